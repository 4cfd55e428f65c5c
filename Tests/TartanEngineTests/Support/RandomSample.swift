import TartanText

extension Sample {
  /// The numbers of rows at which words, blocks and nothing at all end.
  static let edges = [0, 1, 2, 63, 64, 65, 127, 128, 129, 1000]

  /// Random statements: values missing here and there, one label on every statement, one on none.
  static func random(_ count: Int, seed: UInt64, themes: Int = 5, tags: Int = 9, roles: Int = 4) -> Sample {
    var random = SeededGenerator(seed: seed)
    let statements = (0..<count).map { row -> SampleStatement in
      let first = Int32(random.below(800))
      return SampleStatement(
        id: identity(row, &random),
        theme: random.chance(0.1) ? nil : random.below(themes - 1),
        tags: (0..<tags - 1).filter { tag in tag == 0 ? !random.chance(0.01) : random.chance(0.5 / Double(tag)) },
        role: random.chance(0.3) ? nil : random.below(roles),
        year: random.chance(0.15) ? nil : Double(2010 + random.below(12)) + (random.chance(0.1) ? 0.5 : 0),
        days: random.chance(0.2) ? nil : first...first + random.element(of: [0, 0, 30, 364]),
        text: random.chance(0.05) ? "" : wording(&random))
    }
    return Sample(statements, themes: themes, tags: tags, roles: roles)
  }

  private static func identity(_ row: Int, _ random: inout SeededGenerator) -> String {
    switch random.below(6) {
    case 0: "S\(row)"
    case 1: "s\(row)É"
    case 2: "-\(row)"
    case 3: "00\(row)"
    case 4: ""
    default: "\(row)"
    }
  }

  /// Words that fold in every awkward way there is, and plain ones.
  static let vocabulary = [
    "challenge", "CHALLENGES", "unchallenged", "challenging", "support", "Supported", "supporting", "supporters'",
    "insupportable", "Straße", "STRASSE", "strasse", "maß", "mass", "Maſs", "İstanbul", "istanbul", "ISTANBUL",
    "équité",
    "ÉQUITÉ", "inéquité", "e\u{301}quite", "ﬁnding", "Finding", "finds", "oﬃce", "office", "steﬆ", "council’s",
    "council's",
    "Councils", "'council'", "don't", "J\u{30C}", "ǰ", "j", "日本語", "данные", "ДАННЫЕ", "naïve", "NAÏVE", "x\u{323}",
    "œuvre", "ŒUVRE", "ΟΔΟΣ", "οδος", "ΐ", "ΐ", "ŉ", "ʼn", "ẞ", "K", "k", "dying", "die", "dies", "skies", "sky",
    "flies", "y", "2020", "a1", "ẖ", "H\u{331}", "h", "한국", "ÿ", "Ÿ", "µ", "μ", "×", "÷", "ab",
  ].map { Normalization.nfc($0) }

  static func wording(_ random: inout SeededGenerator) -> String {
    let count = random.element(of: [1, 2, 5, 12, 25])
    var text = ""
    for _ in 0..<count {
      text += random.element(of: vocabulary) + random.element(of: [" ", " ", " ", ", ", "-", "’", "", "\u{301}"])
    }
    return Normalization.nfc(text)
  }
}
