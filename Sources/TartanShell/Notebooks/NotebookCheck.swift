import TartanLanguage
import TartanModel
import TartanNotebook
import TartanText

extension Session {
  /// `check "x.md"`: runs the notebook, writes nothing, and compares with the results that stand in it.
  func checkNotebook(_ path: String, _ file: Name) throws(Diagnostic) -> Reply {
    let notebook = try readNotebook(path, file)
    var session = sessionForNotebook()
    let run = try session.play(notebook, path, mode: .check)
    if let failure = run.failure { throw failure }
    let comparison = NotebookComparison(notebook: notebook, run: run, session: session)
    let answer = comparison.answer(title: PathNames.name(of: path))
    guard comparison.differs else { return Reply(answer: answer) }
    environment.emit(RenderedResult(number: nil, answer: answer, provenance: nil))
    throw Diagnostic(
      .difference, at: file.span,
      "\(Control.visible(PathNames.name(of: path))) does not say what its commands give now",
      hints: ["to bring it up to date: render \(quotedText(Normalization.nfc(file.text)))"])
  }
}

/// A notebook run again, set beside what stands in it.
struct NotebookComparison {
  let session: Session
  private let causes: [String]
  private let rows: [TableRow]
  private let results: Int
  private let values: Int

  init(notebook: Notebook, run: NotebookRun, session: Session) {
    self.session = session
    let outcomes = NotebookBody(session: session).outcomes(run)
    var rows: [TableRow] = []
    var causes: [String] = []
    for (block, outcome) in zip(notebook.blocks, outcomes) {
      // An expectation that did not hold stopped the block; a check goes on, and tells of it above.
      let isExpected = block.region?.marker.kind == .error && !session.failedExpectations.isEmpty
      if !isExpected { rows += NotebookComparison.rows(block, outcome) }
      if let before = block.region?.marker.data, let now = outcome.marker.data, before != now {
        let cause = "data: not those of the results written there (SHA-256 \(Control.visible(before)), now \(now))"
        if !causes.contains(cause) { causes.append(cause) }
      }
    }
    for (value, now) in zip(notebook.values, run.values.map(\.comment)) where value.written != now {
      rows.append(
        NotebookComparison.row("line \(value.line)", value.text, value.written ?? "not rendered yet", now))
    }
    self.rows = rows
    self.causes =
      causes + session.changedFiles.map { "data: \($0) is not the file that its load line names" }
      + session.failedExpectations
    results = run.blocks.reduce(0) { $0 + $1.items.count }
    values = notebook.values.count
  }

  /// Whether something is no longer what stands there.
  var differs: Bool { !rows.isEmpty || !session.failedExpectations.isEmpty || !session.changedFiles.isEmpty }

  /// What was found.
  func answer(title: String) -> Answer {
    let all = [(results, "result"), (values, "value")].filter { $0.0 > 0 }.map { Wording.counted($0.0, $0.1) }
    let what = all.isEmpty ? "no result" : Wording.list(all)
    let verdict = differs ? [] : ["\(what) as written"]
    return Answer(
      kind: .check, title: "Check of \(title)", sentences: causes + verdict, tables: table.map { [$0] } ?? [])
  }

  private var table: AnswerTable? {
    guard !rows.isEmpty else { return nil }
    return AnswerTable(
      name: "moved",
      columns: [
        TableColumn("block", .label), TableColumn("what", .label), TableColumn("written", .number),
        TableColumn("now", .number),
      ], stubCount: 2, rows: rows)
  }

  private static func row(_ place: String, _ what: String, _ before: String, _ now: String) -> TableRow {
    TableRow([.text(place), .text(what), .text(before), .text(now)])
  }

  /// How many moved cells are listed for each block.
  private static let mostMoves = 40

  private static func rows(_ block: Notebook.Block, _ outcome: BlockOutcome) -> [TableRow] {
    guard let region = block.region else {
      return outcome.body.isEmpty ? [] : [row(block.label, "result", "not rendered yet", "")]
    }
    let edited = region.marker.digest != Digest.short(of: region.body)
    let notice = edited ? [row(block.label, "result", "edited by hand", "")] : []
    guard region.body != outcome.body else { return notice }
    guard !outcome.body.isEmpty else { return notice + [row(block.label, "result", "there", "no result")] }
    guard region.marker.kind == outcome.marker.kind else {
      return notice + [row(block.label, "result", region.marker.kind.rawValue, outcome.marker.kind.rawValue)]
    }
    let moves = MarkdownCells.moves(from: region.body, to: outcome.body)
    let shown = moves.prefix(mostMoves).map { move in
      row(block.label, move.place, move.before, move.after)
    }
    if moves.isEmpty { return notice + [row(block.label, "text around the tables", "another one", "")] }
    let more = moves.count > mostMoves ? [row(block.label, "\(moves.count - mostMoves) cells more", "", "")] : []
    return notice + shown + more
  }
}

/// The cells of the tables in a result that stands in a notebook.
enum MarkdownCells {
  /// Which cells differ.
  static func moves(from before: String, to now: String) -> [Pin.Move] { pin(before).moves(to: pin(now), []) }

  private static func pin(_ body: String) -> Pin {
    let lines = body.split(separator: "\n").filter { $0.hasPrefix("|") && !isRule($0) }.map(cells)
    return Pin(number: 0, command: "", digest: "", lines: lines)
  }

  private static func isRule(_ line: Substring) -> Bool { line.allSatisfy { "|:- ".contains($0) } }

  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for sign in line.dropFirst() {
      if isEscaped || sign != "\\" && sign != "|" {
        cell.append(sign)
        isEscaped = false
      } else if sign == "\\" {
        isEscaped = true
      } else {
        cells.append(trimmed(cell))
        cell = ""
      }
    }
    return cells
  }

  private static func trimmed(_ cell: String) -> String {
    var cell = cell[...]
    while cell.first == " " { cell.removeFirst() }
    while cell.last == " " { cell.removeLast() }
    return String(cell)
  }
}
