import TartanModel
import TartanPlan

/// Everything that a command can change. A value: a command that fails is undone by keeping the old one.
struct SessionState: Sendable {
  /// The open datasets, in the order of loading.
  var datasets: [OpenDataset] = []
  /// Which of them commands are about; an index of `datasets`.
  var current: Int?
  /// The definitions by name.
  var definitions: [String: Definition] = [:]
  /// The parameters by name.
  var parameters: [String: Parameter] = [:]
  /// The numbered results, oldest first.
  var results: [ResultEntry] = []
  /// The figures put so far.
  var claims: [Claim] = []
  /// What `set` changed.
  var settings = Settings()
  /// The files that this session wrote, as absolute paths: they may be replaced.
  var written: Set<String> = []
  /// The tables written to files, for what they would give away together.
  var ledger: [WrittenTable] = []
  /// The accepted commands.
  var record: [RecordedCommand] = []
  /// The comments typed between them, for a notebook.
  var remarks: [Remark] = []
  /// How many states of datasets there have been.
  var versions = 0
  /// Where the tour stands: the step shown last.
  var tourStep: Int?

  /// The dataset that commands are about.
  var dataset: OpenDataset? {
    guard let current, datasets.indices.contains(current) else { return nil }
    return datasets[current]
  }

  /// The result with that number.
  func result(_ number: Int) -> ResultEntry? { results.first { $0.number == number } }
}

/// A comment on a line of its own.
struct Remark: Sendable {
  /// What it says, without the `#`.
  let text: String
  /// How many commands were accepted before it.
  let place: Int
}

/// A named set.
struct Definition: Sendable {
  /// The name as first written.
  let name: String
  /// The set in its words.
  let words: SetWords
  /// The set on the state of the dataset it was defined on.
  let set: SetPlan
  /// The dataset it was defined on.
  let dataset: String
  /// The state of it.
  let version: DatasetVersion
  /// Which line of the record defined it.
  let line: Int

  /// The set as canonical text.
  var text: String { words.text }
}

/// A parameter and where it was set.
struct Parameter: Sendable {
  /// What `$NAME` stands for.
  let value: String
  /// Which line of the record set it; nil if it came from outside.
  let line: Int?
}

/// A published figure and what the data say.
struct Claim: Sendable {
  /// The three verdicts.
  enum Verdict: String, Sendable {
    /// The figure is what the data give.
    case agrees
    /// The data give something else.
    case contradicted
    /// The data cannot give it.
    case notDerivable = "cannot be derived"
  }

  /// The figure as published.
  let published: String
  /// The value as canonical text.
  let value: String
  /// What the data give, nil if nothing.
  let found: String?
  /// Where it is said.
  let source: String
  /// The verdict.
  let verdict: Verdict
}
