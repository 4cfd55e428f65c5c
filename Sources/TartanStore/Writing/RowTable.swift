import TartanEngine
import TartanModel

/// The table behind the view `statements`: a row a statement, with what is short in it: line, codes, numbers, dates.
///
/// Wording and lists of labels stay in their blocks, from which the views cut them.
struct RowTable {
  private let dataset: Dataset
  private let directory: Directory
  private let fields: [(field: FieldID, column: Column)]

  init(_ dataset: Dataset, _ directory: Directory) {
    self.dataset = dataset
    self.directory = directory
    let short = RowTable.shortFields(of: directory)
    fields = short.map { ($0, dataset[$0]) }
  }

  /// The fields whose values stand in the table, in the order of its columns.
  static func shortFields(of directory: Directory) -> [FieldID] {
    directory.fields.prefix(StoreFormat.mostColumns).map(\.description).filter {
      [.single, .number, .date].contains($0.kind)
    }.map(\.id)
  }

  func write(to database: borrowing Database, stop: StopFlag) throws(SavingFailure) {
    var insert = try attempt { () throws(DatabaseFailure) in try prepared(database) }
    let lines = dataset.lines
    for row in 0..<dataset.statements {
      if row % 4_096 == 0, stop.isRaised { throw .stopped }
      insert.bind(row + 1, at: 1)
      if row < lines.count { insert.bind(Int(lines[row]), at: 2) }
      for (place, entry) in fields.enumerated() { try bind(entry, row, to: insert, at: place + 3) }
      do throws(DatabaseFailure) {
        try insert.execute()
      } catch {
        throw .database(error)
      }
    }
  }

  private func prepared(_ database: borrowing Database) throws(DatabaseFailure) -> Statement {
    let columns = fields.map { ", f\($0.field.index)" }.joined()
    try database.run("CREATE TABLE tartan_rows (statement INTEGER PRIMARY KEY, line INTEGER\(columns))")
    let places = String(repeating: ", ?", count: fields.count)
    return try database.prepare("INSERT INTO tartan_rows VALUES (?, ?\(places))")
  }

  private func bind(
    _ entry: (field: FieldID, column: Column), _ row: Int, to insert: borrowing Statement, at place: Int
  ) throws(SavingFailure) {
    switch entry.column {
    case .single(let column):
      let code = column.codes[row]
      if code == SingleColumn.missing { insert.bindNothing(at: place) } else { insert.bind(Int(code), at: place) }
    case .number(let column):
      let value = column.values[row]
      if value.isNaN {
        insert.bindNothing(at: place)
      } else if let whole = Int(exactly: value), column.decimals == 0, abs(value) < 0x1p53 {
        insert.bind(whole, at: place)
      } else {
        insert.bind(value, at: place)
      }
    case .date:
      guard case .date(let text) = dataset.value(of: entry.field, row: row) else {
        return insert.bindNothing(at: place)
      }
      do throws(DatabaseFailure) {
        try insert.bind(text, at: place)
      } catch {
        throw .database(error)
      }
    case .multi, .text: break
    }
  }
}
