import TartanLanguage
import TartanModel
import TartanRender

extension Session {
  /// A value as it stands in a text.
  ///
  /// - Throws: a diagnostic for a value that cannot be worked out, or that its format does not fit.
  func text(of syntax: FormattedValueSyntax) throws(Diagnostic) -> String {
    let value = try question(CommandSyntax(.claims, at: syntax.value.span)).value(syntax.value)
    guard value != .none else {
      throw Diagnostic(.badValue, at: syntax.value.span, "none is no value that a text could show")
    }
    if syntax.format == .plain { return value.text }
    guard case .number(let number) = value else {
      throw Diagnostic(
        .wrongKind, at: syntax.value.span, "'\(value.text)' is a text, and only a number has a format",
        hints: ["take the format away"])
    }
    switch syntax.format {
    case .plain: return value.text
    case .decimals(let decimals): return NumberText.fixed(number, decimals: decimals) ?? "–"
    case .percent(let decimals): return (NumberText.fixed(100 * number, decimals: decimals) ?? "–") + " %"
    case .words:
      guard let whole = Int(exactly: number), let words = NumberWords.text(whole) else {
        throw Diagnostic(
          .badValue, at: syntax.value.span, "\(value.text) is not written as a word",
          hints: ["words are for whole numbers below a million"])
      }
      return words
    }
  }
}

/// Whole numbers in English words.
enum NumberWords {
  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  /// `twenty-three`, `two hundred and fifteen`; nil from a million on.
  static func text(_ number: Int) -> String? {
    guard number > -1_000_000, number < 1_000_000 else { return nil }
    return number < 0 ? "minus " + words(-number) : words(number)
  }

  private static func words(_ number: Int) -> String {
    if number < 20 { return small[number] }
    if number < 100 { return tens[number / 10] + (number % 10 == 0 ? "" : "-" + small[number % 10]) }
    if number < 1_000 { return small[number / 100] + " hundred" + rest(number % 100) }
    let below = number % 1_000
    return words(number / 1_000) + " thousand" + (below >= 100 ? " " + words(below) : rest(below))
  }

  private static func rest(_ number: Int) -> String { number == 0 ? "" : " and " + words(number) }
}
