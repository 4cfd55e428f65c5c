/// A linear programme `A x = b, x >= 0` in whole numbers, solved exactly: the simplex method with Bland's rule (1977)
/// on a tableau that is kept in whole numbers over one denominator (Edmonds 1967).
struct ExactSimplex {
  private var rows: [[Int]]
  private var basis: [Int]
  private let variables: Int
  private var denominator = 1

  /// A system with a solution, or nothing.
  init?(_ equations: [(terms: [Int: Int], sum: Int)], variables: Int) {
    self.variables = variables
    let width = variables + equations.count + 1
    rows = equations.enumerated().map { place, equation in
      var row = Array(repeating: 0, count: width)
      let sign = equation.sum < 0 ? -1 : 1
      for (variable, factor) in equation.terms { row[variable] += sign * factor }
      row[variables + place] = 1
      row[width - 1] = sign * equation.sum
      return row
    }
    basis = equations.indices.map { variables + $0 }
    var cost = Array(repeating: 0, count: width)
    for place in equations.indices { cost[variables + place] = 1 }
    guard minimum(cost, columns: width - 1)?.numerator == 0 else { return nil }
    leaveArtificialVariables()
  }

  /// A value as a fraction.
  struct Value {
    let numerator: Int
    let denominator: Int
  }

  /// Whether the sum of some variables can differ by `width` or more between two solutions.
  func isOpen(_ sum: [Int], by width: Int) -> Bool {
    var cost = Array(repeating: 0, count: rows.first?.count ?? variables + 1)
    for variable in sum { cost[variable] = 1 }
    var down = self
    guard let low = down.minimum(cost, columns: variables) else { return true }
    var up = self
    guard let high = up.minimum(cost.map { -$0 }, columns: variables) else { return true }
    // high is the least of the negative sum.
    let range = -high.numerator * low.denominator - low.numerator * high.denominator
    return range >= width * low.denominator * high.denominator
  }

  private mutating func minimum(_ cost: [Int], columns: Int) -> Value? {
    var reduced = cost.map { $0 * denominator }
    for (place, row) in rows.enumerated() where cost[basis[place]] != 0 {
      let factor = cost[basis[place]]
      for column in reduced.indices { reduced[column] -= factor * row[column] }
    }
    while let entering = (0..<columns).first(where: { reduced[$0] < 0 }) {
      guard let leaving = leaving(entering) else { return nil }
      let pivot = rows[leaving][entering]
      let factor = reduced[entering]
      for column in reduced.indices {
        reduced[column] = (reduced[column] * pivot - factor * rows[leaving][column]) / denominator
      }
      self.pivot(leaving, entering)
    }
    return reduced.last.map { Value(numerator: -$0, denominator: denominator) }
  }

  private func leaving(_ entering: Int) -> Int? {
    var best: Int?
    for place in rows.indices where rows[place][entering] > 0 {
      guard let other = best else {
        best = place
        continue
      }
      let left = (rows[place].last ?? 0) * rows[other][entering]
      let right = (rows[other].last ?? 0) * rows[place][entering]
      if left < right || (left == right && basis[place] < basis[other]) { best = place }
    }
    return best
  }

  private mutating func pivot(_ place: Int, _ entering: Int) {
    let pivot = rows[place][entering]
    precondition(pivot > 0, "a pivot is above zero")
    let pivotRow = rows[place]
    for other in rows.indices where other != place {
      let factor = rows[other][entering]
      if factor == 0 {
        if pivot != denominator {
          for column in pivotRow.indices { rows[other][column] = rows[other][column] * pivot / denominator }
        }
      } else {
        for column in pivotRow.indices {
          rows[other][column] = (rows[other][column] * pivot - factor * pivotRow[column]) / denominator
        }
      }
    }
    denominator = pivot
    basis[place] = entering
  }

  private mutating func leaveArtificialVariables() {
    var place = 0
    while place < rows.count {
      if basis[place] < variables {
        place += 1
      } else if let entering = (0..<variables).first(where: { rows[place][$0] != 0 }) {
        if rows[place][entering] < 0 { rows[place] = rows[place].map { -$0 } }
        pivot(place, entering)
      } else {
        rows.remove(at: place)
        basis.remove(at: place)
      }
    }
  }
}
