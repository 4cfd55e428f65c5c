import TartanModel
import TartanPlan

/// The items of an axis as sets of rows in memory, where kernels reach them.
package struct AxisBits: Sendable {
  /// Where the sets are; may hold others too.
  let matrix: BitMatrix
  /// Which set of the matrix each item is.
  let slots: [Int]
  /// The rows in some item, if that is known beforehand.
  private let all: Bitmap?
  /// How many rows are in each item, if that is known beforehand.
  private let totals: [Int]?

  init(matrix: BitMatrix, slots: [Int], all: Bitmap? = nil, totals: [Int]? = nil) {
    self.matrix = matrix
    self.slots = slots
    self.all = all
    self.totals = totals
  }

  /// Takes the items as they are.
  package init(_ sets: [Bitmap], rows: Int) {
    self.init(matrix: BitMatrix(sets, rows: rows), slots: Array(sets.indices))
  }

  /// The rows in some item.
  func union() -> Bitmap {
    if let all { return all }
    var union = Bitmap(none: matrix.rowCount)
    for slot in slots { addWords(matrix.span(at: slot), to: &union.words) }
    return union
  }

  /// How many rows of `base` are in each item.
  func counts(within base: Bitmap) -> [Int] {
    if let totals, base.isFull { return totals }
    return slots.map { countIntersection(matrix.span(at: $0), base.words.span) }
  }
}

extension Executor {
  /// The sets of the items: those kept with the dataset where each item is one dense label, else made here.
  func bits(of items: [AxisItem], shape: AxisShape, within base: Bitmap) throws(EngineFailure) -> AxisBits {
    if let slots = sharedSlots(of: shape), case .labels(let field, let labels) = shape {
      trace?.note(.keptBitmaps(slots.count))
      let index = dataset.labelIndex(of: field)
      let isWhole = Set(slots).count == index.counts.count
      return AxisBits(
        matrix: index.dense, slots: slots, all: isWhole ? index.present : nil,
        totals: labels.map { $0.reduce(0) { $0 + index.counts[$1.index] } })
    }
    trace?.note(.madeBitmaps(items.count))
    var matrix = BitMatrix(sets: items.count, rows: base.count)
    for (index, item) in items.enumerated() { matrix.copy(try bitmap(of: item.set, within: base), to: index) }
    return AxisBits(matrix: matrix, slots: Array(items.indices))
  }

  /// The sets kept with the dataset that the items are, or nil if some item is not one of them.
  func sharedSlots(of shape: AxisShape) -> [Int]? {
    guard case .labels(let field, let items) = shape else { return nil }
    let index = dataset.labelIndex(of: field)
    var slots: [Int] = []
    for labels in items {
      guard let label = labels.first, labels.count == 1, let slot = index.slot(of: label) else { return nil }
      slots.append(slot)
    }
    return slots
  }
}
