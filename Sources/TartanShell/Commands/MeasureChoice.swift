import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

extension Question {
  /// The measures that a `measures` clause asks for, as the words of the catalogue, none twice.
  ///
  /// - Parameters:
  ///   - names: what was typed; `all` stands for all that are offered.
  ///   - offered: the words that this command takes, in the order in which it prints them.
  ///   - always: the words of what it prints anyway.
  ///   - form: the command, for messages.
  /// - Returns: the words, in the order of `offered`; none where the clause is not given.
  /// - Throws: a diagnostic that lists what is offered.
  func measures(
    _ names: [Name], of offered: [String], always: [String] = [], in form: String
  ) throws(Diagnostic) -> [String] {
    var chosen: Set<String> = []
    for name in names {
      let typed = try binder.text(of: name).lowercased()
      let word = MeasureDescription.named(typed)?.word ?? typed
      if typed == "all" {
        chosen.formUnion(offered)
      } else if offered.contains(word) {
        chosen.insert(word)
      } else if always.contains(word) {
        throw Diagnostic(
          .badValue, at: name.span, "\(form) prints \(word) anyway",
          hints: ["leave it out, or add: measures \(offered.joined(separator: ", "))"])
      } else {
        throw Diagnostic(
          .badValue, at: name.span, "\(form) has no measure '\(name.text)'",
          hints: ["measures \(offered.joined(separator: ", "))", "measures all"])
      }
    }
    return offered.filter(chosen.contains)
  }
}
