import TartanEngine
import TartanLanguage
public import TartanModel
import TartanPlan

/// One analysis in progress: takes lines, gives answers, remembers what was accepted.
public struct Session {
  var state = SessionState()
  /// Folders, streams and limits.
  public internal(set) var environment: SessionEnvironment
  /// The scripts being run, outermost first: where their paths are read from, and what they may touch.
  var scripts: [ScriptContext] = []
  /// The number of the last result before the command being carried out: what `%` means in it.
  var resultsBefore = 0
  /// The results of a script that are not shown yet: a title or note in the next lines still belongs to them.
  var held: [RenderedResult] = []
  /// What a check found beside moved figures: expectations that fail.
  var failedExpectations: [String] = []
  /// What a check found beside moved figures: files that are not those that the sett was written for.
  var changedFiles: [String] = []
  /// The sett being checked, with what was pinned.
  var checked: SettFile?
  /// What a check found beside moved figures: how files differ in form from those pinned, by dataset.
  var changedForms: [String: [String]] = [:]
  /// Takes down how the engine computes, while `explain` has a command carried out.
  var trace: ExecutionTrace?
  /// Called with each accepted line before its result is shown: the journal.
  var onAccept: ((String) -> Void)?

  /// Starts a session.
  public init(environment: SessionEnvironment) {
    self.environment = environment
  }

  /// What running a line led to.
  public enum Outcome: Hashable, Sendable {
    /// The line was blank or a comment.
    case nothing
    /// The command was carried out and its answer emitted.
    case done
    /// The user wants to leave.
    case quit
  }

  /// Runs one command.
  ///
  /// The answer goes to `environment.emit`. A command that fails leaves the session as it was.
  ///
  /// - Parameter text: one command, which may stand on several lines.
  /// - Returns: whether something was done, or the user wants to leave.
  /// - Throws: what is wrong, at its place in `text`.
  public mutating func run(_ text: String) throws(Diagnostic) -> Outcome {
    guard let command = try Parser.parse(text) else {
      remember(comment: text)
      return .nothing
    }
    if case .quit = command.action { return .quit }
    try carryOut(command)
    return .done
  }

  /// Keeps what a line says that is only a comment: a notebook has it as prose.
  private mutating func remember(comment line: String) {
    let words = SettRemarks.words(of: line)
    guard !words.isEmpty, !words.contains(where: \.isNewline) else { return }
    state.remarks.append(Remark(text: words, place: state.record.count))
  }

  private mutating func carryOut(_ command: CommandSyntax) throws(Diagnostic) {
    let before = state
    resultsBefore = state.results.last?.number ?? 0
    for open in before.datasets { open.dataset.forgetDamage() }
    do throws(Diagnostic) {
      let reply = try execute(command)
      // A result that was given up is for nobody; a file that was written is.
      if reply.cells != nil, environment.stop.isRaised { throw Diagnostic(.interrupted, at: nil, "interrupted") }
      try requireWholeData()
      try accept(command, reply)
    } catch {
      state = before
      throw error
    }
  }

  /// Refuses to go on with values that could not be read: they stand in no answer and in no file.
  func requireWholeData() throws(Diagnostic) {
    for open in state.datasets {
      if let damage = open.dataset.damage { throw Question.diagnostic(.damaged(damage)) }
    }
  }

  /// The settings in force.
  public var settings: Settings { state.settings }

  /// Changes a setting from outside, as the command line does; an unknown name changes nothing.
  public mutating func adjust(_ name: String, to value: String) {
    if Settings.choices.contains(where: { $0.name == name }) { state.settings.set(name, to: value) }
  }

  /// Gives a parameter its value from outside; a `let` of the same name does not change it.
  public mutating func setParameter(_ name: String, to value: String) {
    state.parameters[name] = Parameter(value: value, line: nil)
  }
}

/// A script that is being run.
struct ScriptContext: Sendable {
  /// The script's absolute path.
  let path: String
  /// Its folder: relative paths start here, and nothing outside may be touched.
  let folder: String
  /// What the script does to files and pins.
  let mode: Mode

  /// Why a script is run.
  enum Mode: Sendable {
    /// To have its results and files.
    case run
    /// To compare: nothing is written, changed data are reported instead of refused.
    case check
  }
}
