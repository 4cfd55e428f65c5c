/// X²_S with the second-order correction of Rao and Scott (1984), after Bilder and Loughin: a chi-square approximation
/// that knows that tags share statements. Optional; shuffling keeps its level better in small tables.
///
/// With M = D⁻¹ H V H' the statistic is q X²_S / tr(M²) and has q² / tr(M²) degrees of freedom, q the number of
/// fourfold tables that are free. No table of all combinations of tags is needed.
public struct RaoScott: Hashable, Sendable {
  /// The corrected statistic.
  public let statistic: Double
  /// Its degrees of freedom, not whole.
  public let degrees: Double
  /// The probability of so large a statistic from the chi-square distribution.
  public let p: Double

  private init?(sum: Double, tables: Int, traceOfSquare trace: Double) {
    let q = Double(tables)
    guard trace > 0 else { return nil }
    statistic = q * sum / trace
    degrees = q * q / trace
    guard let p = Distribution.chiSquaredUpperTail(statistic, degrees: degrees) else { return nil }
    self.p = p
  }

  /// Groups by tags (multiple marginal independence).
  ///
  /// With S_g the covariance of the tags in group g (divisor N_g), a_g its share and d_j = p_j (1 - p_j), writing out
  /// tr(M²) for H = (I - 1a') x I leaves sums over groups only: T(S, S') = sum over j, l of S_jl S'_jl / (d_j d_l) gives
  /// tr(M²) = sum over g of (1 - 2 a_g) T(S_g, S_g) + T(W, W), with W the sum of a_g S_g. Nil where the test is undefined.
  ///
  /// - Parameter data: groups and tags of the statements.
  /// - Complexity: O(groups x tags² + pairs of tags within statements).
  public init?(marginal data: GroupedTagSets) {
    guard let table = data.table, let plain = MarginalIndependence(table) else { return nil }
    let sets = data.sets.keeping(plain.tests.map(\.tag))
    let width = sets.tagCount
    let n = Double(sets.statementCount)
    let scales = sets.totals.map { 1 / (Double($0) / n * (1 - Double($0) / n)) }
    var within = [Double](repeating: 0, count: width * width)
    var trace = 0.0
    for (group, covariance) in Covariances(of: sets, in: data.groups, plain.groups, table.rowStatements) {
      let share = Double(table.rowStatements[group]) / n
      trace += (1 - 2 * share) * Self.scaledSquare(covariance, scales)
      for cell in within.indices { within[cell] += share * covariance[cell] }
    }
    trace += Self.scaledSquare(within, scales)
    self.init(sum: plain.statistic, tables: (plain.groups.count - 1) * width, traceOfSquare: trace)
  }

  /// Two families of tags (simultaneous pairwise marginal independence), from the covariance of
  /// w_i y_j - p_i y_j - w_i p_j over the statements. Nil where the test is undefined.
  ///
  /// - Parameters:
  ///   - first: the tags w of each statement.
  ///   - second: the tags y of each statement.
  /// - Complexity: O(statements x pairs²), with pairs the product of both numbers of tags.
  public init?(_ first: TagSets, _ second: TagSets) {
    guard let plain = PairwiseIndependence(first, second) else { return nil }
    let rows = first.keeping(first.varyingTags)
    let columns = second.keeping(second.varyingTags)
    let n = Double(rows.statementCount)
    let rowShares = rows.totals.map { Double($0) / n }
    let columnShares = columns.totals.map { Double($0) / n }
    let pairs = rowShares.count * columnShares.count
    let scales = rowShares.flatMap { row in columnShares.map { 1 / (row * (1 - row) * $0 * (1 - $0)) } }
    var sums = [Double](repeating: 0, count: pairs)
    var products = [Double](repeating: 0, count: pairs * pairs)
    for statement in 0..<rows.statementCount {
      let deviations = Self.deviations(rows, rowShares, columns, columnShares, statement)
      for pair in 0..<pairs {
        sums[pair] += deviations[pair]
        for other in pair..<pairs { products[pair * pairs + other] += deviations[pair] * deviations[other] }
      }
    }
    var trace = 0.0
    for pair in 0..<pairs {
      for other in pair..<pairs {
        let covariance = products[pair * pairs + other] / n - sums[pair] / n * (sums[other] / n)
        trace += (pair == other ? 1 : 2) * covariance * covariance * scales[pair] * scales[other]
      }
    }
    self.init(sum: plain.statistic, tables: pairs, traceOfSquare: trace)
  }

  /// (w_i - p_i)(y_j - p_j) of one statement: the same covariance as w_i y_j - p_i y_j - w_i p_j, from which it differs
  /// by a constant, and no loss of digits.
  private static func deviations(
    _ rows: TagSets, _ rowShares: [Double], _ columns: TagSets, _ columnShares: [Double], _ statement: Int
  ) -> [Double] {
    var w = rowShares.map { -$0 }
    for tag in rows.tags(of: statement) { w[Int(tag)] += 1 }
    var y = columnShares.map { -$0 }
    for tag in columns.tags(of: statement) { y[Int(tag)] += 1 }
    return w.flatMap { left in y.map { left * $0 } }
  }

  /// The sum over j, l of S_jl² / (d_j d_l).
  private static func scaledSquare(_ covariance: [Double], _ scales: [Double]) -> Double {
    var sum = 0.0
    for row in scales.indices {
      for column in scales.indices {
        let cell = covariance[row * scales.count + column]
        sum += cell * cell * scales[row] * scales[column]
      }
    }
    return sum
  }
}

/// The covariances of the tags as 0/1 variables in each group, divided by its statements: counted for as many groups at
/// once as memory allows, in one pass over the statements.
private struct Covariances: Sequence, IteratorProtocol {
  private let sets: TagSets
  private let groups: [Int32]
  private let wanted: [Int]
  private let sizes: [Int]
  private let batch: Int
  private var position = 0
  /// The counts of pairs of tags, of the batch of groups at hand.
  private var together: [Int32] = []

  /// The most counts that are held.
  private static let limit = 1 << 24

  init(of sets: TagSets, in groups: [Int32], _ wanted: [Int], _ sizes: [Int]) {
    self.sets = sets
    self.groups = groups
    self.wanted = wanted
    self.sizes = sizes
    batch = Swift.max(1, Self.limit / Swift.max(1, sets.tagCount * sets.tagCount))
  }

  mutating func next() -> (group: Int, covariance: [Double])? {
    guard position < wanted.count else { return nil }
    if position % batch == 0 { count(wanted[position..<Swift.min(position + batch, wanted.count)]) }
    let group = wanted[position]
    let cells = sets.tagCount * sets.tagCount
    let start = position % batch * cells
    position += 1
    let n = Double(sizes[group])
    let covariance = (0..<cells).map { cell in
      let (row, column) = cell.quotientAndRemainder(dividingBy: sets.tagCount)
      let diagonal = (together[start + row * sets.tagCount + row], together[start + column * sets.tagCount + column])
      return (Double(together[start + cell]) - Double(diagonal.0) * Double(diagonal.1) / n) / n
    }
    return (group, covariance)
  }

  private mutating func count(_ batch: ArraySlice<Int>) {
    let width = sets.tagCount
    var place = [Int](repeating: -1, count: sizes.count)
    for (index, group) in batch.enumerated() { place[group] = index * width * width }
    together = [Int32](repeating: 0, count: batch.count * width * width)
    for statement in groups.indices {
      let start = place[Int(groups[statement])]
      guard start >= 0 else { continue }
      let range = sets.range(statement)
      for row in range {
        let line = start &+ Int(sets.tags[row]) &* width
        for column in range { together[line &+ Int(sets.tags[column])] &+= 1 }
      }
    }
  }
}
