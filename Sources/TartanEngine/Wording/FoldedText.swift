import TartanText

/// A piece of wording without its case, and from which bytes of the wording each folded byte came.
///
/// One value is used for many pieces in turn, so that its memory is.
package struct FoldedText {
  /// Room for folded bytes; the first `count` are in use.
  private var room: [UInt8] = []
  /// For each folded byte, where the scalar (with its marks) that it came from begins, and where it ends.
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  /// How many bytes the folded wording has.
  package private(set) var count = 0
  /// Whether `starts` and `ends` are kept.
  private let keepsOrigins: Bool
  /// Foldings met so far, beyond Latin.
  private var met: [UInt32: [UInt8]] = [:]

  package init(keepsOrigins: Bool = false) { self.keepsOrigins = keepsOrigins }

  /// The folded wording: `Normalization.caseFolded` of it, in UTF-8.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { room.span.extracting(0..<count) }
  }

  /// The bytes of the wording that the folded bytes from the first to the last came from.
  package func origin(from first: Int, through last: Int) -> Range<Int> {
    Int(starts[first])..<Int(ends[last])
  }

  /// Replaces the contents by the folded form of `text`, which is valid UTF-8 in NFC.
  package mutating func fold(_ text: Span<UInt8>) {
    count = 0
    makeRoom(for: text.count)
    var index = 0
    while index < text.count {
      let end = endOfPlainText(text, from: index)
      foldPlain(text, from: index, to: end)
      index = end < text.count ? foldPiece(text, at: end) : end
    }
  }

  /// Where the ASCII ends that folds byte by byte: a letter before a mark does not (U+0300, the first mark, begins
  /// with the byte CC).
  private func endOfPlainText(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] < 0x80 { end &+= 1 }
    return end > start && end < text.count && text[end] >= 0xCC ? end - 1 : end
  }

  private mutating func foldPlain(_ text: Span<UInt8>, from start: Int, to end: Int) {
    makeRoom(for: end - start)
    let shift = count - start
    var out = room.mutableSpan
    for index in start..<end {
      let byte = text[index]
      out[index &+ shift] = byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
    count += end - start
    guard keepsOrigins else { return }
    for index in start..<end { note(index + shift, from: index, to: index + 1) }
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
    if value < 0x80 {
      append(value >= 0x41 && value <= 0x5A ? UInt8(value) | 0x20 : UInt8(value), from: start, to: end)
    } else if value < 0x250 {
      var packed = ScalarFolding.latin[Int(value) - 0x80]
      for _ in 0..<(packed & 0xFF) {
        packed >>= 8
        append(UInt8(truncatingIfNeeded: packed), from: start, to: end)
      }
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

  private mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
    makeRoom(for: 1)
    room[count] = byte
    if keepsOrigins { note(count, from: start, to: end) }
    count += 1
  }

  private mutating func note(_ place: Int, from start: Int, to end: Int) {
    starts[place] = UInt32(truncatingIfNeeded: start)
    ends[place] = UInt32(truncatingIfNeeded: end)
  }

  /// Sees to it that so many bytes more can be written.
  private mutating func makeRoom(for more: Int) {
    guard count + more > room.count else { return }
    let missing = max(2 * room.count, count + more, 256) - room.count
    room += [UInt8](repeating: 0, count: missing)
    guard keepsOrigins else { return }
    starts += [UInt32](repeating: 0, count: missing)
    ends += [UInt32](repeating: 0, count: missing)
  }

  /// Whether `text`, once folded, contains `needle`, folded and not empty.
  mutating func contains(_ needle: [UInt8], foldedFrom text: Span<UInt8>) -> Bool {
    fold(text)
    return place(of: needle) != nil
  }

  /// Where `needle`, folded and not empty, stands first from byte `start` of the folded wording on.
  package func place(of needle: [UInt8], from start: Int = 0) -> Int? {
    guard let first = needle.first, count - start >= needle.count else { return nil }
    let text = bytes
    let wanted = needle.span
    for index in start...count - wanted.count where text[index] == first {
      var matched = 1
      while matched < wanted.count, text[index + matched] == wanted[matched] { matched += 1 }
      if matched == wanted.count { return index }
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

extension Span<UInt8> {
  /// Whether every byte is ASCII.
  var isASCII: Bool {
    // Without a way out of the loop, so that it takes many bytes at a time.
    var any: UInt8 = 0
    for index in indices { any |= self[index] }
    return any < 0x80
  }
}
