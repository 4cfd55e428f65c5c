import TartanEngine
import TartanModel

/// Which rows of the file belong to one statement.
struct Grouping: Sendable {
  /// The statement of each row; empty if each row is one of its own.
  private(set) var statements: [UInt32] = []
  /// The first row of each statement; empty if each row is one of its own.
  private(set) var firstRows: [UInt32] = []
  /// Whether each row is a statement of its own.
  var isIdentity: Bool { statements.isEmpty }

  /// Joins the rows that have the same value in `column`; a row without a value stands alone.
  init(_ survey: ColumnSurvey, by column: Int) {
    let profile = survey.traits[column].profile
    if profile.isUnique { return }
    if profile.isComplete {
      join(byCodesOf: profile)
    } else {
      join(Grouping.repeats(in: survey, column), of: survey.table.count)
    }
  }

  /// How many statements there are, if any row is joined to another.
  var count: Int { firstRows.count }
  /// How many rows there are, if any is joined to another.
  var rows: Int { statements.count }
  /// Whether `row` is not the first one of its statement.
  @inline(__always) func isRepeat(_ row: Int) -> Bool { Int(firstRows[Int(statements[row])]) != row }

  /// Joins rows whose values are coded: the first row of each code is its statement.
  private mutating func join(byCodesOf profile: ColumnProfile) {
    let none = UInt32.max
    var known = [UInt32](repeating: none, count: profile.distinct)
    for part in profile.parts {
      for (offset, code) in part.codes.enumerated() {
        let value = code == 0 ? nil : Int(part.values[Int(code) - 1])
        if let value, known[value] != none {
          statements.append(known[value])
          continue
        }
        if let value { known[value] = UInt32(truncatingIfNeeded: firstRows.count) }
        begin(row: part.rows.lowerBound + offset)
      }
    }
  }

  /// Joins each repeat to its first row.
  private mutating func join(_ repeats: [Repeat], of rows: Int) {
    guard !repeats.isEmpty else { return }
    statements.reserveCapacity(rows)
    firstRows.reserveCapacity(rows - repeats.count)
    var next = 0
    for row in 0..<rows {
      if next < repeats.count, Int(repeats[next].row) == row {
        statements.append(statements[Int(repeats[next].first)])
        next += 1
      } else {
        begin(row: row)
      }
    }
  }

  private mutating func begin(row: Int) {
    statements.append(UInt32(truncatingIfNeeded: firstRows.count))
    firstRows.append(UInt32(truncatingIfNeeded: row))
  }

  /// The rows whose value in `column` an earlier row has.
  private static func repeats(in survey: ColumnSurvey, _ column: Int) -> [Repeat] {
    let table = survey.table
    let hashes = Workers.map(survey.parts.count) { part in
      var scratch: [UInt8] = []
      let bytes = table.bytes.raw
      var hashes = [UInt32](zeros: survey.parts[part].count, capacity: part == 0 ? table.count : 0)
      for (place, row) in survey.parts[part].enumerated() {
        table.withText(row, column, in: bytes, &scratch) { text, range in
          if !range.isEmpty { hashes[place] = ByteHash.short(ByteHash.hash(text, range)) }
        }
      }
      return hashes
    }
    let repeats = Repeats(hashes: joined(hashes), threads: survey.parts.count) { row in
      var scratch: [UInt8] = []
      var hash: UInt64 = 0
      table.withText(row, column, in: table.bytes.raw, &scratch) { hash = ByteHash.hash($0, $1) }
      return hash
    } areEqual: { first, row in
      let bytes = table.bytes.raw
      return table.reads(table.cell(first, column, in: bytes), like: table.cell(row, column, in: bytes), in: bytes)
    }
    return repeats.find(stop: StopFlag())
  }

  /// How many repeated rows have another value in `column` than the first row of their statement; blanks agree.
  func differing(_ survey: ColumnSurvey, in column: Int) -> Int {
    guard !isIdentity else { return 0 }
    let table = survey.table
    return Workers.map(survey.parts.count) { part in
      let bytes = table.bytes.raw
      var count = 0
      for row in survey.parts[part] where isRepeat(row) {
        let cell = table.cell(row, column, in: bytes)
        if cell.isEmpty { continue }
        let first = table.cell(Int(firstRows[Int(statements[row])]), column, in: bytes)
        if !first.isEmpty, !table.reads(first, like: cell, in: bytes) { count += 1 }
      }
      return count
    }.reduce(0, +)
  }
}

/// The elements of all parts in one array; the first part's array is used further, if it has the room.
func joined<Element>(_ parts: consuming [[Element]]) -> [Element] {
  guard parts.count > 1 else { return parts.first ?? [] }
  var all: [Element] = []
  swap(&all, &parts[0])
  for part in parts.dropFirst() { all += part }
  return all
}
