/// Takes out of a regular expression a text that each of its matches must contain, ignoring case.
///
/// Careful rather than clever: what it does not understand for sure has no required text, and the expression is then
/// tried on every row.
package struct RequiredLiteral {
  private let source: [UInt8]
  private var index = 0
  private var run: [UInt8] = []
  private var longest: [UInt8] = []

  /// The longest required text of at least two ASCII characters, letters small, or nil.
  package static func find(in source: String) -> [UInt8]? {
    var reader = RequiredLiteral(source: Array(source.utf8))
    guard reader.read(), reader.longest.count >= 2 else { return nil }
    return reader.longest
  }

  private init(source: [UInt8]) { self.source = source }

  private var next: UInt8? { index < source.count ? source[index] : nil }

  /// Reads the whole expression; false if it has a part that is not understood.
  private mutating func read() -> Bool {
    while let byte = next {
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: "{"): return false
      case UInt8(ascii: "("): guard skipGroup() else { return false }
      case UInt8(ascii: "["): guard skipClass() else { return false }
      case UInt8(ascii: "\\"): guard readEscape() else { return false }
      case UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"), 0x80...0xFF:
        index += 1
        endRun()
        if byte < 0x80 { guard skipQuantifier() != nil else { return false } } else { skipLetter() }
      default:
        index += 1
        guard readLiteral(byte) else { return false }
      }
    }
    endRun()
    return true
  }

  private mutating func endRun() {
    if run.count > longest.count { longest = run }
    run = []
  }

  /// The rest of a letter outside of ASCII, and its quantifier if it has one.
  private mutating func skipLetter() {
    while let byte = next, (0x80...0xBF).contains(byte) { index += 1 }
    while let byte = next, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "+") {
      index += 1
    }
  }

  /// One character that stands for itself, with its quantifier.
  private mutating func readLiteral(_ byte: UInt8) -> Bool {
    let before = index
    guard let isRequired = skipQuantifier() else { return false }
    let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    if isRequired { run.append(small) }
    // A repeated character is there once; what follows it need not follow that one.
    if !isRequired || index > before { endRun() }
    return true
  }

  /// Steps over a quantifier; returns whether what stands before it must occur at least once, nil if not understood.
  private mutating func skipQuantifier() -> Bool? {
    guard let byte = next else { return true }
    var isRequired = true
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"): isRequired = false
    case UInt8(ascii: "+"): break
    case UInt8(ascii: "{"): return nil
    default: return true
    }
    index += 1
    if let more = next, more == UInt8(ascii: "?") || more == UInt8(ascii: "+") { index += 1 }
    return isRequired
  }

  /// An escape: a class or an assertion, or punctuation that stands for itself.
  private mutating func readEscape() -> Bool {
    index += 1
    guard let byte = next else { return false }
    index += 1
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      guard "bBdDsSwWAzZGRhHvVntr".utf8.contains(byte) else { return false }
      endRun()
      return skipQuantifier() != nil
    case 0x80...0xFF: return false
    default: return readLiteral(byte)
    }
  }

  /// A group, whatever is in it: its text is not looked at.
  private mutating func skipGroup() -> Bool {
    endRun()
    var depth = 0
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\\"):
        // `\Q` quotes brackets too.
        guard index + 1 < source.count, source[index + 1] != UInt8(ascii: "Q") else { return false }
        index += 2
      case UInt8(ascii: "["): guard skipClass() else { return false }
      case UInt8(ascii: "("):
        guard opensPlainGroup() else { return false }
        depth += 1
        index += 1
      case UInt8(ascii: ")"):
        depth -= 1
        index += 1
        if depth == 0 { return skipQuantifier() != nil }
      default: index += 1
      }
    }
    return false
  }

  /// Whether the bracket at hand opens a group that changes nothing outside of it and may hold no free text: not an
  /// option like `(?x)`, a comment or a verb like `(*ACCEPT)`.
  private func opensPlainGroup() -> Bool {
    guard index + 1 < source.count else { return false }
    if source[index + 1] == UInt8(ascii: "*") { return false }
    guard source[index + 1] == UInt8(ascii: "?") else { return true }
    guard index + 2 < source.count else { return false }
    return ":=!>".utf8.contains(source[index + 2])
  }

  /// A class in square brackets, with its quantifier.
  private mutating func skipClass() -> Bool {
    endRun()
    index += 1
    if next == UInt8(ascii: "^") { index += 1 }
    if next == UInt8(ascii: "]") { index += 1 }
    while let byte = next, byte != UInt8(ascii: "]") {
      // A class in the class, `[:alpha:]`, has a closing bracket of its own; `\Q` quotes one.
      if byte == UInt8(ascii: "[") { return false }
      if byte == UInt8(ascii: "\\") {
        guard index + 1 < source.count, source[index + 1] != UInt8(ascii: "Q") else { return false }
        index += 1
      }
      index += 1
    }
    guard next != nil else { return false }
    index += 1
    return skipQuantifier() != nil
  }
}
