import CKernels

/// Where the parts of a text begin that threads read at the same time, and which of its pieces need care.
///
/// It follows the quotes from the first record on, piece after piece, so that each border is one by the rules of cells
/// and not by its looks.
struct RecordBorders {
  /// Records that one thread reads.
  struct Part: Sendable {
    /// The bytes of the records.
    var range: Range<Int>
    /// The line on which the first record begins.
    var line: Int
    /// How many records stand before it below the column names.
    var firstRow: Int
  }

  /// The parts, in order; none is empty unless the text is.
  private(set) var parts: [Part] = []
  /// How many records there are at most.
  private(set) var mostRows = 0
  /// For each piece of the survey whether it has quotes where the rules of CSV have none.
  private(set) var isOdd: [Bool]

  private let bytes: [UInt8]
  private let survey: TextSurvey
  private var position = tk_csv_position()
  private let startLine: Int

  /// Follows `bytes` from the record at `start` on, which begins on `line`.
  init(_ bytes: [UInt8], survey: TextSurvey, from start: Int, line: Int, parts count: Int) {
    self.bytes = bytes
    self.survey = survey
    startLine = line
    isOdd = Array(repeating: false, count: survey.pieces.count)
    parts = [Part(range: start..<bytes.count, line: line, firstRow: 0)]
    let first = start / survey.pieceSize
    let pieces = max(first, survey.pieces.count)
    var next = 1
    for piece in first..<pieces {
      while next < count, piece >= first + (pieces - first) * next / count {
        if piece > first { split(at: piece * survey.pieceSize) }
        next += 1
      }
      follow(piece, from: max(start, piece * survey.pieceSize))
    }
    mostRows = Int(position.records) + 1
  }

  /// Begins another part at the first record that begins behind `border`, where the walk stands.
  private mutating func split(at border: Int) {
    guard let last = parts.last, border >= last.range.lowerBound else { return }
    var ahead = position
    let before = ahead.records
    let start = RecordBorders.walk(bytes, border..<bytes.count, survey.delimiter, oneRecord: true, &ahead)
    guard start < bytes.count, ahead.records > before, start > last.range.lowerBound else { return }
    parts[parts.count - 1].range = last.range.lowerBound..<start
    parts.append(
      Part(
        range: start..<bytes.count, line: startLine + Int(ahead.line_breaks), firstRow: Int(ahead.records)))
  }

  /// Goes over one piece, from its start or from `start` within it.
  private mutating func follow(_ index: Int, from start: Int) {
    let end = min((index + 1) * survey.pieceSize, bytes.count)
    guard start < end else { return }
    let isCut = start > index * survey.pieceSize
    let range = start..<end
    let piece = isCut ? TextSurvey.piece(of: bytes, range, delimiter: survey.delimiter) : survey.pieces[index]
    let isInside = position.state == Int32(TK_INSIDE)
    let odd = isInside ? piece.is_odd.1 : piece.is_odd.0
    guard odd == 0, fits(bytes[start]) else {
      isOdd[index] = true
      _ = RecordBorders.walk(bytes, range, survey.delimiter, oneRecord: false, &position)
      return
    }
    let outside = isInside ? piece.line_breaks - piece.outside : piece.outside
    // The second half of a line break that the border cuts is no break of its own.
    let isHalf = start > 0 && bytes[start] == Byte.lineFeed && bytes[start - 1] == Byte.carriageReturn
    position.line_breaks += UInt64(piece.line_breaks) - (isHalf ? 1 : 0)
    position.records += UInt64(outside) - (isHalf && !isInside ? 1 : 0)
    let endsInside = (piece.ends_inside != 0) != isInside
    position.state = Int32(endsInside ? TK_INSIDE : state(behind: bytes[end - 1]))
  }

  /// Whether a piece may begin with `byte` where the one before it ends.
  private func fits(_ byte: UInt8) -> Bool {
    switch position.state {
    case Int32(TK_CELL): byte != Byte.quote
    case Int32(TK_AFTER_QUOTE): byte == Byte.quote || isBetween(byte)
    default: true
    }
  }

  private func state(behind byte: UInt8) -> Int {
    byte == Byte.quote ? TK_AFTER_QUOTE : isBetween(byte) ? TK_BETWEEN : TK_CELL
  }

  private func isBetween(_ byte: UInt8) -> Bool {
    byte == survey.delimiter || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// Goes over bytes one by one; returns where it stopped.
  private static func walk(
    _ bytes: [UInt8], _ range: Range<Int>, _ delimiter: UInt8, oneRecord: Bool, _ position: inout tk_csv_position
  ) -> Int {
    bytes.raw.checkBounds(range)
    // SAFETY: the range lies inside; the kernel reads it and the byte before it if there is one.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return range.upperBound }
      return unsafe tk_csv_walk(base, range.lowerBound, range.upperBound, delimiter, oneRecord ? 1 : 0, &position)
    }
  }
}
