import TartanLanguage
import TartanModel

/// What `set` changes and `settings` lists.
public struct Settings: Hashable, Sendable {
  /// One setting: its name, the values it takes, what it is for.
  public struct Choice: Sendable {
    /// The name after `set`.
    public let name: String
    /// The values, the default first; empty for a number.
    public let values: [String]
    /// The numbers it takes, beside 0 where that stands for the default; nil where it takes words.
    public let numbers: ClosedRange<Int>?
    /// What 0 stands for; nil where 0 is refused and the least number is the default.
    public let zero: String?
    /// Whether it takes the name of a field, or `none`.
    public let takesField: Bool
    /// Whether results depend on it: a saved sett then keeps it, and a result says it among where it comes from.
    public let decidesResults: Bool
    /// What it decides.
    public let summary: String

    /// The value without `set`.
    var standard: String {
      values.first ?? (takesField ? "none" : zero == nil ? String(numbers?.lowerBound ?? 0) : "0")
    }

    init(
      name: String, values: [String] = [], numbers: ClosedRange<Int>? = nil, zero: String? = nil,
      takesField: Bool = false, decidesResults: Bool = false, summary: String
    ) {
      self.name = name
      self.values = values
      self.numbers = numbers
      self.zero = zero
      self.takesField = takesField
      self.decidesResults = decidesResults
      self.summary = summary
    }
  }

  /// All settings; help, completion and `settings` read this list.
  public static let choices: [Choice] = [
    Choice(
      name: "sample", values: ["no", "yes"], decidesResults: true,
      summary: "whether the statements are a sample, so that tests and intervals mean something"),
    Choice(
      name: "person", takesField: true, decidesResults: true,
      summary: "the field that says who made a statement; tests keep a person's statements together"),
    Choice(
      name: "seed", numbers: 1...Int(Int32.max), decidesResults: true,
      summary: "what random numbers begin with"),
    Choice(
      name: "suppress", numbers: 2...1_000_000, zero: "none", decidesResults: true,
      summary: "counts below it are hidden in every table"),
    Choice(
      name: "round", numbers: 2...1_000, zero: "none", decidesResults: true,
      summary: "counts are rounded to multiples of it in every table"),
    Choice(
      name: "embed", values: ["statements", "ids", "none"],
      summary: "what a page made of a notebook carries behind its cells: wording too, identities only, nothing"),
    Choice(name: "table", values: ["ruled", "plain"], summary: "rules in tables, or blanks only"),
    Choice(name: "colour", values: ["auto", "always", "never"], summary: "colour and emphasis in the terminal"),
    Choice(name: "hints", values: ["on", "off"], summary: "the grey suggestion behind the cursor"),
    Choice(name: "highlight", values: ["on", "off"], summary: "colours in the line being typed"),
    Choice(name: "editor", values: ["emacs", "vi"], summary: "the keys of the prompt"),
    Choice(name: "pager", values: ["on", "off"], summary: "a pager for what is taller than the screen"),
    Choice(name: "timing", values: ["off", "on"], summary: "how long each command took, on standard error"),
    Choice(name: "progress", values: ["on", "off"], summary: "a bar for what takes longer, on the terminal"),
    Choice(
      name: "threads", values: [], numbers: 1...64, zero: "one a core", summary: "how many threads long work may use"),
    Choice(
      name: "width", values: [], numbers: 20...1_000, zero: "the terminal's",
      summary: "the width of tables in columns; 0 takes the terminal's"),
  ]

  private var values: [String: String] = [:]

  /// The defaults.
  public init() {}

  /// The value of a setting in force.
  public subscript(name: String) -> String {
    if let value = values[name] { return value }
    return Settings.choices.first { $0.name == name }?.standard ?? "0"
  }

  /// The settings on which results depend and that are not as they are without `set`, in the order of `choices`.
  var decisive: [SettingValue] {
    Settings.choices.filter { $0.decidesResults && self[$0.name] != $0.standard }.map {
      SettingValue(name: $0.name, value: self[$0.name])
    }
  }

  /// The settings with those on which results depend as they come.
  var withoutDecisive: Settings {
    var settings = self
    for choice in Settings.choices where choice.decidesResults { settings.values[choice.name] = nil }
    return settings
  }

  /// Whether the data were declared a sample; else they are a complete list.
  var isSample: Bool { self["sample"] == "yes" }

  /// What random numbers begin with.
  var seed: Int { max(1, Int(self["seed"]) ?? 1) }

  /// The width that was set, nil to take the terminal's.
  public var width: Int? {
    guard let width = Int(self["width"]), width > 0 else { return nil }
    return width
  }

  /// How many threads were set, nil for one a core.
  var threads: Int? {
    guard let threads = Int(self["threads"]), threads > 0 else { return nil }
    return threads
  }

  /// Changes a setting whose name and value have been checked.
  mutating func set(_ name: String, to value: String) { values[name] = value }
}

/// A setting and its value.
struct SettingValue: Hashable, Sendable {
  /// The setting's name.
  let name: String
  /// Its value as it is typed, not yet quoted.
  let value: String

  /// The command that makes it so: only the name of a field may need quotes.
  var command: String {
    let choice = Settings.choices.first { $0.name == name }
    let isName = choice?.takesField == true && value != choice?.standard
    return "set \(name) \(isName ? nameText(value) : value)"
  }
}
