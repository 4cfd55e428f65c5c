import TartanLanguage
import TartanModel
import TartanNotebook
import TartanText

extension Session {
  /// `render "x.md"`, `render "x.md" -> "x.html"`.
  mutating func render(_ file: Name, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let path = try resolve(file, for: .writing)
    let shown = Normalization.nfc(file.text)
    guard NotebookFile.isNamed(path) else {
      throw Diagnostic(
        .badValue, at: file.span, "a notebook is a Markdown file, whose name ends with .md",
        hints: ["render \"notebook.md\""])
    }
    if let output = command.clauses.output { try requirePage(output) }
    let notebook = try readNotebook(path, file)
    var session = sessionForNotebook()
    let run = try session.play(notebook, path, mode: isChecking ? .check : .run)
    state.written.formUnion(session.state.written)
    if let output = command.clauses.output {
      if let failure = run.failure { throw failure }
      return try writePage(of: notebook, in: PathNames.folder(of: path), run, session, to: output)
    }
    let outcomes = NotebookBody(session: session).outcomes(run)
    let values = run.values.map(\.comment)
    let bytes = notebook.updated(outcomes, values: values)
    if bytes != notebook.source { try replace(path, shown, notebook.source, by: bytes, file.span) }
    if let failure = run.failure { throw failure }
    return .state(RenderSummary(notebook, run, outcomes).sentence(shown), keep: .never)
  }

  /// Puts new contents into a notebook, unless another program changed it since it was read.
  private func replace(
    _ path: String, _ shown: String, _ before: [UInt8], by bytes: [UInt8], _ span: SourceSpan
  ) throws(Diagnostic) {
    if isChecking { return }
    guard environment.files.contents(of: path) == before else {
      throw Diagnostic(
        .file, at: span, "'\(Control.visible(shown))' was changed while it was rendered; it was left as it is",
        hints: ["render it again"])
    }
    do {
      // The text is not ours: no other command may take the file for its own output.
      try environment.files.renew(bytes, at: path)
    } catch {
      throw error.located(at: span)
    }
  }
}

/// What rendering changed, in a sentence.
private struct RenderSummary {
  private let results: Int
  private let changedBlocks: Int
  private let values: Int
  private let changedValues: Int

  init(_ notebook: Notebook, _ run: NotebookRun, _ outcomes: [BlockOutcome]) {
    results = run.blocks.reduce(0) { $0 + $1.items.count }
    changedBlocks = zip(notebook.blocks, outcomes).count { block, outcome in
      (block.region?.body ?? "") != outcome.body || block.region.map { $0.marker != outcome.marker } ?? false
    }
    values = run.values.count
    changedValues = zip(notebook.values, run.values.map(\.comment)).count { $0.written != $1 }
  }

  func sentence(_ file: String) -> String {
    let all = [(results, "result"), (values, "value")].filter { $0.0 > 0 }.map { Wording.counted($0.0, $0.1) }
    let what = all.isEmpty ? "nothing in it gives a result" : Wording.list(all)
    guard changedBlocks + changedValues > 0 else { return "\(file) is up to date: \(what)" }
    let changed = [(changedBlocks, "block"), (changedValues, "value")].filter { $0.0 > 0 }
      .map { Wording.counted($0.0, $0.1) }
    return "\(file) rendered: \(what); \(Wording.list(changed)) changed"
  }
}
