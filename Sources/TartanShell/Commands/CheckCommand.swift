import TartanLanguage
import TartanModel
import TartanText

extension Session {
  /// `check "x.sett"`: plays the sett in a session of its own, writes nothing, and compares with what was pinned.
  func checkScript(_ file: Name, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let path = try resolve(file, for: .reading)
    if NotebookFile.isNamed(path) { return try checkNotebook(path, file) }
    let sett = try readSett(path, file)
    var quiet = environment
    quiet.emit = { _ in }
    var session = Session(environment: quiet)
    session.state.parameters = state.parameters.filter { $0.value.line == nil }
    try session.play(sett, path, mode: .check, at: file.span)
    let comparison = SettComparison(sett: sett, session: session)
    let answer = comparison.answer(title: PathNames.name(of: path))
    guard comparison.differs else { return Reply(answer: answer) }
    environment.emit(RenderedResult(number: nil, answer: answer, provenance: nil))
    throw Diagnostic(
      .difference, at: file.span, "\(PathNames.name(of: path)) no longer gives what was pinned",
      hints: ["to accept the new figures, run it and save it again, or: tartan run \(labelText(file.text)) --pin"])
  }
}

/// A sett played again, set beside what it said when it was pinned.
struct SettComparison {
  let sett: SettFile
  let session: Session

  private var newPins: [Pin] {
    session.state.results.map { Pin(number: $0.number, command: $0.provenance.command, answer: $0.answer) }
  }

  private var pairs: [(old: Pin, new: Pin?)] {
    let now = Dictionary(newPins.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    return sett.pins.map { ($0, now[$0.number]) }
  }

  /// Whether some pinned figure is no longer what it was.
  var differs: Bool {
    if !session.failedExpectations.isEmpty { return true }
    if sett.pins.isEmpty { return !session.changedFiles.isEmpty }
    return pairs.contains { $0.old.digest != $0.new?.digest } || newPins.count > sett.pins.count
  }

  /// What was found: causes first, then each result that moved, cell by cell.
  func answer(title: String) -> Answer {
    guard !sett.pins.isEmpty else {
      guard session.failedExpectations.isEmpty, session.changedFiles.isEmpty else {
        return Answer(kind: .check, title: "Check of \(title)", sentences: causes)
      }
      return Answer(
        kind: .check, title: "Check of \(title)",
        sentences: [
          "every line runs and every expectation holds; no result is pinned, so there is nothing to compare",
          "to pin the results: tartan run \(labelText(title)) --pin",
        ])
    }
    return Answer(
      kind: .check, title: "Check of \(title)", sentences: causes + [verdict], tables: moved.map { [$0] } ?? [],
      notes: datasetNotes)
  }

  private var verdict: String {
    let same = pairs.count { $0.old.digest == $0.new?.digest }
    let moved = pairs.count - same
    if moved == 0 { return "\(Wording.counted(same, "result")) as pinned" }
    return "\(Wording.counted(moved, "result")) moved, \(same) did not"
  }

  // MARK: Causes

  private var causes: [String] {
    var causes = dataCauses
    causes += session.failedExpectations
    if let digest = sett.commandDigest, digest != SettFile.digest(of: sett.commands) {
      causes.append("sett: its commands were edited since the results were pinned")
    }
    if let program = sett.program, program != session.environment.program {
      causes.append("program: pinned by \(program), checked by \(session.environment.program)")
    }
    return causes.isEmpty ? ["data, sett and program are those of the pins"] : causes
  }

  private var dataCauses: [String] {
    if sett.pins.isEmpty {
      return session.changedFiles.map { "data: \($0) is not the file that the sett was written for" }
    }
    return session.state.datasets.compactMap { open in
      guard let pinned = sett.fingerprints[open.name], pinned != open.fingerprint else { return nil }
      let change = StatementChange(before: sett.statements[open.name] ?? [:], after: SettWriter.statements(of: open))
      return "data: \(open.fileName) has changed" + (change.map { ": \($0.sentence)" } ?? "")
    }
  }

  private var datasetNotes: [String] {
    sett.fingerprints.keys.sorted().filter { name in !session.state.datasets.contains { $0.name == name } }
      .map { "the pinned dataset \($0) is no longer loaded" }
  }

  // MARK: Moved cells

  /// How many moved cells are listed for each result.
  private static let mostMoves = 40

  private var moved: AnswerTable? {
    var rows: [TableRow] = []
    for (old, new) in pairs where old.digest != new?.digest {
      guard let new else {
        rows.append(TableRow([.text("%\(old.number)"), .text(old.command), .text("pinned"), .text("no such result")]))
        continue
      }
      let moves = old.moves(to: new)
      for move in moves.prefix(SettComparison.mostMoves) {
        rows.append(
          TableRow([.text("%\(old.number)"), .text(place(move)), .text(move.before), .text(move.after)]))
      }
      if moves.isEmpty || moves.count > SettComparison.mostMoves {
        let left =
          moves.isEmpty ? "too many cells to tell apart" : "\(moves.count - SettComparison.mostMoves) cells more"
        rows.append(TableRow([.text("%\(old.number)"), .text(left), .empty, .empty]))
      }
    }
    for new in newPins.dropFirst(sett.pins.count) {
      rows.append(TableRow([.text("%\(new.number)"), .text(new.command), .text("not there"), .text("new result")]))
    }
    guard !rows.isEmpty else { return nil }
    return AnswerTable(
      name: "moved",
      columns: [
        TableColumn("result", .label), TableColumn("cell", .label), TableColumn("pinned", .number),
        TableColumn("now", .number),
      ], stubCount: 2, rows: rows)
  }

  private func place(_ move: Pin.Move) -> String {
    move.column.isEmpty ? move.row : move.row.isEmpty ? move.column : "\(move.row) × \(move.column)"
  }
}

/// Which statements came, went or changed.
struct StatementChange {
  let came: [String]
  let went: [String]
  let changed: [String]

  /// Compares digests by identity; nil if the old ones were not kept.
  init?(before: [String: String], after: [(id: String, digest: String)]) {
    guard !before.isEmpty, !after.isEmpty else { return nil }
    let now = Dictionary(after.map { ($0.id, $0.digest) }, uniquingKeysWith: { $1 })
    came = after.map(\.id).filter { before[$0] == nil }
    went = before.keys.filter { now[$0] == nil }.sorted()
    changed = after.filter { before[$0.id] != nil && before[$0.id] != $0.digest }.map(\.id)
  }

  /// `2 statements came (S216, S217), 1 changed (S003)`.
  var sentence: String {
    let parts = [part(came, "came"), part(went, "went"), part(changed, "changed")].compactMap { $0 }
    return parts.isEmpty
      ? "the same statements in another order or another spelling of the file" : parts.joined(separator: ", ")
  }

  private func part(_ ids: [String], _ verb: String) -> String? {
    guard !ids.isEmpty else { return nil }
    return "\(Wording.statements(ids.count)) \(verb) (\(Wording.few(ids.map(Control.visible), 5)))"
  }
}
