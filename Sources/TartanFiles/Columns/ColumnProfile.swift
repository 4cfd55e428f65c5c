import TartanModel

/// What the cells of one column hold: enough to tell what kind of field the column is.
struct ColumnProfile: Sendable {
  /// The column.
  let column: Int
  /// Whether `values` holds every value of the column; else those of a sample of rows.
  let isComplete: Bool
  /// The different values, in the order of the file.
  let values: ByteTable
  /// How many rows have each value.
  let counts: [Int]
  /// How many cells `values` stand for; how many are not blank, if it holds every value.
  let seen: Int
  /// The codes of the cells, if every value is known, in parts of the rows.
  let parts: [CodedPart]
  /// Whether the values are known to ascend, so that none repeats.
  let ascends: Bool

  /// The codes of the cells in one part of the rows.
  struct CodedPart: Sendable {
    /// The part's rows.
    let rows: Range<Int>
    /// The part's own code plus one of each cell; 0 for a blank one.
    let codes: [UInt16]
    /// The code in `values` for each of the part's own codes.
    let values: [UInt32]
  }

  /// How many different values there are among those seen.
  var distinct: Int { values.count }
  /// How many cells are not blank; of a varied column at least so many.
  var filled: Int { isComplete ? seen : max(seen, PartProfile.fewValues) }
  /// Whether each value stands in one row.
  var isUnique: Bool { isComplete ? distinct == seen : ascends }

  /// Joins what the parts of the rows show.
  init(_ parts: [PartProfile], in bytes: borrowing RawSpan) {
    column = parts.first?.column ?? 0
    let merged = ByteTable.merge(parts.map(\.values))
    var counts = [Int](repeating: 0, count: merged.table.count)
    for (part, codes) in zip(parts, merged.codes) {
      for (own, code) in codes.enumerated() { counts[Int(code)] += part.counts[own + 1] }
    }
    values = merged.table
    seen = counts.reduce(0, +)
    self.counts = counts
    let isVaried = parts.contains(where: \.isVaried) || PartProfile.isVaried(distinct: counts.count, seen: seen)
    isComplete = !isVaried
    self.parts =
      isVaried
      ? [] : zip(parts, merged.codes).map { CodedPart(rows: $0.rows, codes: $0.codes, values: $1) }
    ascends = isVaried && Ascent.holds(parts.map(\.ascent), in: bytes)
  }
}

extension ColumnProfile {
  /// How many rows are looked at before those before the next field.
  static let blockSize = 1024
  /// About how many rows are looked at in a column with many different values.
  private static let sampleSize = 4096

  /// Looks at every column of `table`, in parts of the rows.
  static func all(of table: RecordTable, _ parts: [Range<Int>], stop: StopFlag) throws(Diagnostic) -> [ColumnProfile] {
    let step = max(1, table.count / sampleSize)
    let head = read(0..<min(table.count, PartProfile.headSize), of: table, step: step, stop: stop)
    let isVaried = head.map { PartProfile.isVaried(distinct: $0.values.count, seen: $0.seen) }
    let found =
      table.count <= PartProfile.headSize && parts.count == 1
      ? [head]
      : Workers.map(parts.count) { read(parts[$0], of: table, step: step, isVaried: isVaried, stop: stop) }
    try checkStop(stop)
    return (0..<table.columnCount).map { column in
      let profile = ColumnProfile(found.map { $0[column] }, in: table.bytes.raw)
      return profile.isComplete || isVaried[column] && found.allSatisfy { $0[column].isVaried }
        ? profile : sampled(column, of: table, step: step)
    }
  }

  /// Looks at some rows, a block of them in every column while it is in the processor's cache.
  private static func read(
    _ rows: Range<Int>, of table: RecordTable, step: Int, isVaried: [Bool] = [], stop: StopFlag
  ) -> [PartProfile] {
    let bytes = table.bytes.raw
    var profiles: [PartProfile] = []
    for column in 0..<table.columnCount {
      profiles.append(PartProfile(column: column, rows: rows, isVaried: !isVaried.isEmpty && isVaried[column]))
    }
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: blockSize) {
      let block = start..<min(start + blockSize, rows.upperBound)
      for column in profiles.indices { profiles[column].add(block, of: table, in: bytes, step: step) }
      if stop.isRaised { break }
    }
    return profiles
  }

  /// The profile of a column that turned out to have too many values when most of it was read.
  private static func sampled(_ column: Int, of table: RecordTable, step: Int) -> ColumnProfile {
    var profile = PartProfile(column: column, rows: 0..<table.count, isVaried: true)
    let bytes = table.bytes.raw
    profile.sample(0..<table.count, of: table, in: bytes, step: step)
    profile.forgetAscent()
    return ColumnProfile([profile], in: bytes)
  }
}
