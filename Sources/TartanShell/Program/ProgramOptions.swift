import TartanModel

/// What the command line asks for.
public struct ProgramOptions: Sendable {
  /// What is to be done.
  public enum Task: Sendable {
    /// A session, or the commands of `-c` or of standard input.
    case session(files: [String], commands: String?)
    /// Play a sett; with `pin` write its results into it.
    case run(String, pin: Bool)
    /// Play a sett and compare.
    case check(String)
    /// Bring a notebook up to date; with a second file make a page of it.
    case render(String, to: String?, replacing: Bool)
    /// List what a sett reads and writes.
    case plan(String)
    /// Say whether an exported file still holds.
    case why(String)
  }

  /// What is to be done.
  public var task: Task
  /// The name of the format in which results are printed; nil for text.
  public var format: String?
  /// Parameters given from outside.
  public var parameters: [(name: String, value: String)]
  /// Folders that scripts may use beside their own.
  public var allowedFolders: [String]
  /// Settings given from outside, by name.
  public var settings: [(name: String, value: String)]

  /// States what is to be done.
  public init(
    task: Task, format: String? = nil, parameters: [(name: String, value: String)] = [], allowedFolders: [String] = [],
    settings: [(name: String, value: String)] = []
  ) {
    self.task = task
    self.format = format
    self.parameters = parameters
    self.allowedFolders = allowedFolders
    self.settings = settings
  }
}

/// How the program ends.
public enum ExitStatus: Int32, Sendable {
  /// All was done.
  case done = 0
  /// A command failed.
  case failed = 1
  /// The command line was wrong.
  case usage = 2
  /// A check or an `expect` found a difference.
  case difference = 3
  /// Stopped by Ctrl-C.
  case interrupted = 130
}

extension ExitStatus {
  /// The status that an error leads to.
  init(_ diagnostic: DiagnosticCode) {
    self =
      switch diagnostic {
      case .difference: .difference
      case .interrupted: .interrupted
      default: .failed
      }
  }
}
