import TartanEngine
import TartanLanguage
import TartanModel
import TartanNotebook
import TartanRender
import TartanText

extension Session {
  /// Refuses a file that a notebook does not become.
  func requirePage(_ output: OutputSyntax) throws(Diagnostic) {
    guard renderer(forFile: Normalization.nfc(output.file.text))?.name == "html" else {
      throw Diagnostic(
        .badValue, at: output.file.span, "a notebook becomes a page of HTML, whose name ends with .html",
        hints: ["-> \"notebook.html\""])
    }
  }

  /// Makes a page of a notebook that was run in `session`; pictures are read from the notebook's folder.
  mutating func writePage(
    of notebook: Notebook, in folder: String, _ run: NotebookRun, _ session: Session, to output: OutputSyntax
  ) throws(Diagnostic) -> Reply {
    let path = try resolve(output.file, for: .writing)
    let shown = Normalization.nfc(output.file.text)
    var data = PageData(session: session)
    var blocks: [String] = []
    for (block, blockRun) in zip(notebook.blocks, run.blocks) {
      var results: [(result: RenderedResult, openings: [PageOpening])] = []
      for item in blockRun.items {
        var openings: [PageOpening] = []
        if case .result(let number) = item { openings = try data.openings(of: number) }
        results.append((NotebookBody.result(item, session), openings))
      }
      blocks.append(NotebookPage.block(name: block.name, commands: block.code, results: results))
    }
    let values = zip(notebook.values, run.values).map { NotebookPage.value($1.comment, of: $0.text) }
    let images = PageImages(files: environment.files, folder: folder, allowed: environment.allowedFolders)
    let (body, leftOut) = notebook.body(blocks: blocks, values: values, image: images.image)
    let title = notebook.title.flatMap { $0.isEmpty ? nil : $0 } ?? shown
    let page = NotebookPage(
      title: title, body: (notebook.hasTitleApart ? NotebookPage.heading(title) : "") + body,
      statements: data.statements,
      sets: data.sets, remarks: remarks(session, data, leftOut))
    let unchanged = try write(page.text, to: path, shown, replacing: output.replacing, output.file.span)
    state.written.insert(path)
    let what = [(run.blocks.reduce(0) { $0 + $1.items.count }, "result"), (run.values.count, "value")]
      .filter { $0.0 > 0 }.map { Wording.counted($0.0, $0.1) }
    return .state(
      "\(shown) \(unchanged ? "is up to date" : "written") (html): "
        + (what.isEmpty ? "no result" : Wording.list(what)),
      notes: [carried(data)], keep: .never)
  }

  private func remarks(_ session: Session, _ data: PageData, _ leftOut: Int) -> [String] {
    var remarks = session.state.datasets.map { open in
      "Data: \(open.fileName), \(Wording.statements(open.dataset.statements)), SHA-256 \(open.fingerprint)."
    }
    remarks.append("Made by \(environment.program). \(PageRemark.capitalized(carried(data))).")
    if leftOut > 0 { remarks.append("\(Wording.counted(leftOut, "piece")) of HTML in the notebook left out.") }
    return remarks
  }

  /// What of the data the page carries, which whoever passes it on has to know.
  private func carried(_ data: PageData) -> String {
    if data.hidesCounts { return "the page carries no statements, as some of its counts are hidden or rounded" }
    guard data.carriesStatements, !data.statements.isEmpty else { return "the page carries no statements" }
    let count = Wording.statements(data.statements.count)
    let how = data.carriesWording ? "\(count), with labels and wording" : "the identities of \(count)"
    return "the page carries \(how)" + (data.isCut ? "; not all of those behind its cells, as they are too many" : "")
  }
}

private enum PageRemark {
  static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
