import TartanEngine
import TartanModel

/// A mark, read as whether it is set.
private struct CellMark: CellValue {
  let isSet: Bool

  static func reading(_ bytes: borrowing RawSpan, _ range: Range<Int>, _ name: [UInt8]) -> CellReading<CellMark> {
    if let isSet = Mark.read(bytes, range) { return .value(CellMark(isSet: isSet)) }
    return bytes.equals(range, name.raw, 0..<name.count) ? .value(CellMark(isSet: true)) : .misfit
  }
}

/// Reads a multi field whose columns are labels and whose cells are marks.
struct MarkedBuilder: FieldBuilder {
  private let rule: FieldRule
  private let names: [String]
  private let cells: [CellReader<CellMark>]
  /// Whether each code of each column is a mark that is set: 1 or 0; empty for a column that is read cell by cell.
  private let marks: [[UInt64]]
  private let first: Int
  private var lists: LabelLists

  init(_ rule: FieldRule, _ traits: [ColumnTraits], part: Int, rows: Range<Int>) {
    self.rule = rule
    first = rows.lowerBound
    names = traits.map(\.name)
    let cells = traits.map { CellReader<CellMark>($0.profile, part: part, Array($0.name.utf8)) }
    self.cells = cells
    marks = cells.map { $0.isCoded && !$0.hasMisfit ? $0.table { $0?.isSet == true ? 1 : 0 } : [] }
    lists = LabelLists(rows: rows.count)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Misfit) {
    // The marks of a block as bits, 64 labels in a word, column by column; then the labels of each row from its bits.
    let words = (cells.count + 63) / 64
    var bits = [UInt64](repeating: 0, count: words * rows.count)
    var misfit: Misfit?
    for label in cells.indices {
      do throws(Misfit) {
        try read(label, rows, of: table, in: bytes, into: &bits, words)
      } catch {
        if error.row < misfit?.row ?? .max { misfit = error }
      }
    }
    if let misfit { throw misfit }
    for row in 0..<rows.count {
      lists.makeRoom(for: cells.count)
      for word in 0..<words {
        var left = bits[row &* words &+ word]
        while left != 0 {
          lists.append(UInt32(truncatingIfNeeded: word &* 64 &+ left.trailingZeroBitCount))
          left &= left &- 1
        }
      }
      lists.endRow()
    }
  }

  /// Sets the bit of `label` for each of `rows` that it marks.
  private func read(
    _ label: Int, _ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan, into bits: inout [UInt64],
    _ words: Int
  ) throws(Misfit) {
    let shift = UInt64(truncatingIfNeeded: label & 63)
    var out = bits.mutableSpan
    var place = label >> 6
    if !marks[label].isEmpty {
      let codes = cells[label].codes
      let marks = marks[label]
      let read = codes.span
      let table = marks.span
      for row in rows {
        out[place] |= table[Int(read[row &- first])] &<< shift
        place &+= words
      }
      return
    }
    for row in rows {
      switch cells[label].reading(row, of: table, in: bytes) {
      case .value(let mark): if mark.isSet { out[place] |= 1 &<< shift }
      case .blank, .noValue: break
      case .misfit: throw strange(table, row, label)
      }
      place &+= words
    }
  }

  static func finish(_ parts: consuming [MarkedBuilder]) -> BuiltField {
    let names = parts[0].names
    let codes = names.indices.map { UInt32(truncatingIfNeeded: $0) }
    return BuiltField(
      parts[0].rule, parts.map(\.lists), spellings: names, codes: [[UInt32]](repeating: codes, count: parts.count))
  }

  private func strange(_ table: RecordTable, _ row: Int, _ label: Int) -> Misfit {
    let value = Excerpt.of(table.text(row, rule.columns[label]))
    let diagnostic = Diagnostic(
      .badMapping, at: rule.place, "column \"\(names[label])\" is marked, but line \(table.lines[row]) has '\(value)'",
      hints: [
        "marks are 1, x, yes, y, true or the column's name; 0, no, n, false and a blank cell say that there is none",
        "read the column as a field of its own: \(FieldName.sayable(names[label])) from \"\(names[label])\"",
      ])
    return Misfit(row: row, diagnostic: diagnostic)
  }
}
