/// Turns the bytes that a terminal sends into keys.
///
/// Escape sequences are understood here and not by libedit, so that a lone Escape stays vi's Escape and a paste is one
/// key. Bytes that are no UTF-8 and control codes of the second set (C1) are dropped; unknown sequences too.
package struct KeyDecoder {
  /// Makes a decoder that has seen nothing.
  package init() {}

  private var bytes: [UInt8] = []
  private var start = 0
  /// Whether a paste has begun and not ended, and its text so far.
  private var isPasting = false
  private var pasted: [UInt8] = []

  /// Adds bytes as they came.
  package mutating func feed(_ more: [UInt8]) {
    bytes.removeFirst(start)
    start = 0
    bytes += more
  }

  /// Forgets everything that was fed.
  mutating func discard() {
    self = KeyDecoder()
  }

  /// Whether the bytes so far may be a lone Escape or the start of a sequence: only time can tell.
  package var waitsAfterEscape: Bool {
    !isPasting && start < bytes.count && bytes[start] == Self.escape
  }

  /// The next whole key; nil where more bytes are needed.
  package mutating func next() -> Key? {
    while start < bytes.count {
      if isPasting { return nextOfPaste() }
      switch step() {
      case .key(let key): return key
      case .nothing: continue
      case .more: return nil
      }
    }
    return nil
  }

  /// The key that the bytes so far mean if no more follow soon: Escape itself.
  package mutating func flushEscape() -> Key? {
    guard waitsAfterEscape else { return nil }
    start += 1
    return .escape
  }

  private static let escape: UInt8 = 0x1B

  private enum Step {
    case key(Key)
    case nothing
    case more
  }

  private mutating func step() -> Step {
    let first = bytes[start]
    if first == Self.escape { return stepAfterEscape() }
    if first < 0x80 {
      start += 1
      return .key(.scalar(Unicode.Scalar(first)))
    }
    return stepCharacter(from: start) { .scalar($0) }
  }

  private mutating func stepAfterEscape() -> Step {
    guard start + 1 < bytes.count else { return .more }
    switch bytes[start + 1] {
    case UInt8(ascii: "["), UInt8(ascii: "O"): return stepSequence()
    case Self.escape:
      // Two in a row: the first stands for itself.
      start += 1
      return .key(.escape)
    case let letter where letter < 0x80:
      start += 2
      return .key(.alt(Unicode.Scalar(letter)))
    default: return stepCharacter(from: start + 1) { .alt($0) }
    }
  }

  /// A character beyond ASCII that begins at `index`.
  private mutating func stepCharacter(from index: Int, _ key: (Unicode.Scalar) -> Key) -> Step {
    let wanted = Self.length(of: bytes[index])
    let end = min(index + max(1, wanted), bytes.count)
    // A cut character waits for its rest; a wrong byte is dropped alone, what follows may be good.
    let known = bytes[index..<end]
    let isGoing = known.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    if wanted > known.count, isGoing { return .more }
    guard wanted > 1, let text = String(validating: known, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      start = index + 1
      return .nothing
    }
    start = end
    return (0x80..<0xA0).contains(scalar.value) ? .nothing : .key(key(scalar))
  }

  private static func length(of first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// `ESC [ parameters letter`, or `ESC O letter`.
  private mutating func stepSequence() -> Step {
    var end = start + 2
    while end < bytes.count, (0x20..<0x40).contains(bytes[end]) {
      end += 1
      // No key is that long: this is not a terminal's answer but noise.
      if end - start > 32 {
        start = end
        return .nothing
      }
    }
    guard end < bytes.count else { return .more }
    let parameters = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
    let letter = Unicode.Scalar(bytes[end])
    start = end + 1
    if letter == "~", parameters == "200" {
      isPasting = true
      return .nothing
    }
    return NamedKey(parameters: parameters, letter: letter).map { .key(.named($0)) } ?? .nothing
  }

  private static let endOfPaste: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  /// The paste, if its end has arrived.
  private mutating func nextOfPaste() -> Key? {
    // Only what is new is searched, and as much before it as may be the start of a cut end mark.
    let searched = max(0, pasted.count - Self.endOfPaste.count + 1)
    pasted += bytes[start...]
    start = bytes.count
    guard let end = Self.firstIndex(of: Self.endOfPaste, in: pasted, from: searched) else { return nil }
    bytes = Array(pasted[(end + Self.endOfPaste.count)...])
    start = 0
    let text = String(decoding: pasted[..<end], as: UTF8.self)
    isPasting = false
    pasted = []
    return .paste(PastedText.cleaned(text))
  }

  private static func firstIndex(of pattern: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count - start >= pattern.count else { return nil }
    return (start...(text.count - pattern.count)).first { index in
      text[index] == escape && text[index..<(index + pattern.count)].elementsEqual(pattern)
    }
  }
}
