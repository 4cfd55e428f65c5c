import TartanModel

/// What `set` changes and `settings` lists.
public struct Settings: Hashable, Sendable {
  /// One setting: its name, the values it takes, what it is for.
  public struct Choice: Sendable {
    /// The name after `set`.
    public let name: String
    /// The values, the default first; empty for a number.
    public let values: [String]
    /// The numbers it takes beside 0, which stands for the default; nil where it takes words.
    public let numbers: ClosedRange<Int>?
    /// What 0 stands for.
    public let zero: String
    /// What it decides.
    public let summary: String

    init(name: String, values: [String], numbers: ClosedRange<Int>? = nil, zero: String = "", summary: String) {
      self.name = name
      self.values = values
      self.numbers = numbers
      self.zero = zero
      self.summary = summary
    }
  }

  /// All settings; help, completion and `settings` read this list.
  public static let choices: [Choice] = [
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
    return Settings.choices.first { $0.name == name }?.values.first ?? "0"
  }

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
