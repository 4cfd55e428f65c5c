import TartanModel

/// An order of the rows of a dataset, total: what ties by the keys is ordered by identity, then by row.
struct RowOrder {
  private let keys: [RowKey]

  init(_ keys: [SortKey], _ dataset: Dataset) {
    let ties = dataset.catalog.idField.map { [SortKey($0.id)] } ?? []
    self.keys = (keys + ties).map { RowKey($0, dataset) }
  }

  /// A row with what most often decides where it stands: the ordinals of the first two keys.
  struct Place {
    let row: Int
    let first: UInt64
    let second: UInt64
  }

  func place(of row: Int) -> Place {
    Place(
      row: row, first: keys.first?.ordinal(row) ?? 0, second: keys.dropFirst().first?.ordinal(row) ?? 0)
  }

  /// Whether the first ordinal alone says that a row comes after a place; most rows outside of a short list do.
  func isSurelyAfter(_ row: Int, _ place: Place) -> Bool {
    (keys.first?.ordinal(row) ?? 0) > place.first
  }

  func precedes(_ left: Place, _ right: Place) -> Bool {
    if left.first != right.first { return left.first < right.first }
    // The second key decides only where the first one ties for sure.
    let order = keys.first?.compare(left.row, right.row) ?? 0
    if order != 0 { return order < 0 }
    return left.second == right.second ? precedes(left.row, right.row) : left.second < right.second
  }

  func precedes(_ left: Int, _ right: Int) -> Bool {
    for key in keys {
      let order = key.compare(left, right)
      if order != 0 { return order < 0 }
    }
    return left < right
  }
}
