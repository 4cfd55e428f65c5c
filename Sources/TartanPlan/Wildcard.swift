import TartanModel
import TartanText

/// `multi*` as a regular expression.
enum Wildcard {
  /// The expression for a whole label: each `*` stands for any run of characters, the rest for itself.
  static func pattern(for glob: String) -> String {
    glob.split(separator: "*", omittingEmptySubsequences: false).map(literal).joined(separator: ".*")
  }

  /// The expression for wording: `challeng*` is any word that begins so.
  static func wordPattern(for glob: String) -> String {
    let core = glob.split(separator: "*", omittingEmptySubsequences: false).map(literal).joined(separator: "\\w*")
    let start = glob.hasPrefix("*") ? "" : "\\b"
    let end = glob.hasSuffix("*") ? "" : "\\b"
    return start + core + end
  }

  private static func literal(_ text: Substring) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}

extension Binder {
  /// Compiles a pattern that a user wrote.
  ///
  /// - Throws: a diagnostic at the place of the mistake.
  func compile(_ source: String, wholeText: Bool = false, at span: SourceSpan) throws(Diagnostic) -> Pattern {
    do {
      return try Pattern(source, wholeText: wholeText)
    } catch {
      let place = SourceSpan(min(span.start + 1 + error.offset, span.end), span.end)
      throw Diagnostic(
        .badPattern, at: place, "the pattern does not read: \(error.reason)",
        hints: ["to look for the characters themselves, use quotes: \"\(source)\""])
    }
  }

  func tooCostly(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badPattern, at: span, "the pattern takes too many steps",
      hints: ["avoid a repeat inside a repeat, as in (a+)+"])
  }

  func outOfMemory(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(.badPattern, at: span, "not enough memory to match the pattern")
  }
}
