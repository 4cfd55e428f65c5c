import TartanEngine
import TartanFiles
import TartanModel

/// Fills an empty file with a dataset. The same dataset gives the same bytes.
struct DatasetWriter {
  let dataset: Dataset
  let origin: Origin
  let stop: StopFlag

  /// Writes everything in one transaction; returns the fingerprint.
  func write(to path: String) throws(SavingFailure) -> String {
    let database = try attempt { () throws(DatabaseFailure) in try begun(path) }
    let directory = try writeBlocks(to: database)
    let bytes = directory.bytes()
    guard let fingerprint = Fingerprint.sha256(of: bytes) else {
      throw .database(DatabaseFailure(kind: .other, message: "libcrypto refuses SHA-256"))
    }
    try attempt { () throws(DatabaseFailure) in
      var insert = try database.prepare("INSERT INTO tartan_directory VALUES (1, ?)")
      try insert.execute(bytes.span, at: 1)
      try Tables.write(directory, fingerprint: fingerprint, to: database)
    }
    try RowTable(dataset, directory).write(to: database, stop: stop)
    try attempt { () throws(DatabaseFailure) in
      for view in Views(directory).all { try database.run(view) }
      try database.run("COMMIT")
    }
    return fingerprint
  }

  private func begun(_ path: String) throws(DatabaseFailure) -> Database {
    let database = try Database.filling(path, pageSize: pageSize)
    try database.run("PRAGMA application_id = \(StoreFormat.applicationID)")
    try database.run("PRAGMA user_version = \(StoreFormat.version)")
    try database.run("BEGIN")
    for table in Tables.all { try database.run(table) }
    return database
  }

  /// Large pages where there is much to read, small ones where a page for each table would be most of the file.
  private var pageSize: Int {
    dataset.statements * 100 * max(1, dataset.catalog.fields.count) < StoreFormat.largePagesFrom ? 4_096 : 65_536
  }

  private func writeBlocks(to database: borrowing Database) throws(SavingFailure) -> Directory {
    var sink: BlockSink
    do throws(DatabaseFailure) {
      sink = try BlockSink(database, stop: stop)
    } catch {
      throw .database(error)
    }
    var fields: [StoredField] = []
    for field in dataset.catalog.fields { fields.append(try write(field, to: &sink)) }
    let lines = dataset.lines.isEmpty ? nil : try sink.add(dataset.lines, as: .lines)
    return Directory(
      origin: origin, name: dataset.catalog.name, statements: dataset.statements, fields: fields, lines: lines)
  }

  private func write(_ field: FieldDescription, to sink: inout BlockSink) throws(SavingFailure) -> StoredField {
    var parts: [Part] = []
    var decimals = 0
    switch dataset[field.id] {
    case .single(let column):
      parts = [try sink.add(column.codes, as: .codes)] + (try writeIndex(of: field.id, to: &sink))
    case .multi(let column):
      parts = [try sink.add(column)] + (try writeIndex(of: field.id, to: &sink))
    case .number(let column):
      parts = [try sink.add(column.values, as: .numbers)]
      decimals = column.decimals
    case .date(let column):
      parts = [try sink.add(column.firstDays, as: .firstDays), try sink.add(column.lastDays, as: .lastDays)]
    case .text(let column): parts = [try sink.add(column)]
    }
    return StoredField(description: field, decimals: decimals, parts: parts)
  }

  private func writeIndex(of field: FieldID, to sink: inout BlockSink) throws(SavingFailure) -> [Part] {
    let index = dataset.labelIndex(of: field)
    return [
      try sink.add(index.slots, as: .slots), try sink.add(index.present.words, as: .present),
      try sink.add(index.dense.words, as: .bitmaps), try sink.add(index.sparseRows, as: .rows),
    ]
  }
}

/// Runs work of SQLite as part of saving.
func attempt<Result: ~Copyable>(_ work: () throws(DatabaseFailure) -> Result) throws(SavingFailure) -> Result {
  do throws(DatabaseFailure) {
    return try work()
  } catch {
    throw .database(error)
  }
}
