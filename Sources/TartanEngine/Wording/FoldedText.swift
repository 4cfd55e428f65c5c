import TartanText

/// A piece of wording without its case, and from which bytes of the wording each folded byte came.
///
/// One value is used for many pieces in turn, so that its memory is.
package struct FoldedText {
  /// The folded wording: `Normalization.caseFolded` of it, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// For each folded byte, where the scalar (with its marks) that it came from begins.
  package private(set) var starts: [UInt32] = []
  /// For each folded byte, where that scalar ends.
  package private(set) var ends: [UInt32] = []
  /// Whether `starts` and `ends` are kept.
  private let keepsOrigins: Bool
  /// Foldings met so far, beyond Latin.
  private var met: [UInt32: [UInt8]] = [:]

  package init(keepsOrigins: Bool = false) { self.keepsOrigins = keepsOrigins }

  /// Replaces the contents by the folded form of `text`, which is valid UTF-8 in NFC.
  package mutating func fold(_ text: Span<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.count {
      let byte = text[index]
      // U+0300, the first mark, begins with the byte CC.
      if byte < 0x80, index + 1 == text.count || text[index + 1] < 0xCC {
        append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte, from: index, to: index + 1)
        index += 1
      } else {
        index = foldPiece(text, at: index)
      }
    }
  }

  /// Folds one scalar and the marks behind it; returns where the next one begins.
  private mutating func foldPiece(_ text: Span<UInt8>, at start: Int) -> Int {
    let (value, length) = ScalarFolding.decode(text, at: start)
    var end = start + length
    while end < text.count, text[end] >= 0xCC {
      let next = ScalarFolding.decode(text, at: end)
      guard ScalarFolding.continuesPiece(next.value) else { break }
      end += next.length
    }
    if end == start + length {
      foldScalar(value, text, from: start, to: end)
    } else {
      let piece = text.extracting(start..<end)
      for byte in Normalization.caseFolded(String(copying: piece)).utf8 { append(byte, from: start, to: end) }
    }
    return end
  }

  private mutating func foldScalar(_ value: UInt32, _ text: Span<UInt8>, from start: Int, to end: Int) {
    if value >= 0x80, value < 0x250 {
      var packed = ScalarFolding.latin[Int(value) - 0x80]
      for _ in 0..<(packed & 0xFF) {
        packed >>= 8
        append(UInt8(truncatingIfNeeded: packed), from: start, to: end)
      }
    } else if value < 0x80 {
      append(value >= 0x41 && value <= 0x5A ? UInt8(value) | 0x20 : UInt8(value), from: start, to: end)
    } else if ScalarFolding.isWithoutCase(value) {
      for index in start..<end { append(text[index], from: start, to: end) }
    } else {
      for byte in folded(value) { append(byte, from: start, to: end) }
    }
  }

  private mutating func folded(_ value: UInt32) -> [UInt8] {
    if let bytes = met[value] { return bytes }
    let bytes = Unicode.Scalar(value).map { Array(Normalization.caseFolded(String($0)).utf8) } ?? []
    met[value] = bytes
    return bytes
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
    bytes.append(byte)
    guard keepsOrigins else { return }
    starts.append(UInt32(truncatingIfNeeded: start))
    ends.append(UInt32(truncatingIfNeeded: end))
  }

  /// Where `needle`, folded and not empty, stands first from byte `start` of the folded wording on.
  func place(of needle: [UInt8], from start: Int = 0) -> Int? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    let text = bytes.span
    let wanted = needle.span
    var index = start
    while index <= text.count - wanted.count {
      if text[index] == first {
        var matched = 1
        while matched < wanted.count, text[index + matched] == wanted[matched] { matched += 1 }
        if matched == wanted.count { return index }
      }
      index += 1
    }
    return nil
  }
}

extension String {
  /// The text of valid UTF-8 bytes; what is not valid becomes U+FFFD.
  init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
