import TartanLanguage
import TartanModel
import TartanRender
import TartanTerminal

/// Shows answers and errors: the one place where a session's output meets a stream.
final class Presenter {
  private let renderer: any Renderer
  private let output: TerminalOutput
  private let errors: TerminalOutput
  private let capabilities: TerminalCapabilities
  private let environment: ProcessEnvironment
  private let pager: Pager
  private let statusLine: StatusLine?
  private var isFirst = true
  /// Raised to stop the running command: what it prints is then given up, too.
  private let stop: StopFlag
  /// The settings in force; the loop keeps them up to date.
  var settings = Settings()
  /// Whether somebody sits at the prompt: results are fitted to the window and may be paged.
  var isInteractive = false
  /// Whether long results may be paged; off while the results of an earlier session are shown once more.
  var pagesLongResults = true

  init(
    renderer: any Renderer, output: TerminalOutput, errors: TerminalOutput, capabilities: TerminalCapabilities,
    environment: ProcessEnvironment, statusLine: StatusLine?, stop: StopFlag
  ) {
    self.stop = stop
    self.statusLine = statusLine
    self.renderer = renderer
    self.output = output
    self.errors = errors
    self.capabilities = capabilities
    self.environment = environment
    pager = Pager(capabilities, environment)
  }

  private var isText: Bool { renderer.name == "text" }

  private var options: RenderOptions {
    RenderOptions(
      width: settings.width ?? (capabilities.outputIsTerminal ? TerminalSize.current(environment).columns : nil),
      styled: isStyled, plainTable: settings["table"] == "plain", forTerminal: capabilities.outputIsTerminal,
      stop: stop)
  }

  private var isStyled: Bool {
    switch settings["colour"] {
    case "always": true
    case "never": false
    default: output.colour != .none
    }
  }

  /// Shows an answer.
  func show(_ result: RenderedResult) {
    // Formats for machines get the results of the analysis; what tells about the session is for people.
    guard isText || isForMachines(result) else { return }
    var text = ""
    renderer.render(result, options: options, to: &text)
    guard !stop.isRaised else {
      let kept = result.number.map { ["the result is there: %\($0)"] } ?? []
      return show(Diagnostic(.interrupted, at: nil, "interrupted while it was printed", hints: kept), in: nil)
    }
    guard !text.isEmpty else { return }
    if isFirst {
      let opening = renderer.opening(title: "Results")
      text = opening + text
      isFirst = false
    } else {
      text = (result.answer.isOneLine && isText ? "" : renderer.separator) + text
    }
    statusLine?.hide()
    defer { statusLine?.show() }
    guard isInteractive, isText else { return output.write(text) }
    do {
      try pager.show(
        rendered: text, on: output, size: TerminalSize.current(environment),
        isWanted: settings["pager"] == "on" && pagesLongResults && !result.answer.isRemark)
    } catch {
      // The output keeps its problem and reports it when the program ends.
    }
  }

  /// Whether a program that reads results wants it. JSON says of each answer what it is, so that all but remarks go
  /// there; a format of tables gets what has a table.
  private func isForMachines(_ result: RenderedResult) -> Bool {
    guard result.answer.kind != .state else { return false }
    return renderer.name == "json" || !result.answer.tables.isEmpty || result.number != nil
  }

  /// Says something about the session itself, on standard error.
  func notice(_ text: String) {
    statusLine?.hide()
    defer { statusLine?.show() }
    try? output.flush()
    errors.write(StyledText(text + "\n", .dim))
    try? errors.flush()
  }

  /// Shows what is wrong, on standard error; in a format that has a form for errors, also among the results.
  func show(_ diagnostic: Diagnostic, in text: String?, file: String? = nil, line: Int = 1) {
    let source =
      diagnostic.script.map { DiagnosticSource($0.text, file: PathNames.name(of: $0.path), firstLine: $0.line) }
      ?? text.map { DiagnosticSource($0, file: file, firstLine: line) }
    if let own = renderer.text(of: diagnostic, in: source) {
      output.write((isFirst ? renderer.opening(title: "Results") : renderer.separator) + own)
      isFirst = false
    }
    statusLine?.hide()
    defer { statusLine?.show() }
    try? output.flush()
    let width = capabilities.outputIsTerminal ? TerminalSize.current(environment).columns : nil
    let renderer = DiagnosticRenderer(RenderOptions(width: width, styled: errors.colour != .none))
    errors.write(renderer.text(of: diagnostic, in: source))
    try? errors.flush()
  }

  /// Writes out what was shown so far: a program that feeds commands through a pipe may wait for each answer.
  func handOver() {
    // The output keeps its problem and reports it when the program ends.
    try? output.flush()
  }

  /// Ends the output.
  ///
  /// - Throws: the first problem that the output had.
  func finish() throws(OutputProblem) {
    if !isFirst { output.write(renderer.closing()) }
    try output.flush()
  }
}

extension Answer {
  /// Whether it tells what a command did, and is not read for its own sake: never paged, however small the window.
  var isRemark: Bool { [.load, .state, .value, .expect].contains(kind) }

  /// Whether it is one line, which needs no empty line before it.
  var isOneLine: Bool { tables.isEmpty && sentences.count <= 1 && notes.isEmpty && title.isEmpty }
}
