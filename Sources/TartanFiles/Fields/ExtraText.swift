/// Text that does not stand in the file as it reads.
struct ExtraText: Sendable {
  private let base: Int
  /// The text, piece after piece.
  private(set) var bytes: [UInt8] = []

  /// Text addressed from `base` on.
  init(from base: Int) { self.base = base }

  /// Adds a cell's text, quotes undone and in NFC.
  mutating func add(_ source: borrowing RawSpan, _ cell: RecordTable.Cell) -> (start: UInt64, length: UInt32) {
    let start = bytes.count
    if cell.isEscaped {
      addUndoubled(source, cell.range)
    } else {
      append(source, cell.range)
    }
    if !NFCCheck.isCertain(bytes.raw, start..<bytes.count) { NFCCheck.normalize(&bytes, from: start) }
    return (UInt64(truncatingIfNeeded: base + start), UInt32(truncatingIfNeeded: bytes.count - start))
  }

  /// The hash of a piece that was added.
  func hash(of piece: (start: UInt64, length: UInt32)) -> UInt64 {
    let start = Int(piece.start) - base
    return ByteHash.hash(bytes.raw, start..<start + Int(piece.length))
  }

  /// Adds text with each doubled quote as one, a run between quotes at a time.
  private mutating func addUndoubled(_ source: borrowing RawSpan, _ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let quote = source.position(of: Byte.quote, from: start, to: range.upperBound)
      let end = min(quote + 1, range.upperBound)
      append(source, start..<end)
      let isDoubled = end < range.upperBound && source.byte(at: end) == Byte.quote
      start = quote < range.upperBound && isDoubled ? end + 1 : end
    }
  }

  private mutating func append(_ source: borrowing RawSpan, _ range: Range<Int>) {
    // SAFETY: the bytes are copied at once; the buffer does not leave the closure.
    unsafe source.extracting(range).withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }
}
