import TartanLanguage
import TartanModel

extension Session {
  /// The commands that give a result again, from `load` on, as an exported file carries them: files are named without
  /// their folders, and nothing is written.
  ///
  /// - Parameters:
  ///   - number: the result.
  ///   - command: the command being carried out, which may be the one that gave it.
  /// - Returns: commands in canonical text, in the order in which they are to be run.
  func steps(to number: Int, _ command: CommandSyntax) -> [String] {
    var record = state.record
    if !record.contains(where: { $0.number == number }) {
      let text = settledText(of: command)
      record.append(
        RecordedCommand(
          text: text, keep: .always, role: .other, number: number, uses: uses(in: text),
          dataset: state.dataset?.name, filters: state.dataset?.filters ?? [],
          steps: state.dataset?.steps.map(\.line) ?? [], settings: settingsInForce, wrote: []))
    }
    let lines = SettComposer(record: record, result: number).composed().lines
    let texts = lines.map { line in
      guard let source = line.source, record.indices.contains(source), let data = record[source].source else {
        return Session.withoutOutput(line.text)
      }
      return loadText(of: data, from: PathNames.folder(of: data.path), isPinned: true)
    }
    return outsideParameters(in: texts) + texts
  }

  private static func withoutOutput(_ text: String) -> String {
    guard let command = (try? Parser.parse(text)).flatMap({ $0 }), command.clauses.output != nil else { return text }
    var clauses = command.clauses
    clauses.output = nil
    return canonicalText(of: CommandSyntax(command.action, clauses: clauses, at: command.span))
  }

  /// The parameters that were given from outside, as the lines that would give them; but not the key of random rounding,
  /// with which a reader could take the rounding back.
  private func outsideParameters(in texts: [String]) -> [String] {
    let used = texts.reduce(into: Uses()) { $0.form(union: uses(in: $1)) }.parameters
    return used.subtracting(SecretParameters.names(in: texts)).sorted().compactMap { name in
      guard let parameter = state.parameters[name], parameter.line == nil else { return nil }
      return "let \(name) = \(quotedText(parameter.value))"
    }
  }
}
