/// Made-up statements with a theme, a role, tags and a year, to be asked about.
struct CodedStatements {
  /// One statement: positions of its labels, -1 for none; tags as bits.
  struct Statement: Hashable {
    var theme: Int
    var role: Int
    var tags: Int
    var year: Int
  }

  static let themes = ["Aspen", "Birch", "Cedar", "Dogwood"]
  static let roles = ["Lead", "Mentor", "Nurse"]
  static let tags = ["x", "y", "z"]

  let statements: [Statement]

  /// Uneven statements, as such data are: some labels rare, some common.
  init(_ count: Int, seed: UInt64) {
    var dice = Dice(seed: seed)
    let skew = (0..<4).map { _ in Int.random(in: 1...3, using: &dice) }
    func label(_ count: Int, _ skew: Int) -> Int {
      if Int.random(in: 0..<12, using: &dice) == 0 { return -1 }
      return (0..<skew).map { _ in Int.random(in: 0..<count, using: &dice) }.min() ?? 0
    }
    var made: [Statement] = []
    for _ in 0..<count {
      let tags = (0..<3).reduce(0) { bits, tag in
        Int.random(in: 0..<(2 + 3 * tag * skew[2]), using: &dice) == 0 ? bits | 1 << tag : bits
      }
      made.append(
        Statement(
          theme: label(4, skew[0]), role: label(3, skew[1]), tags: tags,
          year: Int.random(in: 0..<(skew[3] * 4), using: &dice) == 0 ? 1 : 0))
    }
    statements = made
  }

  /// The same as a file.
  var csv: String {
    "id,theme,role,tags,year\n"
      + statements.enumerated().map { index, statement in
        let theme = statement.theme < 0 ? "" : CodedStatements.themes[statement.theme]
        let role = statement.role < 0 ? "" : CodedStatements.roles[statement.role]
        let tags = (0..<3).filter { statement.tags >> $0 & 1 == 1 }.map { CodedStatements.tags[$0] }
        return "S\(index),\(theme),\(role),\(tags.joined(separator: ";")),\(2020 + statement.year)\n"
      }.joined()
  }

  /// A repeatable source of chance (SplitMix64, after Steele, Lea and Flood).
  struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }
}
