import TartanEngine
import TartanLanguage
import TartanModel
import TartanText

/// Plays the steps that an exported file carries, in a session of its own: they may load the data that were found and
/// ask, and touch nothing else.
struct StepReplay {
  /// The session in which they are played.
  private(set) var session: Session
  /// Files that are not those that the result was made from, by the fingerprint they should have.
  private(set) var changedFiles: [String] = []
  private let find: (String, String?) throws(Diagnostic) -> String

  /// Prepares a session.
  ///
  /// - Parameters:
  ///   - environment: the surroundings; nothing is shown.
  ///   - find: the path of a data file by its name and fingerprint.
  init(_ environment: SessionEnvironment, find: @escaping (String, String?) throws(Diagnostic) -> String) {
    var quiet = environment
    quiet.emit = { _ in }
    session = Session(environment: quiet)
    self.find = find
  }

  /// Plays the steps.
  ///
  /// - Throws: what is wrong with a step: one that is no command, that would write, or that fails on these data.
  mutating func play(_ steps: [String]) throws(Diagnostic) {
    for step in steps.prefix(StepReplay.mostSteps) {
      do throws(Diagnostic) {
        try play(step)
      } catch {
        // That data are missing is no fault of the step.
        if error.code == .file { throw Diagnostic(.file, at: nil, error.message, hints: error.hints) }
        throw Diagnostic(error.code, at: nil, "its step `\(Control.visible(step))` does not run: \(error.message)")
      }
    }
  }

  private static let mostSteps = 10_000

  private mutating func play(_ step: String) throws(Diagnostic) {
    guard let command = try Parser.parse(step) else { return }
    guard command.isHarmless else {
      throw Diagnostic(.badData, at: nil, "a step may load and ask, and nothing else")
    }
    guard case .load(let load) = command.action else {
      _ = try session.run(step)
      return
    }
    var found = load.moved(
      to: Name(try find(load.file.text, load.fingerprint?.text), at: load.file.span, style: .quoted))
    found.fingerprint = nil
    _ = try session.run(canonicalText(of: CommandSyntax(.load(found), at: command.span)))
    if let wanted = load.fingerprint?.text, let open = session.state.dataset, open.fingerprint != wanted {
      changedFiles.append(PathNames.name(of: found.file.text))
    }
  }
}

extension CommandSyntax {
  /// Whether it touches no file but the data that it loads. Each command is named, so that a new one has to be judged.
  fileprivate var isHarmless: Bool {
    guard clauses.output == nil else { return false }
    switch action {
    case .load, .use, .drop, .define, .forget, .parameter, .set, .filter, .back: return true
    case .recode, .undo, .redo: return true
    case .count, .show, .find, .words, .cross, .overlap, .combinations, .pairs, .spread, .compare, .agree: return true
    case .describe, .datasets, .names, .steps, .results, .settings, .difference: return true
    case .title, .note, .claim, .claims, .expect: return true
    case .whatIf(_, let inner), .leaveOut(_, let inner): return inner.isHarmless
    case .save, .run, .check, .plan, .render, .export, .exportValues, .why, .cite, .explain: return false
    case .history, .help, .tour, .quit: return false
    }
  }
}
