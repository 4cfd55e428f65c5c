public import TartanModel

/// A field to sort statements by.
public struct SortKey: Hashable, Sendable {
  /// The field.
  public let field: FieldID
  /// Whether the largest come first; statements without a value come last either way.
  public let isDescending: Bool

  /// Makes a key.
  public init(_ field: FieldID, descending: Bool = false) {
    self.field = field
    isDescending = descending
  }
}

extension Executor {
  /// The rows of a set in an order, at most `limit` of them.
  ///
  /// Without keys: the order of the file. With keys: labels by name and text by Unicode scalars, several labels of one
  /// statement label after label; identities that are whole numbers by number, before others. What ties is ordered by
  /// identity, then by row, so that another order of the file changes no sorted list.
  ///
  /// - Throws: `EngineFailure.stopped`.
  public func rows(
    in set: Bitmap, sortedBy keys: [SortKey] = [], limit: Int = .max
  ) throws(EngineFailure) -> [Int] {
    guard !keys.isEmpty else { return set.first(limit) }
    let order = RowOrder(keys, dataset)
    var kept: [Int] = []
    var last: Int?
    for row in set.rows {
      if let last, !order.precedes(row, last) { continue }
      kept.append(row)
      // Twice the limit, then back to it: few rows are ever sorted when few are wanted.
      if kept.count - 4096 > limit, kept.count > 2 * limit {
        try sort(&kept, by: order)
        kept.removeLast(kept.count - limit)
        last = kept.last
      }
    }
    try sort(&kept, by: order)
    return Array(kept.prefix(max(0, limit)))
  }

  private func sort(_ rows: inout [Int], by order: RowOrder) throws(EngineFailure) {
    do {
      try rows.sort { left, right in
        try stop.check()
        return order.precedes(left, right)
      }
    } catch {
      throw .stopped
    }
  }
}

/// An order of the rows of a dataset, total.
struct RowOrder {
  private let keys: [RowKey]

  init(_ keys: [SortKey], _ dataset: Dataset) {
    let ties = dataset.catalog.idField.map { [SortKey($0.id)] } ?? []
    self.keys = (keys + ties).map { RowKey($0, dataset) }
  }

  func precedes(_ left: Int, _ right: Int) -> Bool {
    for key in keys {
      let order = key.compare(left, right)
      if order != 0 { return order < 0 }
    }
    return left < right
  }
}

/// One field made ready for comparing rows.
private struct RowKey {
  private enum Values {
    case ranks(codes: [UInt32], ranks: [Int])
    case rankLists(MultiColumn, ranks: [Int])
    case numbers([Double])
    case dates(DateColumn)
    case text(TextColumn, isIdentity: Bool)
  }

  private let values: Values
  private let isDescending: Bool

  init(_ key: SortKey, _ dataset: Dataset) {
    isDescending = key.isDescending
    let field = dataset.catalog[key.field]
    switch dataset[key.field] {
    case .single(let column): values = .ranks(codes: column.codes, ranks: RowKey.ranks(field.labels.names))
    case .multi(let column): values = .rankLists(column, ranks: RowKey.ranks(field.labels.names))
    case .number(let column): values = .numbers(column.values)
    case .date(let column): values = .dates(column)
    case .text(let column): values = .text(column, isIdentity: field.kind == .id)
    }
  }

  /// The place of each label when they are sorted by name.
  private static func ranks(_ names: [String]) -> [Int] {
    var ranks = [Int](repeating: 0, count: names.count)
    let sorted = names.indices.sorted { precedesByScalars(names[$0], names[$1]) }
    for (rank, label) in sorted.enumerated() { ranks[label] = rank }
    return ranks
  }

  /// Below 0 if `left` comes first, above 0 if `right` does. A row without a value comes last in both directions.
  func compare(_ left: Int, _ right: Int) -> Int {
    switch (isMissing(left), isMissing(right)) {
    case (true, true): return 0
    case (true, false): return 1
    case (false, true): return -1
    case (false, false): return isDescending ? ascending(right, left) : ascending(left, right)
    }
  }

  private func isMissing(_ row: Int) -> Bool {
    switch values {
    case .ranks(let codes, _): codes[row] == SingleColumn.missing
    case .rankLists(let column, _): column.offsets[row] == column.offsets[row + 1]
    case .numbers(let numbers): numbers[row].isNaN
    case .dates(let column): column.firstDays[row] == DateColumn.missing
    case .text(let column, _): column.lengths[row] == 0
    }
  }

  private func ascending(_ left: Int, _ right: Int) -> Int {
    switch values {
    case .ranks(let codes, let ranks): order(ranks[Int(codes[left])], ranks[Int(codes[right])])
    case .rankLists(let column, let ranks): lists(rankList(column, ranks, left), rankList(column, ranks, right))
    case .numbers(let numbers): order(numbers[left], numbers[right])
    case .dates(let column):
      column.firstDays[left] == column.firstDays[right]
        ? order(column.lastDays[left], column.lastDays[right]) : order(column.firstDays[left], column.firstDays[right])
    case .text(let column, let isIdentity):
      isIdentity ? identities(column, left, right) : bytes(column.piece(at: left), column.piece(at: right))
    }
  }

  private func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  private func rankList(_ column: MultiColumn, _ ranks: [Int], _ row: Int) -> [Int] {
    column.codes[Int(column.offsets[row])..<Int(column.offsets[row + 1])].map { ranks[Int($0)] }.sorted()
  }

  private func lists(_ left: [Int], _ right: [Int]) -> Int {
    left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
  }

  private func bytes(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index] ? -1 : 1
    }
    return order(left.count, right.count)
  }

  private func identities(_ column: TextColumn, _ left: Int, _ right: Int) -> Int {
    let texts = (column.piece(at: left), column.piece(at: right))
    switch (wholeNumber(texts.0), wholeNumber(texts.1)) {
    case (let first?, let second?): return first == second ? bytes(texts.0, texts.1) : order(first, second)
    case (.some, nil): return -1
    case (nil, .some): return 1
    case (nil, nil): return bytes(texts.0, texts.1)
    }
  }
}
