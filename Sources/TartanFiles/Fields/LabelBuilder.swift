import TartanEngine
import TartanModel

/// Reads single and multi fields: labels become codes.
struct LabelBuilder {
  let table: RecordTable
  let rule: FieldRule
  let stop: StopFlag

  /// One label a row, from one column.
  func single(_ profile: ColumnProfile) throws(Diagnostic) -> BuiltField {
    if let cells = profile.codes {
      let order = LabelOrder(profile.values.texts, paths: rule.paths)
      let codes = cells.map { $0 == ColumnProfile.blankCode ? LabelOrder.none : order.codes[Int($0)] }
      return finish(order, .single(SingleColumn(codes: codes, labelCount: order.names.count)))
    }
    var pool = ByteTable()
    var codes: [UInt32] = []
    codes.reserveCapacity(table.count)
    try forEachCell(of: profile.column) { bytes, range in
      codes.append(range.isEmpty ? LabelOrder.none : UInt32(truncatingIfNeeded: pool.code(of: bytes, range)))
    }
    let order = LabelOrder(pool.texts, paths: rule.paths)
    for row in codes.indices where codes[row] != LabelOrder.none { codes[row] = order.codes[Int(codes[row])] }
    return finish(order, .single(SingleColumn(codes: codes, labelCount: order.names.count)))
  }

  /// A set of labels a row, from the cells of the rule's columns, each split at the separator.
  func multi() throws(Diagnostic) -> BuiltField {
    let separator = Array((rule.separator ?? "").utf8)
    var pool = ByteTable()
    var lists: [LabelLists] = []
    for column in rule.columns {
      var list = LabelLists(rows: table.count)
      try forEachCell(of: column) { bytes, range in
        if !range.isEmpty {
          Pieces.forEach(in: bytes, range, by: separator) { piece in
            list.append(UInt32(truncatingIfNeeded: pool.code(of: bytes, piece)))
          }
        }
        list.endRow()
      }
      lists.append(list)
    }
    let order = LabelOrder(pool.texts, paths: rule.paths)
    var joined = lists.count == 1 ? lists[0] : LabelLists(joining: lists)
    joined.finish(order.codes)
    return finish(order, .multi(joined.column(labelCount: order.names.count)))
  }

  /// A set of labels a row: a column's name for each column with a mark.
  func marked(_ names: [String]) throws(Diagnostic) -> BuiltField {
    var list = LabelLists(rows: table.count)
    let bytes = table.bytes.raw
    for row in 0..<table.count {
      for (label, column) in rule.columns.enumerated() {
        let cell = table.cell(row, column, in: bytes)
        if cell.isEmpty { continue }
        guard let isSet = Mark.read(bytes, cell.range) ?? Mark.read(bytes, cell.range, name: names[label]) else {
          throw strangeMark(row, column: column, name: names[label])
        }
        if isSet { list.append(UInt32(truncatingIfNeeded: label)) }
      }
      list.endRow()
      if row & 0xFFF == 0 { try checkStop(stop) }
    }
    let order = LabelOrder(names, paths: rule.paths)
    list.finish(order.codes)
    return finish(order, .multi(list.column(labelCount: order.names.count)))
  }

  private func finish(_ order: LabelOrder, _ column: Column) -> BuiltField {
    var rule = rule
    if let separator = order.pathSeparator {
      rule.paths = .separator(separator)
    } else {
      rule.paths = order.hasUnusedPaths ? .none : .byEvidence
    }
    return BuiltField(
      rule: rule, column: column, labels: order.names, isHierarchical: order.pathSeparator != nil,
      hasOwnSlash: order.hasOwnSlash)
  }

  /// Calls `body` with the text of each row's cell, quotes undone; with an empty range for a blank one.
  @inline(__always)
  private func forEachCell(
    of column: Int, _ body: (borrowing RawSpan, Range<Int>) -> Void
  ) throws(Diagnostic) {
    let bytes = table.bytes.raw
    var scratch: [UInt8] = []
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEscaped, !cell.isEmpty {
        scratch.removeAll(keepingCapacity: true)
        Quotes.undo(bytes, cell.range, into: &scratch)
        body(scratch.raw, 0..<scratch.count)
      } else {
        body(bytes, cell.range)
      }
      if row & 0xFFF == 0 { try checkStop(stop) }
    }
  }

  private func strangeMark(_ row: Int, column: Int, name: String) -> Diagnostic {
    Diagnostic(
      .badMapping, at: rule.place,
      "column \"\(name)\" is marked, but line \(table.lines[row]) has '\(Excerpt.of(table.text(row, column)))'",
      hints: [
        "marks are 1, x, yes, y, true or the column's name; 0, no, n, false and a blank cell say that there is none",
        "read the column as a field of its own: \(FieldName.sayable(name)) from \"\(name)\"",
      ])
  }
}

/// Lists of label codes, row after row, while they are read.
struct LabelLists {
  private var offsets: [UInt32] = [0]
  private var codes: [UInt32] = []

  init(rows: Int) {
    offsets.reserveCapacity(rows + 1)
    codes.reserveCapacity(rows)
  }

  /// Lists with the codes of all `lists`, row by row.
  init(joining lists: [LabelLists]) {
    let rows = (lists.first?.offsets.count ?? 1) - 1
    self.init(rows: rows)
    for row in 0..<rows {
      for list in lists { codes += list.codes[Int(list.offsets[row])..<Int(list.offsets[row + 1])] }
      endRow()
    }
  }

  @inline(__always) mutating func append(_ code: UInt32) { codes.append(code) }

  @inline(__always) mutating func endRow() { offsets.append(UInt32(truncatingIfNeeded: codes.count)) }

  /// Gives each code its final value; the codes of a row ascend afterwards, none twice.
  mutating func finish(_ final: [UInt32]) {
    var kept = 0
    var start = 0
    for row in 1..<offsets.count {
      let end = Int(offsets[row])
      let first = kept
      for place in start..<end {
        let code = final[Int(codes[place])]
        if code == LabelOrder.none { continue }
        // A statement has few labels: sorting by insertion needs no memory, and drops doubled ones on the way.
        var position = kept
        while position > first, codes[position - 1] > code { position -= 1 }
        if position > first, codes[position - 1] == code { continue }
        var move = kept
        while move > position {
          codes[move] = codes[move - 1]
          move -= 1
        }
        codes[position] = code
        kept += 1
      }
      offsets[row] = UInt32(truncatingIfNeeded: kept)
      start = end
    }
    codes.removeLast(codes.count - kept)
  }

  /// The column; `finish` comes first.
  func column(labelCount: Int) -> MultiColumn {
    MultiColumn(offsets: offsets, codes: codes, labelCount: labelCount)
  }
}

/// What a cell of a marked column says.
enum Mark {
  /// True for 1, x, yes, y, true and check marks; false for 0, no, n, false and a dash; nil for anything else.
  @inline(__always) static func read(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool? {
    if range.count == 1 {
      switch bytes.byte(at: range.lowerBound) {
      case 0x31, 0x78, 0x58, 0x79, 0x59: return true
      case 0x30, 0x6E, 0x4E, 0x2D: return false
      default: return nil
      }
    }
    return readWord(bytes, range)
  }

  /// True for a cell that repeats its column's name.
  static func read(_ bytes: borrowing RawSpan, _ range: Range<Int>, name: String) -> Bool? {
    let name = Array(name.utf8)
    return bytes.equals(range, name.raw, 0..<name.count) ? true : nil
  }

  private static func readWord(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool? {
    guard range.count <= 8 else { return nil }
    var text: [UInt8] = []
    for place in range { text.append(bytes.byte(at: place)) }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "yes", "true", "1.0", "✓", "✔", "☑", "✗", "✘": return true
    case "no", "false", "0.0", "☐": return false
    default: return nil
    }
  }
}
