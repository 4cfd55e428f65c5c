import TartanModel

/// Somebody who has nothing but printed answers and works out what they hide.
///
/// The unknowns are how many statements there are of each kind that a question can tell apart; every printed number is
/// an equation between them.
struct OutputAttack {
  typealias Kind = CodedStatements.Statement

  /// A printed number, and the kinds of statements that it counts.
  struct Figure {
    let name: String
    let counts: (Kind) -> Bool
    /// The number; nil where the mark stands.
    let number: Int?
  }

  private let kinds: [Kind]
  private(set) var figures: [Figure] = []

  /// Which of theme, role, tags and year the questions tell apart.
  init(themes: Bool = false, roles: Bool = false, tags: Bool = false, years: Bool = false) {
    var kinds: [Kind] = []
    for theme in themes ? Array(-1..<4) : [-1] {
      for role in roles ? Array(-1..<3) : [-1] {
        for tags in 0..<(tags ? 8 : 1) {
          for year in 0..<(years ? 2 : 1) { kinds.append(Kind(theme: theme, role: role, tags: tags, year: year)) }
        }
      }
    }
    self.kinds = kinds
  }

  /// Takes in a printed number.
  mutating func learn(_ name: String, _ number: Int?, _ counts: @escaping (Kind) -> Bool) {
    figures.append(Figure(name: name, counts: counts, number: number))
  }

  /// The hidden figures that can be worked out more closely than the threshold; nil if the printed numbers contradict
  /// each other.
  func workedOut(_ threshold: Int) -> [String]? {
    var equations: [(terms: [Int: Int], sum: Int)] = []
    for figure in figures {
      guard let number = figure.number else { continue }
      let terms = Dictionary(uniqueKeysWithValues: kinds.indices.filter { figure.counts(kinds[$0]) }.map { ($0, 1) })
      if !terms.isEmpty { equations.append((terms, number)) }
    }
    guard let programme = ExactSimplex(equations, variables: kinds.count) else { return nil }
    return figures.filter { figure in
      guard figure.number == nil else { return false }
      return !programme.isOpen(kinds.indices.filter { figure.counts(kinds[$0]) }, by: threshold)
    }.map(\.name)
  }
}
