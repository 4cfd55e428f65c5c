/// Wording, one piece a statement, held as ranges of shared bytes.
///
/// Invariant: each range lies in `bytes`, or, from `bytes.count` on, in `extra`; the bytes are valid UTF-8 in NFC.
public struct TextColumn: Sendable {
  /// The file's bytes, shared by the text columns of a dataset.
  public let bytes: [UInt8]
  /// Pieces that do not stand in the file as they read: quotes undone, joined or normalised. Addressed from
  /// `bytes.count` on.
  public let extra: [UInt8]
  /// Where each piece begins.
  public let starts: [UInt64]
  /// How many bytes each piece has; 0 where there is none.
  public let lengths: [UInt32]

  /// Makes a column that keeps the invariant above.
  public init(bytes: [UInt8], extra: [UInt8], starts: [UInt64], lengths: [UInt32]) {
    precondition(starts.count == lengths.count, "each piece has a start and a length")
    self.bytes = bytes
    self.extra = extra
    self.starts = starts
    self.lengths = lengths
  }

  /// The piece of the statement at `row`, which must be a row of the dataset.
  public func text(at row: Int) -> String {
    let start = Int(starts[row])
    let length = Int(lengths[row])
    if start < bytes.count { return String(decoding: bytes[start..<start + length], as: UTF8.self) }
    let inside = start - bytes.count
    return String(decoding: extra[inside..<inside + length], as: UTF8.self)
  }
}
