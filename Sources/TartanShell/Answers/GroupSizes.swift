/// The statements of groups that are compared, and a warning where some have very few.
struct GroupSizes {
  private let few: [(name: String, statements: Int)]
  private let noun: String
  /// What each statement has one of; nil where it may have several.
  private let labels: String?

  /// From so many statements on nothing is said.
  private static let enough = 5

  init(_ groups: [(name: String, statements: Int)], noun: String, labels: String?) {
    few = groups.filter { $0.statements > 0 && $0.statements < GroupSizes.enough }
    self.noun = noun
    self.labels = labels
  }

  /// Which groups have fewer than five statements, and what follows from it.
  func note(_ consequence: String) -> String? {
    guard let first = few.first else { return nil }
    if few.count == 1 {
      let most = labels.map { ": it can show \(Wording.counted(first.statements, group: $0)) at most" } ?? ""
      return "\(first.name) has \(Wording.statements(first.statements))\(most); \(consequence)"
    }
    let names = Wording.few(few.map { "\($0.name) (\($0.statements))" })
    return "\(few.count) \(Wording.plural(noun)) have fewer than \(GroupSizes.enough) statements: \(names); "
      + consequence
  }
}
