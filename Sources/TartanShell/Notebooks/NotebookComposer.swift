import TartanLanguage
import TartanModel
import TartanNotebook
import TartanRender

/// Writes the commands that a session is worth as a notebook: prose, blocks of commands, a result below each.
struct NotebookComposer {
  private let session: Session
  private let composition: SettComposer.Composition
  private let path: String
  private var folder: String { PathNames.folder(of: path) }
  private var blocks: [[String]] = []
  private var chunks: [Chunk] = []
  /// Commands that only prepare what follows.
  private var pending: [String] = []
  /// Whether some of them are there for their own sake, claims for instance.
  private var saysMore = false
  private var titles: [Int: [String]] = [:]
  private var remarks: ArraySlice<Remark>
  /// The words of notes, by the number of their result in the session.
  private var notes: Set<String> = []

  private enum Chunk {
    case prose(String)
    case block(commands: [String], numbers: [Int])
  }

  init(session: Session, composition: SettComposer.Composition, path: String) {
    self.session = session
    self.composition = composition
    self.path = path
    remarks = session.state.remarks[...]
    for line in composition.lines {
      if let number = titled(line) { titles[number, default: []].append(line.text) }
    }
    for line in composition.lines { add(line) }
    addRemarks(before: .max)
    flush(numbers: [])
  }

  /// The notebook with its results, and at its end how to cite and what to say of the methods.
  func text(title: String) throws(Diagnostic) -> [UInt8] {
    // The methods name results by their numbers in the notebook, which only a run of it gives them.
    let whole = try notebook(title, methods: true)
    if let run = try replayed(whole) { return whole.updated(run, values: []) }
    return try notebook(title, methods: false).updated(outcomes, values: [])
  }

  private func notebook(_ title: String, methods: Bool) throws(Diagnostic) -> Notebook {
    var pieces = ["# " + MarkdownProse.line(title)]
    for chunk in chunks {
      switch chunk {
      case .prose(let text): pieces.append(text)
      case .block(let commands, _):
        pieces.append(NotebookBody.fenced(commands.joined(separator: "\n"), as: "tartan"))
      }
    }
    if methods { pieces += ["## Methods", NotebookBody.fenced("cite", as: "tartan")] }
    return try Notebook(Array((pieces.joined(separator: "\n\n") + "\n").utf8), path: path)
  }

  /// What the notebook gives when it is run: results are numbered anew, and a title may name one. Nil where it does not
  /// run to its end, as when a file has changed since.
  private func replayed(_ notebook: Notebook) throws(Diagnostic) -> [BlockOutcome]? {
    var again = session.sessionForNotebook()
    let run = try again.play(notebook, path, mode: .check)
    return run.failure == nil ? NotebookBody(session: again).outcomes(run) : nil
  }

  /// How many commands it has.
  var commandCount: Int { composition.lines.count }

  /// How many results it has.
  var resultCount: Int {
    chunks.reduce(0) { sum, chunk in if case .block(_, let numbers) = chunk { sum + numbers.count } else { sum } }
  }

  // MARK: The order of things

  private mutating func add(_ line: SettComposer.Line) {
    guard let source = line.source else {
      pending.append(line.text)
      return
    }
    addRemarks(before: source)
    let recorded = session.state.record[source]
    if titled(line) != nil { return }
    if let words = note(line) {
      notes.insert(words)
      prose(words)
      return
    }
    pending.append(session.rebased(line, to: folder, isPinned: false))
    if case .load = recorded.role { flush(numbers: []) }
    guard let number = line.number else {
      saysMore = saysMore || recorded.keep == .always
      return
    }
    pending += titles[number] ?? []
    flush(numbers: [number])
  }

  private mutating func addRemarks(before place: Int) {
    while let remark = remarks.first, remark.place <= place {
      remarks.removeFirst()
      prose(remark.text)
    }
  }

  private mutating func flush(numbers: [Int]) {
    if !pending.isEmpty { chunks.append(.block(commands: pending, numbers: numbers)) }
    pending = []
    saysMore = false
  }

  /// A paragraph; commands above it that are there for their own sake stay above it.
  private mutating func prose(_ words: String) {
    if saysMore { flush(numbers: []) }
    let heading = SettRemarks.heading(words).map { "## " + MarkdownProse.line($0) }
    chunks.append(.prose(heading ?? MarkdownProse.paragraph(words)))
  }

  /// The result, by its number in the notebook, that a line gives a title to.
  private func titled(_ line: SettComposer.Line) -> Int? {
    guard let source = line.source, case .title(let number) = session.state.record[source].role,
      session.state.record[source].uses.parameters.isEmpty
    else { return nil }
    return composition.lines.first { $0.source.map { session.state.record[$0].number == number } ?? false }?.number
  }

  private func note(_ line: SettComposer.Line) -> String? {
    guard let command = try? Parser.parse(line.text), case .note(let text) = command.action, text.style != .parameter
    else { return nil }
    return text.text
  }

  // MARK: Results

  private var outcomes: [BlockOutcome] {
    chunks.compactMap { chunk in
      guard case .block(_, let numbers) = chunk else { return nil }
      let entries = numbers.compactMap(entry)
      let body = entries.map { NotebookBody(session: session).markdown($0.result) }.joined(separator: "\n\n")
      return NotebookBody.outcome(.result, body, data: entries.last?.data)
    }
  }

  /// A result by its number in the notebook, its notes left to the prose.
  private func entry(_ number: Int) -> (result: RenderedResult, data: String?)? {
    guard let line = composition.lines.first(where: { $0.number == number }), let source = line.source,
      let old = session.state.record[source].number, let entry = session.state.result(old)
    else { return nil }
    var answer = entry.answer
    answer.notes.removeAll { notes.contains($0) }
    let data = String(entry.provenance.fingerprint.prefix(12))
    return (RenderedResult(number: number, answer: answer, provenance: nil), data)
  }
}
