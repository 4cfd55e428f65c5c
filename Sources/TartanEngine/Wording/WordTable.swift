/// Which of two sets the statements of a pass belong to.
enum WordSide: Int {
  case inside, outside
}

/// Counts words as they stand in wording, without making a text of each.
///
/// A *form* is a word as its bytes stand there, capitals and all; forms that fold to one word, or with stemming to one
/// stem, are one *entry*. Forms are looked up by their bytes; only a form met for the first time is folded and stemmed.
struct WordTable {
  /// A word as it stands in the wording.
  struct Form {
    let start: Int
    let count: Int
    let hash: UInt64
    /// The entry it counts for; -1 for a word that is left out.
    let entry: Int32
    /// How often it stands there, on either side.
    var occurrences = 0
  }

  /// What forms are counted together as: by side, statements and occurrences.
  struct Entry {
    var statements = (inside: 0, outside: 0)
    var occurrences = (inside: 0, outside: 0)
    /// The last row in which it was met, so that a statement counts once.
    var lastRow = -1
  }

  private(set) var forms: [Form] = []
  private(set) var entries: [Entry] = []
  /// The bytes of the forms, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// The words of each side, those left out among them.
  private(set) var words = (inside: 0, outside: 0)
  /// The statements of each side that have a word.
  private(set) var statements = (inside: 0, outside: 0)
  private var slots = [Int32](repeating: -1, count: 4_096)
  private var numbers: [[UInt8]: Int32] = [:]

  /// Counts the words of one statement.
  ///
  /// - Parameters:
  ///   - text: its wording.
  ///   - row: its row, another than the row before.
  ///   - side: where it belongs.
  ///   - kinds: `WordTable.kinds`, which is looked at for each byte.
  ///   - key: the entry's key of a form met for the first time, nil to leave it out.
  @inline(__always)
  mutating func count(
    _ text: Span<UInt8>, row: Int, on side: WordSide, kinds: Span<UInt8>, key: (Span<UInt8>) -> [UInt8]?
  ) {
    var index = 0
    var found = 0
    while index < text.count {
      // Letters of ASCII are told by a table, and hashed on the way.
      if kinds[Int(text[index])] == 0 {
        index &+= 1
        continue
      }
      var end = index
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while end < text.count, kinds[Int(text[end])] == 1 {
        hash = (hash ^ UInt64(text[end])) &* 0x100_0000_01B3
        end &+= 1
      }
      if end < text.count, kinds[Int(text[end])] > 1 || end == index {
        // An apostrophe or a character beyond ASCII: cut it as all words are cut.
        let (kind, length) = Words.kind(of: text, at: index)
        guard kind == .letter else {
          index &+= length
          continue
        }
        end = Words.endOfWord(in: text, from: index)
        hash = 0xCBF2_9CE4_8422_2325
        for place in index..<end { hash = (hash ^ UInt64(text[place])) &* 0x100_0000_01B3 }
      }
      note(text.extracting(index..<end), hash, row, side, key)
      found &+= 1
      index = end
    }
    guard found > 0 else { return }
    if side == .inside {
      words.inside &+= found
      statements.inside &+= 1
    } else {
      words.outside &+= found
      statements.outside &+= 1
    }
  }

  @inline(__always)
  private mutating func note(
    _ word: Span<UInt8>, _ hash: UInt64, _ row: Int, _ side: WordSide, _ key: (Span<UInt8>) -> [UInt8]?
  ) {
    let form = find(word, hash) ?? add(word, hash, key)
    forms[form].occurrences &+= 1
    let entry = Int(forms[form].entry)
    guard entry >= 0 else { return }
    let isNew = entries[entry].lastRow != row
    if isNew { entries[entry].lastRow = row }
    if side == .inside {
      entries[entry].occurrences.inside &+= 1
      if isNew { entries[entry].statements.inside &+= 1 }
    } else {
      entries[entry].occurrences.outside &+= 1
      if isNew { entries[entry].statements.outside &+= 1 }
    }
  }

  @inline(__always)
  private func find(_ word: Span<UInt8>, _ hash: UInt64) -> Int? {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] >= 0 {
      let form = Int(slots[slot])
      if forms[form].hash == hash, forms[form].count == word.count, isSame(word, at: forms[form].start) { return form }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func isSame(_ word: Span<UInt8>, at start: Int) -> Bool {
    for index in word.indices where bytes[start &+ index] != word[index] { return false }
    return true
  }

  private mutating func add(_ word: Span<UInt8>, _ hash: UInt64, _ key: (Span<UInt8>) -> [UInt8]?) -> Int {
    let entry = key(word).map { key -> Int32 in
      if let known = numbers[key] { return known }
      let number = Int32(entries.count)
      numbers[key] = number
      entries.append(Entry())
      return number
    }
    let start = bytes.count
    for index in word.indices { bytes.append(word[index]) }
    forms.append(Form(start: start, count: word.count, hash: hash, entry: entry ?? -1))
    if forms.count * 2 > slots.count { grow() } else { place(forms.count - 1) }
    return forms.count - 1
  }

  private mutating func place(_ form: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: forms[form].hash ^ forms[form].hash >> 32) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(form)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for form in forms.indices { place(form) }
  }

  /// The keys of the entries, by their number.
  var keys: [[UInt8]] {
    var keys = [[UInt8]](repeating: [], count: entries.count)
    for (key, number) in numbers { keys[Int(number)] = key }
    return keys
  }

  /// 1 for letters and digits of ASCII, 2 for an apostrophe, 3 for bytes beyond ASCII, 0 for the rest.
  static let kinds: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    if byte >= 0x80 { return 3 }
    switch Words.asciiKind(byte) {
    case .letter: return 1
    case .apostrophe: return 2
    case .other: return 0
    }
  }
}
