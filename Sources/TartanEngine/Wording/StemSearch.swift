import TartanText

/// Looking for words with one stem.
package struct StemSearch: ~Copyable {
  /// The stem that is looked for.
  let stem: [UInt8]
  private let stemmer: Stemmer?
  private var word: [UInt8] = []
  private var met = WordVerdicts()

  init(_ stem: String) {
    self.stem = StemSearch.folded(stem)
    stemmer = Stemmer()
  }

  /// Looks for one word itself, in either case.
  init(word: String) {
    self.stem = StemSearch.folded(word)
    stemmer = nil
  }

  /// The word as it is compared: case-folded, with the apostrophe of ASCII.
  static func folded(_ word: String) -> [UInt8] { Array(Normalization.caseFolded(straightened(word)).utf8) }

  /// What the word begins with, up to an apostrophe; nil if that cannot be looked for.
  static func prefix(ofWord word: String) -> ByteRun? {
    let start = folded(word).prefix { $0 != 0x27 }
    let isPlain = start.allSatisfy { Words.asciiKind($0) == .letter && $0 < 0x80 }
    return isPlain && !start.isEmpty ? ByteRun(folded: Array(start), startsWord: true) : nil
  }

  /// What each word with the stem begins with, as far as it is sure. The English stemmer changes ends: what it leaves
  /// differs from the word in its last two letters at most (`biliti` becomes `ble`), and no letter before the third
  /// changes but `i` and `y` for each other (`dying`, `die`).
  package static func prefix(of stem: String) -> ByteRun? {
    let bytes = Array(Normalization.caseFolded(stem).utf8)
    let isLetter = { (byte: UInt8) in byte >= 0x61 && byte <= 0x7A }
    guard let first = bytes.first, isLetter(first) else { return nil }
    guard bytes.count > 1, isLetter(bytes[1]) else { return ByteRun(folded: [first], startsWord: true) }
    let sure = bytes.dropLast(2).prefix(while: isLetter)
    if sure.count > 2 { return ByteRun(folded: Array(sure), startsWord: true) }
    if bytes[1] == UInt8(ascii: "i") || bytes[1] == UInt8(ascii: "y") {
      // The two differ in the bit 0x10 alone, and capitals from small letters in 0x20.
      return ByteRun(values: [first, UInt8(ascii: "y")], folds: [0x20, 0x30], isWhole: false, startsWord: true)
    }
    return ByteRun(folded: [first, bytes[1]], startsWord: true)
  }

  /// Whether the word at `offset`, where the prefix stands, has the stem; nil if that cannot be told without looking
  /// at the whole text, because of characters beyond ASCII or an apostrophe.
  mutating func hasStem(_ text: Span<UInt8>, at offset: Int) -> Bool? {
    if offset > 0 {
      // The run stands behind no letter of ASCII; what else there is may belong to the word.
      let before = text[offset - 1]
      if before >= 0x80 || before == 0x27 { return nil }
    }
    var end = offset
    while end < text.count, text[end] < 0x80, Words.asciiKind(text[end]) == .letter { end += 1 }
    if end < text.count, text[end] >= 0x80 || text[end] == 0x27 { return nil }
    return hasStem(word: text.extracting(offset..<end))
  }

  /// Whether some word of the text has the stem.
  mutating func isFound(in text: Span<UInt8>) -> Bool {
    var found = false
    Words.forEach(in: text) { range in
      found = hasStem(word: text.extracting(range))
      return !found
    }
    return found
  }

  /// The words of the text that have the stem.
  mutating func hits(in text: Span<UInt8>) -> [Range<Int>] {
    var hits: [Range<Int>] = []
    Words.forEach(in: text) { range in
      if hasStem(word: text.extracting(range)) { hits.append(range) }
      return true
    }
    return hits
  }

  /// Whether a word has the stem.
  private mutating func hasStem(word text: Span<UInt8>) -> Bool {
    guard let key = WordVerdicts.Key(text) else { return isStemmed(text) }
    if let verdict = met.verdict(of: key) { return verdict }
    let verdict = isStemmed(text)
    met.note(verdict, of: key)
    return verdict
  }

  private mutating func isStemmed(_ text: Span<UInt8>) -> Bool {
    fold(text)
    guard word.first == stem.first else { return false }
    // SAFETY: the stemmer reads the buffer only during the call.
    return unsafe word.withUnsafeBufferPointer { unsafe stemmer?.stem(of: $0, equals: stem) } ?? (word == stem)
  }

  /// Puts the case-folded word into `word`, apostrophes as the stemmer knows them.
  private mutating func fold(_ text: Span<UInt8>) {
    word.removeAll(keepingCapacity: true)
    var isASCII = true
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x80 { isASCII = false }
      word.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    guard !isASCII else { return }
    word = StemSearch.folded(String(copying: text))
  }

  /// The text with the apostrophes that the stemmer knows.
  static func straightened(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "’" ? "'" : $0 }))
  }
}
