import Synchronization
import TartanStatistics
import Testing

/// One data set of statements with the values that other implementations computed from it.
struct ReferenceSet {
  static let names = ["p1_tiny", "p2_workshop", "p3_sparse", "p4_association", "p5_two_coders", "p6_disclosure"]

  struct Row {
    let id: String
    let theme: String
    let tags: Set<String>
    let authority: String
    let coder: String
  }

  let expected: Json
  let themes: [String]
  let tags: [String]
  let authorities: [String]
  /// All rows: of each coder where there are several.
  let rows: [Row]

  /// The rows that tables are made of: of the first coder where there are several.
  let statements: [Row]
  /// What the tables of the statements should be.
  let tables: Json

  /// The sets that were read, each once.
  private static let read = Mutex<[String: ReferenceSet]>([:])

  init(_ name: String) throws {
    self = try Self.read.withLock { read in
      if let known = read[name] { return known }
      let set = try ReferenceSet(reading: name)
      read[name] = set
      return set
    }
  }

  private init(reading name: String) throws {
    let file = try Json.file(name + ".json")
    expected = file["expected"]
    themes = expected["themes"].texts
    tags = expected["tags"].texts
    authorities = expected["authorities"].texts
    let rows = file["rows"].list.map { row in
      Row(
        id: row["id"].text, theme: row["theme"].text, tags: Set(row["tags"].texts), authority: row["authority"].text,
        coder: row["coder"].text)
    }
    self.rows = rows
    let tables = expected["cases"][0]
    let filter = tables["filter"]["coder"]
    statements = filter.isNull ? rows : rows.filter { $0.coder == filter.text }
    self.tables = tables
    try #require(statements.count == tables["statements"].integer)
  }

  /// The tags of each statement, as numbers in a list of tags.
  func sets(of tags: [String]) throws -> TagSets {
    try known(
      TagSets(statements.map { row in tags.indices.filter { row.tags.contains(tags[$0]) } }, tagCount: tags.count))
  }

  /// Themes or authorities by tags.
  func grouped(by groups: [String], _ field: KeyPath<Row, String>) throws -> GroupedTagSets {
    let numbers = try statements.map { row in try known(groups.firstIndex(of: row[keyPath: field])) }
    return try known(GroupedTagSets(groups: numbers, groupCount: groups.count, sets: sets(of: tags)))
  }

  func count(_ holds: (Row) -> Bool) -> Int { statements.filter(holds).count }
}
