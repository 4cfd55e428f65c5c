import CKernels
import TartanEngine

/// What the pieces of a text say about its quotes, line breaks and characters, each piece by itself.
///
/// A thread can look at a piece without knowing whether it begins inside of quotes, because both answers are worked
/// out; `RecordBorders` then goes through the pieces in order and knows which one holds.
package struct TextSurvey: Sendable {
  /// The byte between cells that quotes were judged by.
  let delimiter: UInt8
  /// How many bytes a piece has: few enough to stay in a core's cache.
  let pieceSize: Int
  /// The pieces, in order.
  let pieces: [tk_csv_chunk]

  /// The usual size of a piece.
  package static let usualPiece = 1 << 16

  /// Looks at all of `bytes`, on as many threads.
  package init(_ bytes: [UInt8], delimiter: UInt8, pieceSize: Int = usualPiece, threads: Int) {
    self.delimiter = delimiter
    self.pieceSize = pieceSize
    let count = (bytes.count + pieceSize - 1) / pieceSize
    let parts = bytes.count > 1 << 20 ? RowChunks.ranges(of: count, threads: threads) : [0..<count]
    let found = RowChunks.map(parts.filter { !$0.isEmpty }) { range in
      range.map { piece in
        let start = piece * pieceSize
        return TextSurvey.piece(of: bytes, start..<min(start + pieceSize, bytes.count), delimiter: delimiter)
      }
    }
    pieces = Array(found.joined())
  }

  /// Takes pieces that were looked at while the file was read.
  init(delimiter: UInt8, pieceSize: Int, pieces: [tk_csv_chunk]) {
    self.delimiter = delimiter
    self.pieceSize = pieceSize
    self.pieces = pieces
  }

  /// Looks at one piece.
  static func piece(
    of bytes: [UInt8], _ range: Range<Int>, delimiter: UInt8, level: Int32 = tk_level()
  ) -> tk_csv_chunk {
    unsafe bytes[range].withUnsafeBufferPointer { unsafe piece($0, delimiter: delimiter, level: level) }
  }

  /// Looks at one piece that is being read.
  @unsafe static func piece(
    _ memory: UnsafeBufferPointer<UInt8>, delimiter: UInt8, level: Int32 = tk_level()
  ) -> tk_csv_chunk {
    var piece = tk_csv_chunk()
    // SAFETY: the kernel reads the memory's bytes and no other, and writes one value.
    if let base = memory.baseAddress { unsafe tk_csv_survey(base, memory.count, delimiter, level, &piece) }
    return piece
  }

  /// Whether `bytes` are UTF-8 without NUL.
  package func isText(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first & 0xC0 != 0x80 else { return bytes.isEmpty }
    guard pieces.allSatisfy({ $0.is_text != 0 }) else { return false }
    let span = bytes.raw
    return pieces.indices.allSatisfy { TextSurvey.isWhole(span, at: min(($0 + 1) * pieceSize, bytes.count)) }
  }

  /// Whether a character that lies on both sides of `border`, if there is one, is well-formed.
  private static func isWhole(_ bytes: RawSpan, at border: Int) -> Bool {
    var place = border - 1
    while place > 0, border - place < 4, bytes.byte(at: place) & 0xC0 == 0x80 { place -= 1 }
    // A piece leaves out up to three trailing bytes that it begins with: they must be those of this character.
    var end = border
    while end < bytes.byteCount, end - border < 3, bytes.byte(at: end) & 0xC0 == 0x80 { end += 1 }
    while place < border {
      let length = UTF8Check.scalarLength(in: bytes, at: place)
      if length == 0 { return false }
      place += length
    }
    return place == end
  }
}
