/// Numbers that look random, the same for the same seed: SplitMix64, after Steele, Lea and Flood.
struct Numbers {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }
}

/// A CSV with everything that makes a column awkward: missing values, empty wording, quotes, line breaks and control
/// characters, other scripts, composed and decomposed letters, paths, numbers with decimals, dates, rare labels.
func randomTable(rows: Int, labels: Int, seed: Int) -> String {
  var numbers = Numbers(seed: seed)
  var text = "id,theme,tags,year,score,date,text\n"
  for row in 0..<rows {
    let theme =
      numbers.chance(10)
      ? "" : numbers.pick(["Data/Storage", "Data/Use", "Étude", "E\u{301}tude 2", "\"a \"\"b\"\"\"", "宣言"])
    let tags = (0..<numbers.below(4)).map { _ in
      "label \(numbers.below(labels) * numbers.below(labels) / max(1, labels))"
    }
    let year = numbers.chance(10) ? "" : String(1990 + numbers.below(40))
    let score = numbers.chance(10) ? "" : "\(numbers.below(100_000) - 50_000).\(numbers.below(900) + 100)"
    let month = 1 + numbers.below(9)
    let date = numbers.chance(10) ? "" : numbers.pick(["2020-0\(month)-11", "2020-0\(month)", "201\(month)"])
    let words = (0..<numbers.below(12)).map { _ in
      numbers.pick([
        "supported", "Challenge", "straße", "ﬁne", "挑战", "été", "e\u{301}t\u{e9}", "\u{1b}[31m", "\"\"", "a\nb",
        "\u{1}", "=1+1",
      ])
    }
    let wording = numbers.chance(10) ? "" : "\"" + words.joined(separator: " ") + "\""
    text += "S\(row),\(theme),\(tags.joined(separator: "; ")),\(year),\(score),\(date),\(wording)\n"
  }
  return text
}
