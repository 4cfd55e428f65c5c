import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

/// An accepted command with all that a saved sett needs to decide about it and to write it again.
struct RecordedCommand: Sendable {
  /// The command as canonical text; `%` is written with its number.
  let text: String
  /// When it belongs in a saved script.
  let keep: Reply.Keep
  /// What it does, as far as saving cares.
  let role: Role
  /// The number of its result, if it has one.
  let number: Int?
  /// What it names.
  let uses: Uses
  /// The dataset it was about.
  let dataset: String?
  /// Where the data that it opened came from; nil if it opened none.
  var source: DataSource?
  /// The filters that were in force.
  let filters: [FilterStep]
  /// The recoding steps in force, each as the line of the record that carried it out.
  let steps: [Int]
  /// The settings in force on which results depend.
  let settings: [SettingValue]
  /// The files it wrote, relative to the folder of its paths.
  let wrote: [ExportedFile]

  /// What a command does, as far as saving cares.
  enum Role: Hashable, Sendable {
    /// Opens the dataset of that name.
    case load(String)
    /// Names a set.
    case define(String)
    /// Sets a parameter to what is written.
    case parameter(String)
    /// Sets a parameter to what is computed from the data in use.
    case computed(String)
    /// Gives a title to the result of that number.
    case title(Int)
    /// Adds a note to the result of that number, the last one before it; 0 where there is none yet.
    case note(Int)
    /// Looks at how something is computed: never kept, even if that was written to a file.
    case explain
    /// Anything else.
    case other
  }
}

extension Session {
  /// Adds an accepted command to the record, and gives it back as canonical text.
  @discardableResult
  mutating func remember(_ command: CommandSyntax, _ reply: Reply, number: Int?, wrote: [ExportedFile]) -> String {
    let text = settledText(of: command)
    state.written.formUnion(wrote.map(\.path))
    let role = role(of: command)
    var source: DataSource?
    if case .load = role { source = state.dataset?.source }
    state.record.append(
      RecordedCommand(
        text: text, keep: reply.keep, role: role, number: number, uses: uses(of: command, text),
        dataset: state.dataset?.name, source: source, filters: state.dataset?.filters ?? [],
        steps: state.dataset?.steps.map(\.line) ?? [],
        settings: settingsInForce, wrote: wrote))
    return text
  }

  /// The settings in force on which results about the data in use depend: a field that these do not have decides nothing.
  var settingsInForce: [SettingValue] {
    let fields = state.dataset?.dataset.catalog.fields.map(\.name) ?? []
    let ofField = Set(Settings.choices.filter(\.takesField).map(\.name))
    return state.settings.decisive.filter { !ofField.contains($0.name) || fields.contains($0.value) }
  }

  /// What a command names; `export values` means every parameter without naming one.
  private func uses(of command: CommandSyntax, _ text: String) -> Uses {
    var uses = uses(in: text)
    if case .exportValues = command.action { uses.parameters.formUnion(state.parameters.keys) }
    return uses
  }

  private func role(of command: CommandSyntax) -> RecordedCommand.Role {
    switch command.action {
    case .load: .load(state.dataset?.name ?? "")
    case .define(let name, _): .define(name.text)
    case .parameter(let name, .number), .parameter(let name, .text): .parameter(name.text)
    case .parameter(let name, _): .computed(name.text)
    case .title(let result, _): .title(result?.number ?? lastNumber)
    case .note: .note(state.results.last?.number ?? 0)
    case .explain: .explain
    default: .other
    }
  }

  /// The number of the last result before the command being carried out.
  var lastNumber: Int { resultsBefore }

  /// A command as canonical text, `%` written with the number it means.
  func settledText(of command: CommandSyntax) -> String { settled(canonicalText(of: command)) }

  /// A command as provenance states it: without where its result goes, which says nothing about the figures.
  func provenanceText(of command: CommandSyntax) -> String {
    var clauses = command.clauses
    clauses.output = nil
    let text = settledText(of: CommandSyntax(command.action, clauses: clauses, at: command.span))
    // The key of random rounding is a secret: its name stands for it.
    let secret = clauses.round?.key.flatMap { $0.style == .parameter ? $0.text : nil }
    return ParameterValues.rewrite(text) { $0 == secret ? nil : state.parameters[$0]?.value }
  }

  /// A text with each `$NAME` written as its value: a result says what it was asked, not what the sett was.
  func withParameters(_ text: String) -> String {
    ParameterValues.rewrite(text) { state.parameters[$0]?.value }
  }

  /// A set as canonical text, `%` written with the number it means.
  func settledText(of set: SetSyntax) -> String { settled(canonicalText(of: set)) }

  /// An expression as canonical text, `%` written with the number it means.
  func settledText(of expression: ExpressionSyntax) -> String { settled(canonicalText(of: expression)) }

  /// A canonical text, `%` written with the number it means.
  func settled(_ text: String) -> String {
    ResultNumbers.rewrite(text) { $0 ?? resultsBefore }
  }

  /// What a set names.
  func uses(of set: SetSyntax) -> Uses { uses(in: settledText(of: set)) }

  /// What a canonical text names: a word that is a definition counts even where it stands for a label, which keeps a
  /// line too many rather than one too few.
  func uses(in text: String) -> Uses {
    var uses = Uses()
    for token in Lexer.lenientTokens(of: text) {
      switch token.kind {
      case .parameter: uses.parameters.insert(token.text)
      case .result: if let number = Int(token.text) { uses.results.insert(number) }
      case .word where state.definitions[Normalization.caseFolded(token.text)] != nil:
        uses.definitions.insert(Normalization.caseFolded(token.text))
      default: break
      }
    }
    return uses
  }
}

/// The numbers of results inside a command's text.
enum ResultNumbers {
  /// The text with each `%N` (nil for a bare `%`) written as the number that `number` gives.
  static func rewrite(_ text: String, _ number: (Int?) -> Int) -> String {
    var bytes = Array(text.utf8)
    for token in Lexer.lenientTokens(of: text).reversed() where token.kind == .result {
      bytes.replaceSubrange(token.span.start..<token.span.end, with: "%\(number(Int(token.text)))".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
