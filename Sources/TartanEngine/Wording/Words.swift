/// Cutting wording into words: letters and digits of any script with their marks, and apostrophes inside.
enum Words {
  /// Calls `body` with the bytes of each word, in order, until it returns false.
  @inline(__always)
  static func forEach<Failure: Error>(
    in text: Span<UInt8>, _ body: (Range<Int>) throws(Failure) -> Bool
  ) throws(Failure) {
    var index = 0
    while index < text.count {
      let (kind, length) = kind(of: text, at: index)
      guard kind == .letter else {
        index += length
        continue
      }
      let start = index
      let end = endOfWord(in: text, from: start)
      guard try body(start..<end) else { return }
      index = end
    }
  }

  enum Kind { case letter, apostrophe, other }

  /// Where the word ends that begins at `start`: apostrophes at its end do not belong to it.
  static func endOfWord(in text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    var end = start
    while index < text.count {
      let (kind, length) = kind(of: text, at: index)
      if kind == .other { break }
      index += length
      if kind == .letter { end = index }
    }
    return end
  }

  /// What the scalar at `index` is, and its length in bytes.
  @inline(__always)
  static func kind(of text: Span<UInt8>, at index: Int) -> (Kind, Int) {
    let byte = text[index]
    if byte < 0x80 { return (asciiKind(byte), 1) }
    let (value, length) = ScalarFolding.decode(text, at: index)
    if value == 0x2019 { return (.apostrophe, length) }
    return (isLetter(value) ? .letter : .other, length)
  }

  @inline(__always)
  static func asciiKind(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
    case 0x27: .apostrophe
    default: .other
    }
  }

  /// Whether a scalar beyond ASCII is a letter, a digit or a mark.
  private static func isLetter(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }
}
