import TartanLanguage
import TartanModel
import TartanText

extension Session {
  /// `help [TOPIC]`.
  func help(_ topic: Name?) throws(Diagnostic) -> Reply {
    guard let topic else { return Reply(answer: HelpText.overview) }
    let typed = Normalization.caseFolded(topic.text)
    if let answer = HelpText.answer(about: typed) { return Reply(answer: answer) }
    let near = Spelling.nearest(typed, among: HelpText.topics + HelpText.aliases, limit: 3)
    throw Diagnostic(
      .unknownName, at: topic.span, "no help on '\(Control.visible(topic.text))'",
      hints: near.isEmpty ? ["help lists the topics"] : near.map { "did you mean help \($0)?" })
  }
}

/// What `help` prints, made from the one table of commands and a few topics.
enum HelpText {
  /// All topics: commands, subjects, then measures.
  static var topics: [String] {
    commandGrammars.map(\.word) + HelpTopic.all.map(\.name) + [MeasureHelp.topic] + MeasureHelp.words
  }

  /// Other words for topics and measures.
  static var aliases: [String] { HelpTopic.all.flatMap(\.aliases) + MeasureHelp.aliases }

  /// The list of commands and topics.
  static var overview: Answer {
    let commands = AnswerTable(
      name: "commands", columns: [TableColumn("command", .label), TableColumn("answers", .text)],
      rows: commandGrammars.map { TableRow([.text($0.word), .text($0.summary)]) })
    let subjects = AnswerTable(
      name: "topics", columns: [TableColumn("topic", .label), TableColumn("about", .text)],
      rows: (HelpTopic.all.map { ($0.name, $0.summary) } + [(MeasureHelp.topic, MeasureHelp.summary)])
        .map { TableRow([.text($0.0), .text($0.1)]) })
    return Answer(
      kind: .help, title: "Help",
      sentences: ["help COMMAND or help TOPIC says more; tour shows how it all hangs together"],
      tables: [commands, subjects])
  }

  /// The help on one topic, given case-folded.
  static func answer(about topic: String) -> Answer? {
    if let word = CommandWord(typed: topic), let grammar = CommandGrammar.of(word) { return command(grammar) }
    // `what if` and `leave out` are two words.
    if let grammar = commandGrammars.first(where: { topic.contains(" ") && $0.usage.hasPrefix(topic + " ") }) {
      return command(grammar)
    }
    if topic == MeasureHelp.topic { return MeasureHelp.list }
    let found = HelpTopic.all.first { $0.name == topic }
    if found == nil, let measure = MeasureHelp.answer(about: topic) { return measure }
    guard let found = found ?? HelpTopic.all.first(where: { $0.aliases.contains(topic) }) else { return nil }
    return Answer(kind: .help, title: found.summary, sentences: found.lines)
  }

  private static func command(_ grammar: CommandGrammar) -> Answer {
    var lines = [grammar.usage]
    if !grammar.clauses.isEmpty {
      lines.append("clauses, in any order: " + grammar.clauses.map(\.rawValue).joined(separator: ", "))
    }
    let examples = CommandExamples.examples(of: grammar.command)
    if !examples.isEmpty { lines.append("for instance:") }
    lines += examples.map { "  " + $0 }
    return Answer(kind: .help, title: "\(grammar.word): \(grammar.summary)", sentences: lines)
  }
}
