import Glibc
import TartanText

/// Reads entries from a terminal with everything that makes typing pleasant.
///
/// libedit keeps the text and knows the keys (emacs or vi, the user's `~/.editrc`); what is seen is laid out and drawn
/// here, before each wait for a key: prompt, coloured entry, grey hint, candidates.
public final class EditlineReader: LineReader {
  /// How many entries were read.
  public internal(set) var lineNumber = 0
  /// How the reader behaves; changes take effect at the next entry.
  public var settings: EditorSettings {
    didSet { if settings.keys != oldValue.keys { configure(.settings) } }
  }
  /// What was entered before, oldest first, in this session and earlier ones.
  public var history: [String] { memory.entries }

  let editor: EditLine
  let memory: HistoryFile
  let output: TerminalOutput
  /// What is asked while an entry is typed; says nothing while the program asks a question.
  private(set) var assistance: EditorAssistance
  let environment: ProcessEnvironment

  let input = Descriptor(number: 0)
  var decoder = KeyDecoder()
  var painter = EntryPainter()
  var prompt = PromptText("")
  /// Codes that libedit gets before the next key.
  var pending: [Unicode.Scalar] = []
  /// Text of the last paste, and of the last character that joins the one before it.
  var pasted = ""
  /// The hint on the screen.
  var hint = ""
  /// Where the word begins whose candidates are listed; nil while no list is open.
  var listed: Int?
  /// Whether the first key of the entry is still to come.
  var isFresh = true
  /// Which entry of the history is shown, and what had been typed before it was.
  var recalled: (index: Int, draft: String)?
  /// Why the entry ends without a line; once set, libedit gets no more keys.
  var ending: ReadOutcome?
  /// Lines of a paste that wait for their turn.
  var queued: [String] = []
  /// Whether what is typed answers a question and is no entry.
  private(set) var isAnswer = false
  private var notices: [String] = []

  /// Opens a reader; nil where the terminal cannot be edited on, or the user's `~/.editrc` says `edit off`.
  ///
  /// - Parameters:
  ///   - history: where entries are kept.
  ///   - output: standard output.
  ///   - environment: `HOME` and `EDITRC` say where the user's key bindings are.
  ///   - settings: how the reader behaves.
  ///   - assistance: what it asks while an entry is typed.
  public init?(
    history: HistoryFile, output: TerminalOutput, environment: ProcessEnvironment, settings: EditorSettings,
    assistance: EditorAssistance
  ) {
    guard let editor = EditLine(historyLimit: history.limit) else { return nil }
    self.editor = editor
    memory = history
    self.output = output
    self.environment = environment
    self.settings = settings
    self.assistance = assistance
    self.editor.connect(self)
    configure(.file)
    guard self.editor.isEnabled else { return nil }
    for entry in history.entries { self.editor.remember(entry) }
    if let problem = history.problem { notices.append(problem.message) }
  }

  /// Waits for the next entry, with whatever was pasted before it.
  public func readLine(prompt: PromptText) -> ReadOutcome {
    self.prompt = prompt
    lineNumber += 1
    dropWhatCameBeforeInterrupt()
    output.startFreshLine()
    if !queued.isEmpty { return .line(replay(queued.removeFirst())) }
    return edit()
  }

  /// Waits for the answer to a question of the program.
  public func readAnswer(prompt: PromptText) -> ReadOutcome {
    let usual = assistance
    assistance = EditorAssistance()
    isAnswer = true
    defer {
      assistance = usual
      isAnswer = false
    }
    return readLine(prompt: prompt)
  }

  /// What there is to say beside the entries: once, why history is not kept.
  public func takeNotices() -> [String] {
    defer { notices.removeAll() }
    return notices
  }

  /// Ctrl-C in a command means: nothing of what I typed or pasted meanwhile either.
  private func dropWhatCameBeforeInterrupt() {
    guard Interruption.take() else { return }
    queued.removeAll()
    pending.removeAll()
    decoder.discard()
  }

  private func edit() -> ReadOutcome {
    ending = nil
    listed = nil
    recalled = nil
    isFresh = true
    send(Self.pasteMarksOn)
    Interruption.setEditing(true)
    let result = editor.readLine()
    Interruption.setEditing(false)
    send(Self.pasteMarksOff)
    output.lineWasEndedByTyping()
    if let ending {
      if case .endOfInput = ending { finish(saying: "") }
      return ending
    }
    guard case .line(let line) = result else {
      finish(saying: "")
      return .endOfInput
    }
    return accept(line)
  }

  /// Takes a line that was ended by Return: one entry, or the first of several that were pasted.
  private func accept(_ line: String) -> ReadOutcome {
    let entry = Normalization.nfc(PastedText.cleaned(line.hasSuffix("\n") ? String(line.dropLast()) : line))
    var entries = EntryAssembler.entries(of: entry, isComplete: assistance.isComplete)
    let first = entries.isEmpty ? "" : entries.removeFirst()
    queued = entries
    finish(showing: first, saying: "")
    keep(first)
    return .line(first)
  }

  /// Shows a pasted line as if it had just been typed.
  private func replay(_ entry: String) -> String {
    finish(showing: entry, saying: "")
    keep(entry)
    return entry
  }

  private func keep(_ entry: String) {
    guard !isAnswer, memory.add(entry) else { return }
    editor.remember(entry)
    if let problem = memory.takeNewProblem() { notices.append(problem.message) }
  }

  /// Binds the keys; `source` has the last word on emacs or vi.
  private func configure(_ source: EditLine.KeySource) {
    let path = environment["EDITRC"] ?? environment["HOME"].map { $0 + "/.editrc" }
    editor.configure(keys: settings.keys, file: path.flatMap(SmallFile.text(at:)), source)
  }

  static let pasteMarksOn = "\u{1B}[?2004h"
  static let pasteMarksOff = "\u{1B}[?2004l"
}
