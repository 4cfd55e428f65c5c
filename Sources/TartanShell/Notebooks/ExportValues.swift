import TartanLanguage
import TartanModel
import TartanRender
import TartanText

extension Session {
  /// `export values -> "values.tex"`: a macro for each value that `let` named.
  mutating func exportValues(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    guard let output = command.clauses.output else {
      throw Diagnostic(.badSyntax, at: command.span, "where to?", hints: ["export values -> \"values.tex\""])
    }
    let shown = Normalization.nfc(output.file.text)
    guard renderer(forFile: shown)?.name == "latex" else {
      throw Diagnostic(
        .badValue, at: output.file.span, "values are written as macros for LaTeX, into a file that ends with .tex",
        hints: ["export values -> \"values.tex\""])
    }
    let secrets = secretParameters
    let values = state.parameters.filter { !secrets.contains($0.key) }.map { (name: $0.key, value: $0.value.value) }
      .sorted { $0.name < $1.name }
    guard !values.isEmpty else {
      throw Diagnostic(
        .noData, at: command.span, "no value has a name yet", hints: ["let share = share(qa of theme:Data)"])
    }
    try requireDifferentMacros(values.map(\.name), command.span)
    let path = try resolve(output.file, for: .writing)
    let data = state.datasets.map { "; \($0.fileName), SHA-256 \($0.fingerprint.prefix(12))" }.joined()
    let unchanged = try write(
      LaTeXMacros.text(of: values, source: environment.program + data), to: path, shown, replacing: output.replacing,
      output.file.span)
    state.written.insert(path)
    let macros = values.map { LaTeXMacros.name($0.name) }
    return .state(
      "\(shown) \(unchanged ? "is up to date" : "written") (latex): \(Wording.few(macros))", keep: .always)
  }

  private func requireDifferentMacros(_ names: [String], _ span: SourceSpan) throws(Diagnostic) {
    var known: [String: String] = [:]
    for name in names {
      let macro = LaTeXMacros.name(name)
      if let other = known[macro] {
        throw Diagnostic(
          .ambiguous, at: span, "$\(other) and $\(name) would both be \(macro), as LaTeX knows letters only",
          hints: ["let \(name)x = …"])
      }
      known[macro] = name
    }
  }
}
