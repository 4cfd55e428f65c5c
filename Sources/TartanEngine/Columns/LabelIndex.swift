package import TartanModel

/// The statements of each label of a field, ready to be combined.
///
/// A label on more than one statement in `densityLimit` has a bitmap, the others a sorted list of rows; bitmaps stop
/// at `memoryLimit` bytes a field, and the rarer labels then have lists whatever their density.
package struct LabelIndex: Sendable {
  /// How many statements carry each label.
  package let counts: [Int]
  /// The statements with a label at all.
  package let present: Bitmap
  /// The bitmaps of the dense labels.
  package let dense: BitMatrix
  /// Which bitmap of `dense` a label has, or -1.
  package let slots: [Int32]
  /// Where the rows of each sparse label begin in `sparseRows`, and one end.
  private let starts: [Int]
  package let sparseRows: [UInt32]

  /// A label on fewer than one in so many statements is kept as a list.
  package static let densityLimit = 1024
  /// What the bitmaps of one field may take: 160 MiB, enough for a hundred labels of ten million statements.
  package static let memoryLimit = 160 << 20

  /// Indexes a single field.
  package init(_ column: SingleColumn, memoryLimit: Int = LabelIndex.memoryLimit) {
    self.init(rowCount: column.codes.count, labelCount: column.labelCount, memoryLimit: memoryLimit) { visit in
      switch column.codes {
      case .bytes(let codes): LabelIndex.visitAll(codes.span, visit)
      case .shorts(let codes): LabelIndex.visitAll(codes.span, visit)
      case .words(let codes): LabelIndex.visitAll(codes.span, visit)
      }
    }
  }

  /// Indexes a multi field.
  package init(_ column: MultiColumn, memoryLimit: Int = LabelIndex.memoryLimit) {
    self.init(rowCount: column.count, labelCount: column.labelCount, memoryLimit: memoryLimit) { visit in
      switch column.codes {
      case .bytes(let codes): LabelIndex.visitAll(column.offsets.span, codes.span, visit)
      case .shorts(let codes): LabelIndex.visitAll(column.offsets.span, codes.span, visit)
      case .words(let codes): LabelIndex.visitAll(column.offsets.span, codes.span, visit)
      }
    }
  }

  @inline(__always)
  private static func visitAll<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ visit: (Int, Int) -> Void
  ) {
    for row in codes.indices where codes[row] != .max { visit(row, Int(codes[row])) }
  }

  @inline(__always)
  private static func visitAll<Code: FixedWidthInteger & UnsignedInteger>(
    _ offsets: Span<UInt32>, _ codes: Span<Code>, _ visit: (Int, Int) -> Void
  ) {
    for row in 0..<offsets.count - 1 {
      for index in Int(offsets[row])..<Int(offsets[row &+ 1]) { visit(row, Int(codes[index])) }
    }
  }

  /// Indexes what `visitAll` visits: row and label, rows ascending; it is called twice, to count and to fill.
  @inline(__always)
  private init(
    rowCount: Int, labelCount: Int, memoryLimit: Int, visitAll: ((Int, Int) -> Void) -> Void
  ) {
    var counts = [Int](repeating: 0, count: labelCount)
    visitAll { _, label in counts[label] += 1 }
    let slots = LabelIndex.denseSlots(counts, rowCount: rowCount, memoryLimit: memoryLimit)
    var starts = [0]
    for label in counts.indices { starts.append(starts[label] + (slots[label] < 0 ? counts[label] : 0)) }
    var ends = starts
    var sparseRows = [UInt32](repeating: 0, count: starts[labelCount])
    var dense = BitMatrix(sets: slots.count { $0 >= 0 }, rows: rowCount)
    var present = Bitmap(none: rowCount)
    visitAll { row, label in
      present.words[row / 64] |= 1 << UInt64(row % 64)
      if slots[label] >= 0 {
        dense.insert(row, into: Int(slots[label]))
      } else {
        sparseRows[ends[label]] = UInt32(truncatingIfNeeded: row)
        ends[label] += 1
      }
    }
    self.counts = counts
    self.present = present
    self.dense = dense
    self.slots = slots
    self.starts = starts
    self.sparseRows = sparseRows
  }

  /// Puts an index together from its parts, as they were saved; nil if the parts do not fit each other.
  ///
  /// - Parameters:
  ///   - counts: how many statements carry each label.
  ///   - present: the statements with a label at all.
  ///   - dense: the bitmaps of the dense labels, in the order of their labels.
  ///   - slots: which bitmap each label has, or -1.
  ///   - sparseRows: the statements of the other labels, label after label, ascending.
  package init?(counts: [Int], present: Bitmap, dense: BitMatrix, slots: [Int32], sparseRows: [UInt32]) {
    guard slots.count == counts.count, dense.rowCount == present.count else { return nil }
    var starts = [0]
    var slot: Int32 = 0
    for label in counts.indices {
      guard slots[label] == -1 || slots[label] == slot else { return nil }
      if slots[label] >= 0 { slot += 1 }
      starts.append(starts[label] + (slots[label] < 0 ? counts[label] : 0))
    }
    let rowCount = UInt32(clamping: present.count)
    guard Int(slot) == dense.setCount, starts.last == sparseRows.count, sparseRows.allSatisfy({ $0 < rowCount }) else {
      return nil
    }
    self.counts = counts
    self.present = present
    self.dense = dense
    self.slots = slots
    self.starts = starts
    self.sparseRows = sparseRows
  }

  /// Which labels get a bitmap: the densest first, as far as the memory goes.
  private static func denseSlots(_ counts: [Int], rowCount: Int, memoryLimit: Int) -> [Int32] {
    let bytesPerSet = max(1, (rowCount + 63) / 64 * 8)
    let wanted = counts.indices.filter { counts[$0] > 0 && counts[$0] >= rowCount / densityLimit }
    let byDensity = wanted.sorted { (counts[$1], $0) < (counts[$0], $1) }
    var slots = [Int32](repeating: -1, count: counts.count)
    let chosen = byDensity.prefix(memoryLimit / bytesPerSet).sorted()
    for (slot, label) in chosen.enumerated() { slots[label] = Int32(slot) }
    return slots
  }

  /// What it costs to count every label within a set, in nanoseconds, roughly.
  package var countingCost: Double {
    Double(dense.setCount * dense.wordsPerSet) * nanosecondsPerWord * 1.5 + Double(sparseRows.count) * 2
      + Double(counts.count) * 20
  }

  /// How many rows the lists have together.
  var listedRows: Int { sparseRows.count }

  /// How many labels have a list.
  var listCount: Int { counts.indices.count { slots[$0] < 0 && counts[$0] > 0 } }

  /// Which bitmap of `dense` the label has, or nil if its statements are a list.
  package func slot(of label: LabelID) -> Int? {
    let slot = slots[label.index]
    return slot < 0 ? nil : Int(slot)
  }

  /// Adds the statements of `label` to `set`.
  package func add(_ label: LabelID, to set: inout Bitmap) {
    if let slot = slot(of: label) {
      addWords(dense.span(at: slot), to: &set.words)
    } else {
      for index in starts[label.index]..<starts[label.index + 1] { set.insert(Int(sparseRows[index])) }
    }
  }

  /// How many statements of `base` carry `label`.
  package func count(of label: LabelID, within base: Bitmap) -> Int {
    if let slot = slot(of: label) { return countIntersection(dense.span(at: slot), base.words.span) }
    let rows = sparseRows[starts[label.index]..<starts[label.index + 1]]
    return rows.count { base.contains(Int($0)) }
  }

  /// How the statements of labels are found.
  func way(of labels: [LabelID]) -> TraceWay {
    let bitmaps = labels.count { slot(of: $0) != nil }
    return .labelSets(bitmaps: bitmaps, lists: labels.count - bitmaps)
  }
}
