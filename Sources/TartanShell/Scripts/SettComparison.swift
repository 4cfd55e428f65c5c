import TartanEngine
import TartanLanguage
import TartanModel
import TartanText

/// A sett played again, set beside what it said when it was pinned.
struct SettComparison {
  let sett: SettFile
  let session: Session
  /// What became of each dataset whose file changed, where its statements were pinned.
  let changes: [String: DataChange]
  /// The results pinned, each with the result that it is now.
  private let pairs: [(old: Pin, new: Pin?)]
  /// Results that were not pinned.
  private let unpinned: [Pin]

  init(sett: SettFile, session: Session) {
    self.sett = sett
    self.session = session
    var changes: [String: DataChange] = [:]
    for open in session.state.datasets where sett.fingerprints[open.name].map({ $0 != open.fingerprint }) ?? false {
      if let pinned = sett.data[open.name] {
        changes[open.name] = DataChange(before: pinned, after: PinnedData(whole: open))
      }
    }
    self.changes = changes
    let now = session.state.results.map {
      Pin(number: $0.number, command: $0.provenance.command, answer: $0.answer)
    }
    (pairs, unpinned) = SettComparison.paired(sett, now)
  }

  /// Each pinned result with that of the same number; in a sett that was edited, with that of the same command.
  private static func paired(_ sett: SettFile, _ now: [Pin]) -> ([(old: Pin, new: Pin?)], [Pin]) {
    var left = now
    func take(_ isMeant: (Pin) -> Bool) -> Pin? { left.firstIndex(where: isMeant).map { left.remove(at: $0) } }
    guard sett.isEdited else {
      return (sett.pins.map { old in (old, take { $0.number == old.number }) }, left)
    }
    var pairs = sett.pins.map { old in (old: old, new: take { $0.command == old.command }) }
    for index in pairs.indices where pairs[index].new == nil {
      let number = pairs[index].old.number
      pairs[index].new = take { $0.number == number }
    }
    return (pairs, left)
  }

  private var moved: [(old: Pin, new: Pin?)] { pairs.filter { $0.old.digest != $0.new?.digest } }

  /// Whether some pinned figure is no longer what it was.
  var differs: Bool {
    if !session.failedExpectations.isEmpty { return true }
    if sett.pins.isEmpty { return !session.changedFiles.isEmpty }
    return !moved.isEmpty || !unpinned.isEmpty
  }

  /// What was found: causes first, then each result that moved, cell by cell, with the statements that moved it.
  func answer(title: String) throws(Diagnostic) -> Answer {
    let heading = "Check of \(title)"
    guard !sett.pins.isEmpty else {
      guard session.failedExpectations.isEmpty, session.changedFiles.isEmpty else {
        return Answer(kind: .check, title: heading, sentences: causes, tables: changeTables)
      }
      return Answer(
        kind: .check, title: heading,
        sentences: [
          "every line runs and every expectation holds; no result is pinned, so there is nothing to compare",
          "to pin the results: tartan run \(labelText(title)) --pin",
        ])
    }
    let table = try movedTable()
    return Answer(
      kind: .check, title: heading, sentences: causes + [verdict],
      tables: changeTables + (table.map { [$0] } ?? []), notes: datasetNotes)
  }

  /// What is known of changed data where the sett does not run through; nil if the data are as they were.
  func causesOfFailure(title: String) -> Answer? {
    let causes = dataCauses
    guard !causes.isEmpty else { return nil }
    return Answer(kind: .check, title: "Check of \(title)", sentences: causes, tables: changeTables)
  }

  private var verdict: String {
    let same = pairs.count - moved.count
    if moved.isEmpty { return "\(Wording.counted(same, "result")) as pinned" }
    return "\(Wording.counted(moved.count, "result")) moved, \(same) did not"
  }

  // MARK: Causes

  private var causes: [String] {
    var causes = dataCauses
    causes += session.failedExpectations
    if sett.isEdited { causes.append("sett: its commands were edited since the results were pinned") }
    let hasOtherCause = !causes.isEmpty
    if let program = sett.program, program != session.environment.program {
      let why = hasOtherCause || moved.isEmpty ? "" : ": data and sett are the same, so the program is the cause"
      causes.append("program: pinned by \(program), checked by \(session.environment.program)\(why)")
    }
    if causes.isEmpty {
      causes.append("data, sett and program are those of the pins")
      if !moved.isEmpty {
        causes.append("yet results moved: the pins, or the program under the same number, were edited")
      }
    }
    return causes
  }

  private var dataCauses: [String] {
    if sett.pins.isEmpty, sett.fingerprints.isEmpty {
      return session.changedFiles.map { "data: \($0) is not the file that the sett was written for" }
    }
    return session.state.datasets.flatMap { open -> [String] in
      guard let pinned = sett.fingerprints[open.name], pinned != open.fingerprint else { return [] }
      let forms = (session.changedForms[open.name] ?? [])
      let parts = forms + statementParts(of: open)
      let what = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
      guard let change = changes[open.name], change.sameStatements else {
        return ["data: \(open.fileName) has changed\(what)"]
      }
      let spelled = parts.isEmpty ? ", but for how the file is spelled: line ends, quotes or blanks" : what
      return ["data: \(open.fileName) has changed, and its statements are the same\(spelled)"]
    }
  }

  private func statementParts(of open: OpenDataset) -> [String] {
    if let change = changes[open.name] { return change.parts }
    guard let before = sett.digests[open.name] else { return [] }
    return DigestChange(before: before, after: SettWriter.digests(of: open)).map { [$0.sentence] } ?? []
  }

  /// What changed in which statement, a table a dataset.
  private var changeTables: [AnswerTable] {
    session.state.datasets.compactMap { open in
      changes[open.name]?.table { row, field in
        guard let field = open.loaded.catalog.fields.first(where: { $0.name == field }),
          case .text(let text) = open.loaded.value(of: field.id, row: row)
        else { return nil }
        return text
      }
    }
  }

  private var datasetNotes: [String] {
    sett.fingerprints.keys.sorted().filter { name in !session.state.datasets.contains { $0.name == name } }
      .map { "the pinned dataset \($0) is no longer loaded" }
  }

  // MARK: Moved cells

  /// How many moved cells are listed for each result.
  private static let mostMoves = 40

  private func movedTable() throws(Diagnostic) -> AnswerTable? {
    var rows: [TableRow] = []
    var hasCauses = false
    for (old, new) in moved {
      guard let new, let entry = session.state.result(new.number) else {
        rows.append(row(old.number, old.command, "pinned", "no such result"))
        continue
      }
      if old.command != new.command { rows.append(row(old.number, "command", old.command, new.command)) }
      let moves = old.moves(to: new, entry.answer.tables, renamed: renamedLabels(entry.dataset))
      let open = session.state.datasets.first { $0.name == entry.dataset }
      let causes = open.flatMap { open -> MoveCauses? in
        // The sets of a result refer to the data as they were recoded then; other data would give other causes.
        guard let then = open.earlier(entry.version) else { return nil }
        return changes[open.name].map { MoveCauses($0, of: open.with(then, entry.version), session.engine) }
      }
      for move in moves.prefix(SettComparison.mostMoves) {
        let column = columnName(move.column, entry.answer.tables)
        let cause = try causes?.sentence(row: move.row, column: column, of: entry)
        hasCauses = hasCauses || cause != nil
        rows.append(row(old.number, move.place, move.before, move.after, cause))
      }
      if let rest = rest(of: moves, old, new, entry.dataset) { rows.append(row(old.number, rest, nil, nil)) }
    }
    for new in unpinned { rows.append(row(new.number, new.command, "not there", "new result")) }
    guard !rows.isEmpty else { return nil }
    var columns = [
      TableColumn("result", .label), TableColumn("cell", .label), TableColumn("pinned", .number),
      TableColumn("now", .number),
    ]
    if hasCauses {
      columns.append(TableColumn("because of", .text))
    } else {
      for index in rows.indices { rows[index].cells.removeLast() }
    }
    return AnswerTable(name: "moved", columns: columns, stubCount: 2, rows: rows)
  }

  private func row(_ number: Int, _ cell: String, _ before: String?, _ after: String?, _ cause: String? = nil)
    -> TableRow
  {
    TableRow([
      .text("%\(number)"), .text(cell), before.map { .text($0) } ?? .empty, after.map { .text($0) } ?? .empty,
      cause.map { .text($0) } ?? .empty,
    ])
  }

  /// What is left to say of a result whose cells were not all listed.
  private func rest(of moves: [Pin.Move], _ old: Pin, _ new: Pin, _ dataset: String) -> String? {
    if moves.count > SettComparison.mostMoves { return "\(moves.count - SettComparison.mostMoves) cells more" }
    guard moves.isEmpty else { return nil }
    if old.lines.isEmpty || new.lines.isEmpty { return "too many cells to tell apart" }
    if old.lines == new.lines { return "its digest, but no cell: the pins were edited" }
    return renamedLabels(dataset).isEmpty ? "the order of its lines" : "the names of labels only"
  }

  private func renamedLabels(_ dataset: String) -> [String: String] {
    Dictionary((changes[dataset]?.renames ?? []).map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of a column as its result knows it: the head over several columns by itself.
  private func columnName(_ head: String, _ tables: [AnswerTable]) -> String {
    let column = tables.lazy.flatMap(\.columns).first { column in
      [column.group, column.name].compactMap { $0 }.joined(separator: " ") == head
    }
    return column?.group ?? head
  }
}

extension SettFile {
  /// Whether its commands are others than when it was pinned.
  var isEdited: Bool { commandDigest.map { $0 != SettFile.digest(of: commands) } ?? false }
}
