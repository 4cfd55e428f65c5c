import TartanModel

/// One field made ready for comparing rows.
struct RowKey {
  private enum Values {
    case ranks(codes: Codes, ranks: [Int])
    case rankLists(MultiColumn, ranks: [Int])
    case numbers([Double])
    case dates(DateColumn)
    case text(TextColumn)
    case identities(TextColumn)
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
    case .text(let column): values = field.kind == .id ? .identities(column) : .text(column)
    }
  }

  /// The place of each label when they are sorted by name.
  private static func ranks(_ names: [String]) -> [Int] {
    var ranks = [Int](repeating: 0, count: names.count)
    let sorted = names.indices.sorted { precedesByScalars(names[$0], names[$1]) }
    for (rank, label) in sorted.enumerated() { ranks[label] = rank }
    return ranks
  }

  /// A number that is never greater for a row that comes first: most rows are told apart by it alone. The greatest of
  /// all for a row without a value, in both directions.
  func ordinal(_ row: Int) -> UInt64 {
    guard !isMissing(row) else { return .max }
    let ascending: UInt64
    switch values {
    case .ranks(let codes, let ranks): ascending = UInt64(ranks[Int(codes[row])])
    case .rankLists(let column, let ranks): ascending = UInt64(rankList(column, ranks, row).first ?? 0)
    case .numbers(let numbers): ascending = RowKey.ordinal(of: numbers[row])
    case .dates(let column):
      ascending = RowKey.ordinal(of: column.firstDays[row]) << 32 | RowKey.ordinal(of: column.lastDays[row])
    case .text(let column): ascending = RowKey.firstBytes(column.piece(at: row))
    case .identities(let column):
      let text = column.piece(at: row)
      // Numbers, of eighteen digits at most, stand before all other identities.
      ascending = wholeNumber(text).map { UInt64($0 + 1 << 61) } ?? (1 << 63 | RowKey.firstBytes(text) >> 1)
    }
    return isDescending ? ~ascending : ascending
  }

  /// The bits of a number, so turned that they order as the numbers do; both zeros are one.
  private static func ordinal(of number: Double) -> UInt64 {
    let bits = (number == 0 ? 0 : number).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  private static func ordinal(of day: Int32) -> UInt64 { UInt64(Int64(day) - Int64(Int32.min)) }

  private static func firstBytes(_ text: Span<UInt8>) -> UInt64 {
    var ordinal: UInt64 = 0
    for index in 0..<8 { ordinal = ordinal << 8 | (index < text.count ? UInt64(text[index]) : 0) }
    return ordinal
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
    case .text(let column), .identities(let column): column.lengths[row] == 0
    }
  }

  private func ascending(_ left: Int, _ right: Int) -> Int {
    switch values {
    case .ranks, .numbers, .dates:
      let ordinals = isDescending ? (ordinal(right), ordinal(left)) : (ordinal(left), ordinal(right))
      return ordinals.0 == ordinals.1 ? 0 : ordinals.0 < ordinals.1 ? -1 : 1
    case .rankLists(let column, let ranks):
      let lists = (rankList(column, ranks, left), rankList(column, ranks, right))
      return lists.0 == lists.1 ? 0 : lists.0.lexicographicallyPrecedes(lists.1) ? -1 : 1
    case .text(let column): return order(column.piece(at: left), column.piece(at: right))
    case .identities(let column): return identities(column.piece(at: left), column.piece(at: right))
    }
  }

  private func rankList(_ column: MultiColumn, _ ranks: [Int], _ row: Int) -> [Int] {
    column.codes[Int(column.offsets[row])..<Int(column.offsets[row + 1])].map { ranks[Int($0)] }.sorted()
  }

  /// Whole numbers by number, before all others.
  private func identities(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    switch (wholeNumber(left), wholeNumber(right)) {
    case (let first?, let second?): first == second ? order(left, right) : first < second ? -1 : 1
    case (.some, nil): -1
    case (nil, .some): 1
    case (nil, nil): order(left, right)
    }
  }
}
