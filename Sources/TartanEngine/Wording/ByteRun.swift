/// Bytes that every match must have somewhere in the unfolded wording, in a row: a filter that a kernel can look for.
package struct ByteRun: Sendable {
  /// The bytes, letters small.
  package let values: [UInt8]
  /// What is to be or-ed to a byte of the text before it is compared: 0x20 for letters with a simple pair of cases.
  package let folds: [UInt8]
  /// The two positions, rarest bytes first, that are compared before the others.
  let first: Int
  let second: Int
  /// Whether the run is the whole needle: then a place that fits is a match, not only a place worth a look.
  package let isWhole: Bool
  /// Whether the run is the beginning of a word: no letter or digit of ASCII stands before it.
  let startsWord: Bool

  /// The longest run of the case-folded `needle` whose bytes can be told apart without folding the text.
  ///
  /// Returns nil if it has none: each of its characters has preimages of different lengths or lead bytes.
  package init?(folded needle: [UInt8], startsWord: Bool = false) {
    var runs: [(values: [UInt8], folds: [UInt8])] = [([], [])]
    let text = needle.span
    var index = 0
    while index < needle.count {
      let (value, length) = ScalarFolding.decode(text, at: index)
      if let fold = ByteRun.fold(of: value) {
        runs[runs.count - 1].values += needle[index..<index + length]
        runs[runs.count - 1].folds += [UInt8](repeating: 0, count: length - 1) + [fold]
      } else {
        runs.append(([], []))
      }
      index += length
    }
    guard let longest = runs.max(by: { $0.values.count < $1.values.count }), !longest.values.isEmpty else { return nil }
    self.init(values: longest.values, folds: longest.folds, isWhole: runs.count == 1, startsWord: startsWord)
  }

  /// The run of bytes that give `values` when or-ed with `folds`; both have one length and are not empty.
  init(values: [UInt8], folds: [UInt8], isWhole: Bool, startsWord: Bool) {
    self.values = values
    self.folds = folds
    self.isWhole = isWhole
    self.startsWord = startsWord
    let byRarity = values.indices.sorted { (ByteRun.frequency(values[$0]), $0) < (ByteRun.frequency(values[$1]), $1) }
    let chosen = byRarity.prefix(2).sorted()
    first = chosen.first ?? 0
    second = chosen.last ?? 0
  }

  /// What the last byte of a folded scalar is or-ed with, or nil if other scalars than its simple capital fold to it.
  private static func fold(of value: UInt32) -> UInt8? {
    switch value {
    case 0x61...0x7A: 0x20
    case 0x00..<0x80: 0
    case 0xE0...0xF6, 0xF8...0xFE: 0x20
    case 0xA0..<0xC0, 0xD7, 0xF7: 0
    default: ScalarFolding.isWithoutCase(value) ? 0 : nil
    }
  }

  /// How common a byte is in wording, roughly: decides speed only.
  private static func frequency(_ byte: UInt8) -> Int {
    let common = " etaoinshrdlucmfwypvbgk,.qjxz".utf8
    if let place = common.enumerated().first(where: { $0.element == byte })?.offset { return 100 - place }
    return byte == 0xC3 || byte == 0xE2 || byte == 0x80 ? 60 : 10
  }

  /// Whether part of the run may come from a character of the text that folds to several: then rows with such
  /// characters must be looked at even where the run does not stand.
  var meetsExpansions: Bool {
    ByteRun.expansions.contains { expansion in
      (1 - expansion.count..<values.count).contains { shift in
        expansion.indices.allSatisfy { index in
          !values.indices.contains(index + shift)
            || values[index + shift] == expansion[index] | folds[index + shift]
        }
      }
    }
  }

  /// What those characters fold to, in NFC: `tk_expanding` lists them.
  private static let expansions = ["s", "ss", "\u{2BC}n", "i\u{307}", "a\u{2BE}", "ff", "fi", "fl", "ffi", "ffl", "st"]
    .map { Array($0.utf8) }
}
