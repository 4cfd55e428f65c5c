import TartanLanguage
import TartanModel
import TartanStatistics

extension PairMeasure {
  /// The measure of that name, by its word or an alias.
  ///
  /// - Parameters:
  ///   - name: what was typed.
  ///   - hint: what can be typed there.
  /// - Returns: the measure.
  /// - Throws: a diagnostic that says why one is not offered, or what there is.
  static func named(_ name: Name, hint: String) throws(Diagnostic) -> PairMeasure {
    guard let found = MeasureDescription.named(name.text) else {
      let words = allCases.map(\.rawValue) + MeasureHelp.aliases
      let near = Spelling.nearest(name.text.lowercased(), among: words, limit: 2).map { "did you mean \($0)?" }
      throw Diagnostic(.badValue, at: name.span, "no measure '\(name.text)'", hints: near + [hint])
    }
    if let measure = PairMeasure(rawValue: found.word) { return measure }
    guard found.standing != .leftOut else {
      throw Diagnostic(
        .badValue, at: name.span, "\(found.word) is not offered: \(found.avoid)", hints: ["help \(found.word)", hint])
    }
    throw Diagnostic(.badValue, at: name.span, "\(found.word) is no measure of two codes", hints: [hint])
  }

  /// What is printed of two sets: the usual measures, then those that `measures` asks for.
  ///
  /// - Throws: a diagnostic for what is no measure of two codes, and for one that is asked for twice.
  static func printed(_ names: [Name]) throws(Diagnostic) -> [PairMeasure] {
    var printed = usual
    var asked: Set<PairMeasure> = []
    for name in names {
      if name.style == .word, name.text.lowercased() == "all" {
        printed += allCases.filter { !printed.contains($0) }
        continue
      }
      let measure = try named(name, hint: hint)
      guard asked.insert(measure).inserted else {
        throw Diagnostic(
          .badSyntax, at: name.span, "\(measure.rawValue) is asked for twice", hints: ["leave one of them out"])
      }
      if !printed.contains(measure) { printed.append(measure) }
    }
    return printed
  }

  private static var hint: String {
    "measures \(allCases.filter { !usual.contains($0) }.map(\.rawValue).joined(separator: ", ")), or measures all"
  }
}
