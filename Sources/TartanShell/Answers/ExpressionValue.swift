import TartanRender

/// What an expression comes to.
enum ExpressionValue: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// A label.
  case text(String)
  /// Nothing can be derived.
  case none

  /// The value as it is printed and compared by people.
  var text: String {
    switch self {
    case .number(let number):
      if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
      return NumberText.fixed(number, decimals: 4) ?? "–"
    case .text(let text): return text
    case .none: return "none"
    }
  }

  /// Whether a published value says the same, to the decimals it was published with.
  ///
  /// - Parameters:
  ///   - published: the figure as printed.
  ///   - decimals: how many decimals it was printed with.
  /// - Returns: whether both are the same, rounded to those decimals.
  func agrees(with published: ExpressionValue, decimals: Int) -> Bool {
    switch (self, published) {
    case (.number(let found), .number(let said)):
      guard found.isFinite, said.isFinite else { return false }
      if decimals == 0, said == said.rounded(), found == found.rounded() { return found == said }
      return NumberText.fixed(found, decimals: decimals) == NumberText.fixed(said, decimals: decimals)
    default: return self == published
    }
  }
}
