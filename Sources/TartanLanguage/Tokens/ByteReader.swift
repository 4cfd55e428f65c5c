import TartanModel

/// A place in a text, moving forward character by character; places are UTF-8 bytes.
struct ByteReader {
  /// The whole text.
  let bytes: [UInt8]
  /// The byte that is read next.
  var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether everything was read.
  var isAtEnd: Bool { position >= bytes.count }

  /// The byte `distance` after the next one; nil beyond the end.
  func byte(_ distance: Int = 0) -> UInt8? {
    let place = position + distance
    return place < bytes.count ? bytes[place] : nil
  }

  /// The character at `place`, with its length in bytes; nil beyond the end.
  func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard place < bytes.count else { return nil }
    let first = bytes[place]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for next in bytes[place..<min(place + length, bytes.count)].dropFirst() { value = value << 6 | UInt32(next & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The character that is read next; nil at the end.
  var scalar: Unicode.Scalar? { scalar(at: position)?.scalar }

  /// The class of the character at `place`; nil beyond the end.
  func characterClass(at place: Int) -> CharacterClass? { scalar(at: place).map { CharacterClass($0.scalar) } }

  /// Goes past the next character.
  mutating func advance() { position += scalar(at: position)?.length ?? 0 }

  /// Goes to the end of the line, or of the text.
  mutating func advanceToLineEnd() {
    while let next = characterClass(at: position), next != .newline { advance() }
  }

  /// Goes past a line break, `\r\n` as one.
  mutating func advancePastNewline() {
    if byte() == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { position += 1 }
    advance()
  }

  /// The text between two places.
  func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

  /// The text at a place.
  func text(_ span: SourceSpan) -> String { text(span.start, span.end) }
}
