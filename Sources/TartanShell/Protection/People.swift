import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

/// Who made each statement, as numbers.
struct People {
  private var codes: [Int: [Int]] = [:]

  /// - Parameters:
  ///   - field: says who made a statement; one without a value counts as made by somebody of its own.
  ///   - statements: whose makers are asked for.
  ///   - dataset: holds the values.
  init(_ field: FieldDescription, of statements: Bitmap, in dataset: Dataset) {
    var numbers: [FieldValue: Int] = [:]
    var next = 0
    for row in statements.rows {
      let values: [FieldValue]
      switch dataset.value(of: field.id, row: row) {
      case .missing: values = []
      case .labels(let labels): values = labels.map { .labels([$0]) }
      case let value: values = [value]
      }
      var people: [Int] = []
      for value in values {
        let number = numbers[value] ?? next
        if number == next {
          numbers[value] = next
          next += 1
        }
        people.append(number)
      }
      if people.isEmpty {
        people = [next]
        next += 1
      }
      codes[row] = people
    }
  }

  /// The people behind some statements.
  func behind(_ statements: Bitmap) -> Set<Int> {
    var people: Set<Int> = []
    for row in statements.rows { people.formUnion(codes[row] ?? []) }
    return people
  }

  /// The people behind each place of a table.
  func contributors(_ all: Bitmap, rows: [Bitmap], columns: [Bitmap]) -> Contributors {
    Contributors(rows: rows.count, columns: columns.count) { place in
      switch place {
      case .cell(let row, let column): behind(rows[row].intersection(columns[column]))
      case .rowTotal(let row): behind(rows[row])
      case .columnTotal(let column): behind(columns[column])
      case .total: behind(all)
      }
    }
  }
}
