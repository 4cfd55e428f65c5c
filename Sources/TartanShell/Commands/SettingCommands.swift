import TartanLanguage
import TartanModel
import TartanPlan
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
    if choice.takesField { return try fieldName(value) }
    if let numbers = choice.numbers {
      guard let number = Int(typed), (number == 0 && choice.zero != nil) || numbers.contains(number) else {
        throw Diagnostic(
          .badValue, at: value.span,
          "\(choice.name) takes a number from \(numbers.lowerBound) to \(numbers.upperBound)"
            + (choice.zero.map { ", or 0 for \($0)" } ?? ""))
      }
      return String(number)
    }
    let meant = choice.values.first { $0 == typed || Session.alike($0, typed) } ?? typed
    guard choice.values.contains(meant) else {
      throw Diagnostic(
        .badValue, at: value.span, "\(choice.name) cannot be '\(Control.visible(value.text))'",
        hints: ["it takes \(choice.values.joined(separator: ", "))"])
    }
    return meant
  }

  /// The field of the data in use that is meant; `none` for none.
  private func fieldName(_ value: Name) throws(Diagnostic) -> String {
    guard value.style == .quoted || value.text.lowercased() != "none" else { return "none" }
    let open = try requireDataset(at: value.span)
    return try binder(for: open).field(value).name
  }

  /// Whether both are ways to say yes, or both to say no.
  private static func alike(_ one: String, _ other: String) -> Bool {
    [["yes", "on", "true"], ["no", "off", "false"]].contains { $0.contains(one) && $0.contains(other) }
  }

  /// `settings`.
  func listSettings() -> Reply {
    let rows = Settings.choices.map { choice in
      TableRow([
        .text(choice.name), .text(choice.name == "threads" ? String(threads) : state.settings[choice.name]),
        .text(
          choice.takesField ? "a field" : choice.values.isEmpty ? "a number" : choice.values.joined(separator: ", ")),
        .text(choice.summary),
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
