import TartanModel

/// Reads one field from one part of the rows, block by block, so that all fields of a block are read while it is in
/// the processor's cache.
protocol FieldBuilder: Sendable {
  /// Reads the next rows, which follow the ones before.
  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Misfit)
  /// The field, once all parts have read their rows; `parts` are in the order of the rows.
  static func finish(_ parts: consuming [Self]) -> BuiltField
}

/// A cell that is not of its field's kind.
struct Misfit: Error {
  /// The row that holds it.
  let row: Int
  /// What is said about it.
  let diagnostic: Diagnostic
}

extension RecordTable {
  /// Calls `body` with the text of a cell, quotes undone; with an empty range for a blank one.
  @inline(__always)
  func withText(
    _ row: Int, _ column: Int, in bytes: borrowing RawSpan, _ scratch: inout [UInt8],
    _ body: (borrowing RawSpan, Range<Int>) -> Void
  ) {
    let cell = cell(row, column, in: bytes)
    if cell.isEscaped, !cell.isEmpty {
      scratch.removeAll(keepingCapacity: true)
      Quotes.undo(bytes, cell.range, into: &scratch)
      body(scratch.raw, 0..<scratch.count)
    } else {
      body(bytes, cell.range)
    }
  }
}

extension FieldRule {
  /// The rule, with how its labels turned out to be read as paths.
  func settled(_ order: LabelOrder) -> FieldRule {
    var rule = self
    if let separator = order.pathSeparator {
      rule.paths = .separator(separator)
    } else {
      rule.paths = order.hasUnusedPaths ? .none : .byEvidence
    }
    return rule
  }

  /// The mistake of a value that is not of the field's kind.
  func misfit(_ table: RecordTable, _ row: Int, _ kind: String) -> Misfit {
    let value = Excerpt.of(table.text(row, columns[0]))
    let diagnostic = Diagnostic(
      .badMapping, at: kindPlace ?? place,
      "field '\(name)' cannot be a \(kind): line \(table.lines[row]) has '\(value)'",
      hints: kind == "date"
        ? ["dates are written 2020-01-21, 2020-01 or 2020", "as single"] : ["as single", "as text"])
    return Misfit(row: row, diagnostic: diagnostic)
  }
}
