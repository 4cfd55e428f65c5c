import TartanFiles
import TartanLanguage
import TartanModel
import TartanPlan
import TartanRender
import TartanText

/// A file that was written.
struct ExportedFile: Hashable, Sendable {
  /// The absolute path.
  let path: String
  /// The path as the command wrote it.
  let shownPath: String
  /// The format's name.
  let format: String
  /// Whether the file was there before with the same contents.
  let unchanged: Bool
  /// The file with the notes beside it, for formats that cannot carry them.
  let companion: String?

  /// What is said of it at the prompt.
  func sentence(title: String) -> String {
    let notes = companion.map { ", notes in \($0)" } ?? ""
    return "\(shownPath) \(unchanged ? "is up to date" : "written") (\(format)\(notes)): \(title)"
  }
}

extension Session {
  /// `export [%N] -> "file"`.
  mutating func export(_ result: ResultSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    guard let output = command.clauses.output else {
      throw Diagnostic(
        .badSyntax, at: command.span, "where to?", hints: ["export %\(result.number ?? lastNumber) -> \"table.csv\""])
    }
    let entry = try entry(result)
    let whole = try wholeResult(entry.number, at: output.file.span)
    let file = try export(whole, to: output, of: command)
    state.written.insert(file.path)
    let notes = smallCountsRemark(entry.number).map { [$0] } ?? []
    return Reply(
      answer: Answer(kind: .state, title: "", sentences: [file.sentence(title: whole.answer.title)], notes: notes),
      keep: .always)
  }

  /// A result as a file gets it: a listing that a screen cut short is made again in full.
  ///
  /// - Throws: a diagnostic if there is no such result, or if a listing is of data in whose place others are open.
  func wholeResult(_ number: Int, at span: SourceSpan) throws(Diagnostic) -> RenderedResult {
    guard let entry = state.result(number) else {
      throw Diagnostic(.unknownResult, at: span, "there is no result %\(number)")
    }
    var answer = entry.answer
    if let whole = entry.whole, let now = state.datasets.first(where: { $0.name == entry.dataset }) {
      let open = try now.state(of: entry, at: span)
      let question = Question(
        open: open, binder: binder(for: open), plan: .all, filterText: nil, engine: engine)
      let listing = StatementListing(
        question: question, plan: entry.cells.base, subject: nil, fields: whole.fields, order: whole.order)
      answer.tables = try listing.answer(limit: nil).tables
    }
    return RenderedResult(number: number, answer: answer, provenance: entry.provenance)
  }

  /// Writes a result to the file that an output clause names.
  ///
  /// - Parameters:
  ///   - result: the result, whole.
  ///   - output: where it goes.
  ///   - command: the command that the clause belongs to, which may be the one that gave the result.
  /// - Returns: what was written.
  /// - Throws: a diagnostic if no format goes by the ending, or the file cannot be written.
  mutating func export(
    _ result: RenderedResult, to output: OutputSyntax, of command: CommandSyntax
  ) throws(Diagnostic) -> ExportedFile {
    let shown = Normalization.nfc(output.file.text)
    guard let renderer = renderer(forFile: shown) else {
      let endings = allRenderers.flatMap(\.endings).map { "." + $0 }.joined(separator: " ")
      throw Diagnostic(
        .badValue, at: output.file.span, "no format goes by the ending of '\(Control.visible(shown))'",
        hints: ["the endings are \(endings)"])
    }
    let path = try resolve(output.file, for: .writing)
    try enterInLedger(result.number, writtenTo: output.file)
    // The number is the session's: the same sett must write the same file whatever was asked before it.
    var result = result
    if let number = result.number { result.provenance?.steps = steps(to: number, command) }
    result.number = nil
    result.provenance?.result = nil
    let companion = renderer.companion(for: result)
    let companionPath = companion.map { PathNames.withEnding(path, $0.ending) }
    let stop = environment.stop
    stop.progress.begin(.writing)
    let text = renderer.text(of: [result], options: RenderOptions(statesSource: true, stop: stop))
    if stop.isRaised { throw Diagnostic(.interrupted, at: nil, "interrupted") }
    let unchanged = try write(
      text, to: path, shown,
      replacing: output.replacing, output.file.span)
    if let companion, let companionPath {
      _ = try write(
        companion.text, to: companionPath, PathNames.name(of: companionPath), replacing: output.replacing,
        output.file.span)
      state.written.insert(companionPath)
    }
    return ExportedFile(
      path: path, shownPath: shown, format: renderer.name, unchanged: unchanged,
      companion: companionPath.map(PathNames.name(of:)))
  }

  /// Writes a text file, unless that would destroy something that this program did not write.
  ///
  /// - Returns: whether the file was there before with the same contents.
  func write(_ text: String, to path: String, _ shown: String, replacing: Bool, _ span: SourceSpan)
    throws(Diagnostic) -> Bool
  {
    if isChecking { return false }
    try requireWholeData()
    let bytes = Array(text.utf8)
    if let before = environment.files.contents(of: path) {
      if before == bytes { return true }
      let ours = state.written.contains(path) || environment.files.wroteLast(path, contents: before)
      guard ours || replacing else {
        throw Diagnostic(
          .fileExists, at: span, "'\(Control.visible(shown))' exists and was not written by this session",
          hints: ["to replace it: -> \"\(shown)\"!", "or choose another name"])
      }
    }
    do {
      try environment.files.write(bytes, to: path)
    } catch {
      throw error.located(at: span)
    }
    return false
  }

  /// Whether a script is only being checked, so that nothing may be written.
  var isChecking: Bool { scripts.contains { $0.mode == .check } }
}

extension PathNames {
  /// `path` with another ending in place of its own.
  static func withEnding(_ path: String, _ ending: String) -> String {
    let name = name(of: path)
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? Substring(name)
    return folder(of: path) + (folder(of: path) == "/" ? "" : "/") + stem + "." + ending
  }
}
