import Synchronization
import TartanEngine
import TartanModel

/// The columns of a saved file, read when they are asked for.
final class SavedColumns: ColumnSource {
  private let reader: Mutex<BlockReader>
  private let directory: Directory
  private let file: String

  init(_ reader: consuming sending BlockReader, _ directory: Directory, file: String) {
    self.reader = Mutex(reader)
    self.directory = directory
    self.file = file
  }

  func column(of field: FieldID) throws(DamagedData) -> Column {
    let stored = directory.fields[field.index]
    switch stored.description.kind {
    case .single: return .single(try single(stored))
    case .multi: return .multi(try multi(stored))
    case .number:
      let values = try read(.numbers, of: stored) { reader, part throws(BlockReader.Damage) in
        try reader.elements(part, as: Double.self)
      }
      try require(values.count, of: stored)
      return .number(NumberColumn(values: values, decimals: stored.decimals))
    case .date:
      let first = try days(.firstDays, of: stored)
      return .date(DateColumn(firstDays: first, lastDays: try days(.lastDays, of: stored)))
    case .text, .id: return .text(try text(stored))
    }
  }

  func labelIndex(of field: FieldID) throws(DamagedData) -> LabelIndex {
    let stored = directory.fields[field.index]
    let rows = directory.statements
    let slots = try read(.slots, of: stored) { reader, part throws(BlockReader.Damage) in
      try reader.elements(part, as: Int32.self)
    }
    let present = try words(.present, of: stored)
    let bitmaps = try words(.bitmaps, of: stored)
    let lists = try read(.rows, of: stored) { reader, part throws(BlockReader.Damage) in
      try reader.elements(part, as: UInt32.self)
    }
    guard present.count == (rows + 63) / 64,
      let dense = BitMatrix(words: bitmaps, sets: slots.count { $0 >= 0 }, rows: rows),
      let index = LabelIndex(
        counts: stored.description.labels.counts, present: Bitmap(words: present, count: rows), dense: dense,
        slots: slots, sparseRows: lists)
    else { throw damage(.bitmaps, of: stored, "its parts do not fit each other") }
    return index
  }

  func lines() throws(DamagedData) -> [UInt32] {
    guard let part = directory.lines else { return [] }
    let read = reader.withLock { reader in
      Result { () throws(BlockReader.Damage) in try reader.elements(part, as: UInt32.self) }
    }
    switch read {
    case .success(let lines) where lines.count == directory.statements: return lines
    case .success: throw DamagedData(file: file, part: "the lines of the source", reason: "there are too few")
    case .failure(let damage): throw DamagedData(file: file, part: "the lines of the source", reason: damage.reason)
    }
  }
}

// MARK: - One kind of column each
extension SavedColumns {
  private func single(_ stored: StoredField) throws(DamagedData) -> SingleColumn {
    let labels = stored.description.labels.names.count
    let codes = try read(.codes, of: stored) { reader, part throws(BlockReader.Damage) -> Codes in
      switch part.width {
      case 1: .bytes(try reader.elements(part, as: UInt8.self))
      case 2: .shorts(try reader.elements(part, as: UInt16.self))
      default: .words(try reader.elements(part, as: UInt32.self))
      }
    }
    try require(codes.count, of: stored)
    guard codes.width >= CodeWidth(labels: labels), codes.areBelow(labels, orMissing: true) else {
      throw damage(.codes, of: stored, "it has labels that the field has not")
    }
    return SingleColumn(codes: codes, labelCount: labels)
  }

  private func multi(_ stored: StoredField) throws(DamagedData) -> MultiColumn {
    let labels = stored.description.labels.names.count
    let rows = directory.statements
    let (starts, codes) = try read(.lists, of: stored) {
      reader, part throws(BlockReader.Damage) -> ([UInt64], Codes) in
      switch part.width {
      case 1:
        let (starts, codes) = try reader.pieces(part, rows: rows, as: UInt8.self)
        return (starts, .bytes(codes))
      case 2:
        let (starts, codes) = try reader.pieces(part, rows: rows, as: UInt16.self)
        return (starts, .shorts(codes))
      default:
        let (starts, codes) = try reader.pieces(part, rows: rows, as: UInt32.self)
        return (starts, .words(codes))
      }
    }
    guard codes.count < UInt32.max, codes.width >= CodeWidth(labels: labels), codes.areBelow(labels, orMissing: false)
    else { throw damage(.lists, of: stored, "it has labels that the field has not") }
    return MultiColumn(
      offsets: starts.map { UInt32(truncatingIfNeeded: $0) }, codes: codes, labelCount: labels)
  }

  private func text(_ stored: StoredField) throws(DamagedData) -> TextColumn {
    let rows = directory.statements
    let (ends, bytes) = try read(.wording, of: stored) { reader, part throws(BlockReader.Damage) in
      try reader.pieces(part, rows: rows, as: UInt8.self)
    }
    let lengths = (0..<rows).map { UInt32(truncatingIfNeeded: ends[$0 + 1] - ends[$0]) }
    var starts = ends
    starts.removeLast()
    return TextColumn(bytes: bytes, extra: [], starts: starts, lengths: lengths)
  }

  private func days(_ role: Part.Role, of stored: StoredField) throws(DamagedData) -> [Int32] {
    let days = try read(role, of: stored) { reader, part throws(BlockReader.Damage) in
      try reader.elements(part, as: Int32.self)
    }
    try require(days.count, of: stored)
    return days
  }

  private func words(_ role: Part.Role, of stored: StoredField) throws(DamagedData) -> [UInt64] {
    try read(role, of: stored) { reader, part throws(BlockReader.Damage) in
      try reader.elements(part, as: UInt64.self)
    }
  }

  private func read<Value: Sendable>(
    _ role: Part.Role, of stored: StoredField,
    _ work: @Sendable (borrowing BlockReader, Part) throws(BlockReader.Damage) -> Value
  ) throws(DamagedData) -> Value {
    guard let part = stored.part(role) else { throw damage(role, of: stored, "it is not there") }
    let read = reader.withLock { reader in
      Result { () throws(BlockReader.Damage) in try work(reader, part) }
    }
    switch read {
    case .success(let value): return value
    case .failure(let failure): throw damage(role, of: stored, failure.reason)
    }
  }

  private func require(_ count: Int, of stored: StoredField) throws(DamagedData) {
    guard count == directory.statements else {
      throw damage(stored.parts.first?.role ?? .codes, of: stored, "it has another number of statements")
    }
  }

  private func damage(_ role: Part.Role, of stored: StoredField, _ reason: String) -> DamagedData {
    DamagedData(file: file, part: "the \(role.rawValue) of \(stored.description.name)", reason: reason)
  }
}

extension Codes {
  /// Whether each code is below the number of labels, or, where that is allowed, none at all.
  fileprivate func areBelow(_ labels: Int, orMissing: Bool) -> Bool {
    switch self {
    case .bytes(let codes): Codes.areBelow(codes, labels, orMissing)
    case .shorts(let codes): Codes.areBelow(codes, labels, orMissing)
    case .words(let codes): Codes.areBelow(codes, labels, orMissing)
    }
  }

  private static func areBelow<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ labels: Int, _ orMissing: Bool
  ) -> Bool {
    // Codes one up, so that "none" becomes 0 and the largest one tells of all: a pass of vector instructions.
    var largest: Code = 0
    var none: Code = .max
    for code in codes {
      largest = Swift.max(largest, code &+ 1)
      none = Swift.min(none, code &+ 1)
    }
    return Int(largest) <= labels && (orMissing || codes.isEmpty || none > 0)
  }
}
