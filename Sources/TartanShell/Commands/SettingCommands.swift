import TartanLanguage
import TartanModel
import TartanText

extension Session {
  /// `set NAME VALUE`.
  mutating func set(_ name: Name, to value: Name) throws(Diagnostic) -> Reply {
    let typed = name.text.lowercased()
    guard let choice = Settings.choices.first(where: { $0.name == typed || ($0.name == "colour" && typed == "color") })
    else {
      let near = Spelling.nearest(typed, among: Settings.choices.map(\.name), limit: 2)
      throw Diagnostic(
        .unknownName, at: name.span, "no setting named '\(Control.visible(name.text))'",
        hints: near.isEmpty ? ["settings lists them"] : near.map { "did you mean \($0)?" })
    }
    state.settings.set(choice.name, to: try checked(value, for: choice))
    return .state("\(choice.name) \(state.settings[choice.name])", keep: .never)
  }

  private func checked(_ value: Name, for choice: Settings.Choice) throws(Diagnostic) -> String {
    let typed = value.text.lowercased()
    if let numbers = choice.numbers {
      guard let number = Int(typed), number == 0 || numbers.contains(number) else {
        throw Diagnostic(
          .badValue, at: value.span,
          "\(choice.name) takes a number from \(numbers.lowerBound) to \(numbers.upperBound), or 0 for \(choice.zero)")
      }
      return String(number)
    }
    let meant = ["yes": "on", "true": "on", "no": "off", "false": "off"][typed] ?? typed
    guard choice.values.contains(meant) else {
      throw Diagnostic(
        .badValue, at: value.span, "\(choice.name) cannot be '\(Control.visible(value.text))'",
        hints: ["it takes \(choice.values.joined(separator: ", "))"])
    }
    return meant
  }

  /// `settings`.
  func listSettings() -> Reply {
    let rows = Settings.choices.map { choice in
      TableRow([
        .text(choice.name), .text(choice.name == "threads" ? String(threads) : state.settings[choice.name]),
        .text(choice.values.isEmpty ? "a number" : choice.values.joined(separator: ", ")), .text(choice.summary),
      ])
    }
    let table = AnswerTable(
      columns: [
        TableColumn("setting", .label), TableColumn("value", .label), TableColumn("values", .text),
        TableColumn("decides", .text),
      ], rows: rows)
    return Reply(answer: Answer(kind: .help, title: "Settings", tables: [table]))
  }
}
