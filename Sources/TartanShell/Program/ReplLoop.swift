import TartanEngine
import TartanLanguage
import TartanModel
import TartanTerminal
import TartanText

/// The prompt: reads an entry, runs it, and goes on until the user leaves.
struct ReplLoop {
  let host: Host
  let environment: ProcessEnvironment
  let output: TerminalOutput
  let capabilities: TerminalCapabilities

  /// Runs until the user leaves; `open` opens the files of the command line.
  func run(open: () -> Void) -> ExitStatus {
    host.presenter.isInteractive = true
    host.session.environment.isInteractive = true
    greet()
    let journal = Journal(folder: host.paths.journals, startedIn: UserPaths.workingFolder)
    var reader = makeReader()
    var editing = editorSettings
    for notice in reader.takeNotices() { host.presenter.notice(notice) }
    journal.warn = { [host] in host.presenter.notice($0) }
    host.session.onAccept = { journal.add($0) }
    offerLostSessions(journal, reader)
    open()
    while true {
      if editorSettings != editing {
        editing = editorSettings
        if let editor = reader as? EditlineReader { editor.settings = editing } else { reader = makeReader() }
      }
      switch reader.readLine(prompt: PromptLine.text(for: host.session)) {
      case .line(let entry): if runEntry(entry) == .quit { return leave(journal) }
      case .interrupted: continue
      case .endOfInput: return leave(journal)
      case .unreadable(let problem): host.presenter.show(Diagnostic(.badText, at: nil, problem.message), in: nil)
      }
      for notice in reader.takeNotices() { host.presenter.notice(notice) }
    }
  }

  private enum After { case goOn, quit }

  /// Runs the commands of one entry: a paste may hold several. The first error stops the rest.
  private func runEntry(_ entry: String) -> After {
    for source in CommandSplitter.commandsAndComments(in: entry) {
      var quits = false
      let status = host.run(source.text, line: 1, quits: &quits)
      if quits { return .quit }
      if status != .done {
        host.failedEntries.insert(entry)
        break
      }
    }
    try? output.flush()
    return .goOn
  }

  private func leave(_ journal: Journal) -> ExitStatus {
    journal.discard()
    return .done
  }

  private func greet() {
    output.write(StyledText("\(Program.version)", .strong))
    output.write(StyledText(" · help · tour · quit", .dim))
    output.write("\n")
    try? output.flush()
  }

  private var editorSettings: EditorSettings {
    let settings = host.session.settings
    return EditorSettings(
      keys: settings["editor"] == "vi" ? .vi : .emacs, showsHints: settings["hints"] == "on",
      highlights: settings["highlight"] == "on" && settings["colour"] != "never" && output.colour != .none)
  }

  private func makeReader() -> any LineReader {
    let completer = Completer(host: host)
    return openLineReader(
      capabilities, environment, history: { HistoryFile(path: host.paths.history) }, output: output,
      settings: editorSettings, isPlain: false,
      assistance: EditorAssistance(
        isComplete: CommandSplitter.isComplete, complete: completer.completion, hint: completer.hint,
        mayHint: { [host] entry in
          // What failed in an earlier session is not known; what cannot even be read is refused whenever it was typed.
          !host.failedEntries.contains(entry) && ReplLoop.isReadable(entry)
        },
        highlight: completer.highlights))
  }

  private static func isReadable(_ entry: String) -> Bool {
    do {
      _ = try Parser.parse(entry)
      return true
    } catch {
      return false
    }
  }

  /// Offers the lines of sessions that ended without leaving.
  private func offerLostSessions(_ journal: Journal, _ reader: any LineReader) {
    for lost in Journal.lostSessions(in: host.paths.journals) {
      let lines = Wording.counted(lost.count, "line")
      output.write("A session in \(Control.visible(lost.folder)) ended unexpectedly; its \(lines) are kept.\n")
      try? output.flush()
      switch answer(reader) {
      case .takeUp: takeUp(lost, journal)
      case .discard: lost.discard()
      case .later: continue
      }
    }
  }

  /// Runs the lines of a lost session; they are forgotten once all of them are in this session's journal.
  private func takeUp(_ lost: Journal.LostSession, _ journal: Journal) {
    host.presenter.pagesLongResults = false
    defer { host.presenter.pagesLongResults = true }
    let before = host.session.state.results.last?.number ?? 0
    let isWhole = lost.parts.allSatisfy { part in
      journal.within(part.folder) { host.takeUp(part, resultsBefore: before) }
    }
    if isWhole { lost.discard() } else { host.presenter.notice("the lines are kept until all of them run") }
  }

  private enum Answer { case takeUp, discard, later }

  private func answer(_ reader: any LineReader) -> Answer {
    while true {
      switch reader.readAnswer(prompt: PromptText("take them up? yes, no (discard), later › ")) {
      case .line(let typed):
        switch typed.lowercased().first {
        case "y": return .takeUp
        case "n", "d": return .discard
        case "l", nil: return .later
        default: continue
        }
      default: return .later
      }
    }
  }
}

/// The prompt's text.
enum PromptLine {
  /// `vsht-2020 [theme:Data 31] › `.
  static func text(for session: Session) -> PromptText {
    var text = StyledText(session.promptName, .prompt)
    if let filter = session.promptFilter { text.append(" [\(filter)]", .promptFilter) }
    text.append(" › ", .prompt)
    return PromptText(text)
  }
}

extension Session {
  /// The prompt without its sign: `vsht-2020 [theme:Data 31]`.
  package var promptText: String { promptName + (promptFilter.map { " [\($0)]" } ?? "") }

  /// The name of the dataset in use, and whether it is recoded; or the program's.
  var promptName: String { state.dataset.map { $0.steps.isEmpty ? $0.name : $0.name + " recoded" } ?? "tartan" }

  /// The filter in force and how many statements it leaves, shortened to a few words.
  var promptFilter: String? {
    guard let open = state.dataset, let text = open.filterText else { return nil }
    let shown = text.count > 30 ? text.prefix(29) + "…" : text[...]
    return shown + (open.filtered.map { " \($0.population)" } ?? "")
  }
}
