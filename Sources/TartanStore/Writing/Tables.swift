import TartanModel

/// The tables of the file that hold what the dataset is: `meta` for people, the others for the views.
enum Tables {
  /// How each is made.
  static let all = [
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE tartan_directory (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
    "CREATE TABLE tartan_blocks (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL, checksum INTEGER NOT NULL)",
    """
    CREATE TABLE fields (field INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, labels INTEGER NOT NULL, \
    missing INTEGER NOT NULL, paths INTEGER NOT NULL, "column" TEXT)
    """,
    """
    CREATE TABLE tartan_labels (field INTEGER NOT NULL, code INTEGER NOT NULL, label TEXT NOT NULL, \
    statements INTEGER NOT NULL, key BLOB, PRIMARY KEY (field, code)) WITHOUT ROWID
    """,
    "CREATE TABLE tartan_slots (slot INTEGER PRIMARY KEY)",
  ]

  /// Fills all but the blocks.
  static func write(
    _ directory: Directory, fingerprint: String, to database: borrowing Database
  ) throws(DatabaseFailure) {
    try writeMeta(directory, fingerprint, database)
    try writeFields(directory, database)
    try writeLabels(directory, database)
    let slots = directory.fields.flatMap(\.parts).map(\.slotsNeeded).max() ?? 0
    if slots > 0 {
      try database.run(
        "WITH RECURSIVE s(slot) AS (SELECT 0 UNION ALL SELECT slot + 1 FROM s WHERE slot + 1 < \(slots)) "
          + "INSERT INTO tartan_slots SELECT slot FROM s")
    }
  }

  private static func writeMeta(
    _ directory: Directory, _ fingerprint: String, _ database: borrowing Database
  ) throws(DatabaseFailure) {
    var insert = try database.prepare("INSERT INTO meta VALUES (?, ?)")
    let values = [
      ("dataset", directory.name), ("fingerprint", fingerprint), ("format", String(StoreFormat.version)),
      ("program", directory.origin.program), ("read as", directory.origin.mapping),
      ("source", directory.origin.file), ("source sha256", directory.origin.fingerprint),
      ("statements", String(directory.statements)),
    ]
    for (name, value) in values {
      try insert.bind(name, at: 1)
      try insert.bind(value, at: 2)
      try insert.execute()
    }
  }

  private static func writeFields(_ directory: Directory, _ database: borrowing Database) throws(DatabaseFailure) {
    var insert = try database.prepare("INSERT INTO fields VALUES (?, ?, ?, ?, ?, ?, ?)")
    let columns = ColumnNames(directory)
    for (index, stored) in directory.fields.enumerated() {
      let field = stored.description
      insert.bind(index, at: 1)
      try insert.bind(field.name, at: 2)
      try insert.bind(field.kind.rawValue, at: 3)
      insert.bind(field.labels.names.count, at: 4)
      insert.bind(field.missing, at: 5)
      insert.bind(field.isHierarchical ? 1 : 0, at: 6)
      if let column = columns[index] { try insert.bind(column, at: 7) } else { insert.bindNothing(at: 7) }
      try insert.execute()
    }
  }

  private static func writeLabels(_ directory: Directory, _ database: borrowing Database) throws(DatabaseFailure) {
    var insert = try database.prepare("INSERT INTO tartan_labels VALUES (?, ?, ?, ?, ?)")
    for (index, stored) in directory.fields.enumerated() {
      let labels = stored.description.labels
      let width = stored.part(.lists)?.width ?? 0
      for code in labels.names.indices {
        insert.bind(index, at: 1)
        insert.bind(code, at: 2)
        try insert.bind(labels.names[code], at: 3)
        insert.bind(labels.counts[code], at: 4)
        let key = (0..<width).map { UInt8(truncatingIfNeeded: code >> (8 * $0)) }
        if width == 0 { insert.bindNothing(at: 5) }
        if width == 0 { try insert.execute() } else { try insert.execute(key.span, at: 5) }
      }
    }
    try database.run("CREATE UNIQUE INDEX tartan_keys ON tartan_labels (field, key, label) WHERE key IS NOT NULL")
  }
}

extension Part {
  /// How many slots the views need to count through the lists of a block and their elements.
  fileprivate var slotsNeeded: Int { role == .lists ? max(piecesPerBlock, longestBlock) : 0 }
}
