import TartanEngine
import TartanLanguage
import TartanModel
import TartanTerminal

/// Runs one session for the command line: makes it, feeds it, and turns its errors into an exit status.
final class Host {
  private let options: ProgramOptions
  private let environment: ProcessEnvironment
  let presenter: Presenter
  let stop: StopFlag
  private let statusLine: StatusLine?
  var session: Session
  let paths: UserPaths
  /// The entries of this session that failed: kept in the history, not suggested.
  var failedEntries: Set<String> = []

  init(
    options: ProgramOptions, environment: ProcessEnvironment, presenter: Presenter, statusLine: StatusLine?,
    stop: StopFlag
  ) {
    self.stop = stop
    self.statusLine = statusLine
    self.options = options
    self.environment = environment
    self.presenter = presenter
    paths = UserPaths(environment)
    let folder = UserPaths.workingFolder
    session = Session(
      environment: SessionEnvironment(
        folder: folder, home: paths.home, files: DiskFiles(ledger: paths.ledger, stop: stop),
        allowedFolders: options.allowedFolders.map { PathNames.absolute($0, from: folder) }, program: Program.version,
        stop: stop, cores: Cores.usable, emit: { presenter.show($0) }))
    for (name, value) in options.settings { session.adjust(name, to: value) }
    for (name, value) in options.parameters { session.setParameter(name, to: value) }
    presenter.settings = session.settings
  }

  func carryOut(_ capabilities: TerminalCapabilities, _ output: TerminalOutput) -> ExitStatus {
    Interruption.install()
    switch options.task {
    case .run(let file, let pin): return playFile(file, pin: pin)
    case .check(let file): return run("check \(quotedText(file))")
    case .render(let file, let page, let replaces):
      let target = page.map { " -> " + quotedText($0) + (replaces ? "!" : "") } ?? ""
      return run("render \(quotedText(file))\(target)")
    case .plan(let file): return run("plan \(quotedText(file))")
    case .why(let file): return run("why \(quotedText(file))")
    case .session(let files, nil) where capabilities.isInteractive:
      let loop = ReplLoop(host: self, environment: environment, output: output, capabilities: capabilities)
      return loop.run { _ = self.load(files) }
    case .session(let files, let commands):
      let opened = load(files)
      guard opened == .done else { return opened }
      return commands.map(runAll) ?? readStandardInput()
    }
  }

  private func load(_ files: [String]) -> ExitStatus {
    for file in files {
      let status =
        file.lowercased().hasSuffix(".sett") || NotebookFile.isNamed(file)
        ? run("run \(quotedText(file))") : run("load \(quotedText(file))")
      if status != .done { return status }
    }
    return .done
  }

  private func playFile(_ file: String, pin: Bool) -> ExitStatus {
    let status = run("run \(quotedText(file))")
    guard pin, status == .done else { return status }
    return attempt(nil) { () throws(Diagnostic) in
      let sentence = try self.session.pin(file)
      self.presenter.notice(sentence)
    }
  }

  /// Runs lines of a session that ended unexpectedly, with paths read from where they were read then.
  ///
  /// - Parameters:
  ///   - part: the lines and their folder.
  ///   - resultsBefore: how many results there were before the first line of that session: its `%1` comes after them.
  /// - Returns: whether all of them ran.
  func takeUp(_ part: Journal.LostSession.Part, resultsBefore: Int) -> Bool {
    let folder = session.environment.folder
    session.environment.folder = part.folder
    defer { session.environment.folder = folder }
    return part.lines.allSatisfy { run(ResultNumbers.shift($0, by: resultsBefore)) == .done }
  }

  /// Runs the commands of a text, stopping at the first error.
  func runAll(_ text: String) -> ExitStatus {
    for source in CommandSplitter.commandsAndComments(in: text) {
      var quits = false
      let status = run(source.text, line: source.line, quits: &quits)
      if status != .done || quits { return status }
    }
    return .done
  }

  private func readStandardInput() -> ExitStatus {
    let reader = StreamLineReader(isComplete: CommandSplitter.isComplete)
    while true {
      switch reader.readLine(prompt: PromptText("")) {
      case .line(let text):
        var quits = false
        let status = run(text, line: reader.lineNumber, quits: &quits)
        presenter.handOver()
        if status != .done || quits { return status }
      case .endOfInput: return .done
      case .interrupted: return .interrupted
      case .unreadable(let problem):
        presenter.show(Diagnostic(.badText, at: nil, problem.message), in: nil)
        return .failed
      }
    }
  }

  /// Runs one command.
  func run(_ text: String) -> ExitStatus {
    var quits = false
    return run(text, line: 1, quits: &quits)
  }

  /// Runs one command of a text that has more, at its line.
  func run(_ text: String, line: Int, quits: inout Bool) -> ExitStatus {
    let start = ContinuousClock.now
    var outcome = Session.Outcome.nothing
    let status = attempt(text, line: line) { () throws(Diagnostic) in outcome = try self.session.run(text) }
    presenter.settings = session.settings
    if session.settings["timing"] == "on", outcome == .done {
      presenter.notice("time: \(Host.milliseconds(since: start)) ms")
    }
    quits = outcome == .quit
    return status
  }

  private func attempt(_ text: String?, line: Int = 1, _ work: () throws(Diagnostic) -> Void) -> ExitStatus {
    let stop = stop
    stop.clear()
    if session.settings["progress"] == "on" {
      let meter = ProgressMeter(stop.progress)
      statusLine?.begin { meter.line(columns: $0) }
    }
    do {
      try Interruption.whileRunning(react: { stop.raise() }) { () throws(Diagnostic) in try work() }
      statusLine?.end()
      return stop.isRaised ? .interrupted : .done
    } catch {
      statusLine?.end()
      presenter.show(error, in: text, line: line)
      return ExitStatus(error.code)
    }
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> String {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
