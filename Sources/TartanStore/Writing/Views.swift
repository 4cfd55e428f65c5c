import TartanModel

/// The views by which any SQLite tool reads the file: `statements`, `labels` and `codings`.
///
/// They cut wording and lists out of blocks by `substr`, at places that stand in front of them as decimal numbers.
struct Views {
  private let directory: Directory
  private let columns: ColumnNames

  init(_ directory: Directory) {
    self.directory = directory
    columns = ColumnNames(directory)
  }

  /// How each view is made.
  var all: [String] { [labels, statements, codings] }

  private var labels: String {
    """
    CREATE VIEW labels AS SELECT f.name AS field, l.code, l.label, l.statements \
    FROM tartan_labels l JOIN fields f ON f.field = l.field
    """
  }

  private var statements: String {
    let shown = directory.fields.enumerated().compactMap { index, stored in
      columns[index].map { "\(value(of: stored, index)) AS \($0.sqlName)" }
    }
    return "CREATE VIEW statements AS SELECT "
      + (["r.statement AS statement", "r.line AS line"] + shown).joined(separator: ", ") + " FROM tartan_rows r"
  }

  private func value(of stored: StoredField, _ index: Int) -> String {
    switch stored.description.kind {
    case .single: return "(SELECT label FROM tartan_labels WHERE field = \(index) AND code = r.f\(index))"
    case .number, .date: return "r.f\(index)"
    case .text, .id:
      guard let part = stored.part(.wording) else { return "NULL" }
      return "(SELECT nullif(CAST(substr(bytes, \(part.start)) AS TEXT), '') FROM tartan_blocks "
        + "WHERE id = \(part.block))"
    case .multi:
      guard let part = stored.part(.lists) else { return "NULL" }
      let key = "substr(b.bytes, \(part.headCount + 1) + k.slot * \(part.width), \(part.width))"
      return "(SELECT group_concat(l.label, '; ') FROM tartan_blocks b CROSS JOIN tartan_slots k "
        + "CROSS JOIN tartan_labels l WHERE b.id = \(part.block) AND k.slot >= \(part.place(of: Views.row, 0)) "
        + "AND k.slot < \(part.place(of: Views.row, 1)) AND l.field = \(index) AND l.key = \(key))"
    }
  }

  /// Which row of the file the statement at hand is, from 0.
  fileprivate static let row = "(r.statement - 1)"

  private var codings: String {
    let coded = directory.fields.enumerated().filter { [.single, .multi].contains($0.element.description.kind) }
    let selects = coded.prefix(StoreFormat.mostCodedFields).map { coding(of: $0.element, $0.offset) }
    let none = "SELECT NULL AS statement, NULL AS field, NULL AS label WHERE 0"
    return "CREATE VIEW codings AS " + (selects.isEmpty ? none : selects.joined(separator: " UNION ALL "))
  }

  private func coding(of stored: StoredField, _ index: Int) -> String {
    let name = (columns[index] ?? stored.description.name).sqlText
    guard let part = stored.part(.lists) else {
      return "SELECT r.statement AS statement, \(name) AS field, l.label AS label FROM tartan_rows r "
        + "CROSS JOIN tartan_labels l WHERE l.field = \(index) AND l.code = r.f\(index)"
    }
    let row = "((b.id - \(part.firstBlock)) * \(part.piecesPerBlock) + s.slot)"
    let key = "substr(b.bytes, \(part.headCount + 1) + k.slot * \(part.width), \(part.width))"
    return "SELECT \(row) + 1 AS statement, \(name) AS field, l.label AS label FROM tartan_blocks b "
      + "CROSS JOIN tartan_slots s CROSS JOIN tartan_slots k CROSS JOIN tartan_labels l "
      + "WHERE b.id BETWEEN \(part.firstBlock) AND \(part.firstBlock + part.blocks - 1) "
      + "AND s.slot < \(part.piecesPerBlock) AND k.slot >= \(part.place(at: "s.slot")) "
      + "AND k.slot < \(part.place(at: "(s.slot + 1)")) AND l.field = \(index) AND l.key = \(key)"
  }
}

extension Part {
  /// The number of the block that has the piece of the row at hand.
  fileprivate var block: String { "\(firstBlock) + \(Views.row) / \(piecesPerBlock)" }

  /// The place that stands at a position of the head of a block.
  fileprivate func place(at position: String) -> String {
    "CAST(substr(bytes, \(position) * \(digits) + 1, \(digits)) AS INTEGER)"
  }

  /// The place at which the piece of a row begins, or, for `next` 1, ends.
  fileprivate func place(of row: String, _ next: Int) -> String {
    place(at: "(\(row) % \(piecesPerBlock) + \(next))")
  }

  /// Where the wording of the row at hand begins in its block, and how long it is: what `substr` wants.
  fileprivate var start: String {
    let begin = place(of: Views.row, 0)
    return "\(headCount + 1) + \(begin), \(place(of: Views.row, 1)) - \(begin)"
  }
}
