import Synchronization
import TartanEngine
import TartanModel

/// Reads the fields of a mapping from the records.
struct FieldReader: Sendable {
  let survey: ColumnSurvey
  let stop: StopFlag

  /// How many rows are read before the next field has its turn: few enough to stay in the cache.
  private static let blockSize = 1024

  /// What one thread brings back.
  private struct Part: Sendable {
    var builders: [any FieldBuilder]
    var misfit: Misfit?
  }

  /// Reads all fields.
  func read(_ rules: [FieldRule]) throws(Diagnostic) -> [BuiltField] {
    stop.progress.begin(.building, total: survey.table.count)
    var parts = Workers.map(survey.parts.count) { read(rules, part: $0) }
    try checkStop(stop)
    // The first misfit of the file, whichever thread was the first to see one.
    for part in parts {
      if let misfit = part.misfit { throw misfit.diagnostic }
    }
    // From the last field on, so that no part keeps a second hold on what a field's own code changes in place.
    var columns: [FieldParts] = []
    for _ in rules {
      var column: [any FieldBuilder] = []
      for part in parts.indices { column.append(parts[part].builders.removeLast()) }
      columns.append(FieldParts(column))
    }
    parts = []
    columns.reverse()
    let ready = columns
    return RowChunks.map(ready.indices.map { $0..<$0 + 1 }, threads: survey.parts.count) {
      ready[$0.lowerBound].field()
    }
  }

  /// What the threads read of one field, on its way to the thread that joins it.
  private final class FieldParts: Sendable {
    private let builders: Mutex<[any FieldBuilder]>

    init(_ builders: [any FieldBuilder]) { self.builders = Mutex(builders) }

    /// The field; the parts are given away, so that each array has one holder.
    func field() -> BuiltField {
      var own = builders.withLock { builders in
        let given = builders
        builders = []
        return given
      }
      return FieldReader.finish(own[0], &own)
    }
  }

  private static func finish<Builder: FieldBuilder>(_: Builder, _ column: inout [any FieldBuilder]) -> BuiltField {
    let own = column.compactMap { $0 as? Builder }
    column = []
    return Builder.finish(own)
  }

  /// Reads one part of the rows.
  private func read(_ rules: [FieldRule], part: Int) -> Part {
    let table = survey.table
    let bytes = table.bytes.raw
    let rows = survey.parts[part]
    var found = Part(builders: rules.map { builder(for: $0, part: part) })
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: FieldReader.blockSize) {
      let block = start..<min(start + FieldReader.blockSize, rows.upperBound)
      for index in found.builders.indices {
        do throws(Misfit) {
          try found.builders[index].add(block, of: table, in: bytes)
        } catch {
          // Another field may have one in an earlier row of the block.
          if error.row < found.misfit?.row ?? .max { found.misfit = error }
        }
      }
      stop.progress.advance(by: block.count)
      if found.misfit != nil || stop.isRaised { break }
    }
    return found
  }

  private func builder(for rule: FieldRule, part: Int) -> any FieldBuilder {
    let rows = survey.parts[part]
    let room = part == 0 ? survey.table.count : 0
    let column = rule.columns[0]
    let profile = survey.traits[column].profile
    switch rule.kind {
    case .single where profile.isComplete: return CodedSingleBuilder(rule, profile)
    case .single: return SingleBuilder(rule, rows: rows)
    case .multi where rule.isMarked:
      return MarkedBuilder(rule, rule.columns.map { survey.traits[$0] }, part: part, rows: rows)
    case .multi: return MultiBuilder(rule, rows: rows)
    case .number: return NumberBuilder(rule, profile, part: part, rows: rows, room: room)
    case .date: return DateBuilder(rule, profile, part: part, rows: rows, room: room)
    case .text, .id: return TextBuilder(rule, table: survey.table, rows: rows, room: room)
    }
  }

  /// The identities of statements that have none in the file: the number of the row below the column names.
  ///
  /// `gaps` has, for each row of the file that was not read, how many were read before it. Such a row keeps its
  /// number, so that the numbers of the others stay when it is mended.
  func numbering(rows: Int, gaps: [Int]) -> BuiltField {
    var extra: [UInt8] = []
    var starts: [UInt64] = []
    var lengths: [UInt32] = []
    starts.reserveCapacity(rows)
    lengths.reserveCapacity(rows)
    var gap = 0
    for row in 0..<rows {
      while gap < gaps.count, gaps[gap] <= row { gap += 1 }
      let digits = String(row + gap + 1).utf8
      starts.append(UInt64(survey.table.bytes.count + extra.count))
      lengths.append(UInt32(digits.count))
      extra += digits
    }
    let column = TextColumn(bytes: survey.table.bytes, extra: extra, starts: starts, lengths: lengths)
    return BuiltField(rule: FieldRule(name: "id", kind: .id, columns: []), column: .text(column))
  }
}

/// Throws if somebody asked the running command to stop.
func checkStop(_ stop: StopFlag) throws(Diagnostic) {
  if stop.isRaised { throw Diagnostic(.interrupted, at: nil, "stopped while reading") }
}
