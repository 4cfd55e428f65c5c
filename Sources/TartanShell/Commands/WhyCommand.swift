import TartanEngine
import TartanLanguage
import TartanModel
import TartanRender
import TartanText

extension Session {
  /// `why "table.tex"`: derives an exported result again and says whether it still holds.
  func why(_ file: Name, in data: Name?) throws(Diagnostic) -> Reply {
    let path = try resolve(file, for: .reading)
    let inquiry = Inquiry(
      session: self, path: path, dataPath: try data.map { name throws(Diagnostic) in try dataPath(name) })
    let text = try fileText(path, file)
    guard let format = inquiry.format else {
      throw Diagnostic(
        .badValue, at: file.span, "no format goes by the ending of '\(Control.visible(file.text))'",
        hints: ["why takes what -> wrote: .txt .csv .tsv .json .md .tex .html"])
    }
    let written = WrittenProvenance.all(in: try inquiry.textOfProvenance(text))
    guard !written.isEmpty else {
      throw Diagnostic(
        .badData, at: file.span, "'\(Control.visible(file.text))' does not say where it comes from",
        hints: ["results that -> or export wrote do; a CSV keeps it in the notes beside it"])
    }
    var sentences: [String] = []
    var tables: [AnswerTable] = []
    var holds = true
    for part in written {
      let finding: Finding
      do throws(Diagnostic) {
        finding = try inquiry.finding(part, isOnly: written.count == 1, text: text, format)
      } catch {
        throw error.located(at: file.span)
      }
      sentences += finding.sentences
      tables += finding.table.map { [$0] } ?? []
      holds = holds && finding.holds
    }
    let answer = Answer(kind: .why, title: "Why \(PathNames.name(of: path))", sentences: sentences, tables: tables)
    guard !holds else { return Reply(answer: answer) }
    environment.emit(RenderedResult(number: nil, answer: answer, provenance: nil))
    throw Diagnostic(
      .difference, at: file.span, "\(PathNames.name(of: path)) does not say what the data give",
      hints: ["to have it anew, ask again: \(written[0].provenance.command) -> \(labelText(file.text))!"])
  }

  private func dataPath(_ name: Name) throws(Diagnostic) -> String {
    let path = try resolve(name, for: .reading)
    guard environment.files.exists(path) else {
      throw Diagnostic(.file, at: name.span, "cannot read '\(Control.visible(name.text))': no such file")
    }
    return path
  }

  private func fileText(_ path: String, _ file: Name) throws(Diagnostic) -> String {
    let bytes: [UInt8]
    do {
      bytes = try environment.files.read(path, shownAs: file.text)
    } catch {
      throw error.located(at: file.span)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(.badData, at: file.span, "'\(Control.visible(file.text))' is not a text in UTF-8")
    }
    return text
  }
}

/// What was found out about one exported result.
private struct Finding {
  let sentences: [String]
  let table: AnswerTable?
  let holds: Bool
}

/// Finds out whether what an exported file says still holds.
private struct Inquiry {
  let session: Session
  let path: String
  let dataPath: String?

  private var folder: String { PathNames.folder(of: path) }
  private var files: any FileAccess { session.environment.files }

  /// The format that the file's ending names.
  var format: (any Renderer)? { renderer(forFile: path) }

  /// Where the provenance stands: in the file, or in the notes beside a table of bare cells.
  func textOfProvenance(_ text: String) throws(Diagnostic) -> String {
    guard let format, ["csv", "tsv"].contains(format.name) else { return text }
    return notes ?? ""
  }

  private var notes: String? {
    files.contents(of: PathNames.withEnding(path, "notes.txt")).map { String(decoding: $0, as: UTF8.self) }
  }

  func finding(
    _ part: WrittenProvenance, isOnly: Bool, text: String, _ format: any Renderer
  ) throws(Diagnostic) -> Finding {
    let provenance = part.provenance
    var replay = StepReplay(session.environment) { name, fingerprint throws(Diagnostic) in
      try self.find(name, fingerprint)
    }
    try replay.play(provenance.steps.isEmpty ? Inquiry.steps(of: provenance) : provenance.steps)
    let results = replay.session.state.results
    guard
      let entry = results.last(where: { $0.provenance.command == provenance.command }) ?? results.last,
      var result = try? replay.session.wholeResult(entry.number, at: SourceSpan(0, 0))
    else { throw Diagnostic(.badData, at: nil, "the file carries no command that gives a result") }
    result.number = provenance.result
    result.provenance = provenance
    let derived = format.text(of: [result], options: RenderOptions(statesSource: true))
    let said = isOnly ? text : part.text
    let isSame = isOnly && said == derived && (format.companion(for: result).map { $0.text == notes } ?? true)
    let comparison = FigureComparison(
      written: FigureLines.lines(of: said, format: format.name),
      derived: FigureLines.lines(of: derived, format: format.name))
    return Finding(
      sentences: source(provenance) + causes(provenance, replay, comparison, isSame: isSame),
      table: table(comparison), holds: comparison.differences.isEmpty)
  }

  /// The steps of a file that does not carry them: what its provenance says.
  private static func steps(of provenance: Provenance) -> [String] {
    var steps = ["load \(quotedText(provenance.dataFile)) sha256 \(quotedText(provenance.fingerprint))"]
    steps += provenance.settings?.split(separator: ";").map { String($0.drop(while: \.isWhitespace)) } ?? []
    if let filter = provenance.filter { steps.append("filter \(filter)") }
    return steps + [provenance.command]
  }

  // MARK: Data

  /// The path of a data file: the one that was named, else of the same contents beside the exported file, in the folder
  /// above, or open; else of the same name there.
  private func find(_ name: String, _ fingerprint: String?) throws(Diagnostic) -> String {
    if let dataPath { return dataPath }
    let file = PathNames.name(of: name)
    let folders = [folder, PathNames.folder(of: folder), session.pathFolder]
    let paths = folders.map { $0 == "/" ? "/" + file : $0 + "/" + file }.filter { files.exists($0) }
    let open = session.state.datasets.filter { $0.fingerprint == fingerprint }.map(\.path)
    if let fingerprint, let same = paths.first(where: { Digest.ofFile($0, files) == fingerprint }) { return same }
    if let found = open.first ?? paths.first { return found }
    throw Diagnostic(
      .file, at: nil, "its data are not found: \(Control.visible(file)), SHA-256 \((fingerprint ?? "").prefix(12))",
      hints: ["say where they are: why \(labelText(PathNames.name(of: path))) in \"FOLDER/\(Control.visible(file))\""])
  }

  // MARK: Words

  private func source(_ provenance: Provenance) -> [String] {
    var parts = [Control.visible(provenance.command)]
    if let filter = provenance.filter { parts.append("filter \(Control.visible(filter))") }
    if let settings = provenance.settings { parts.append(Control.visible(settings)) }
    return [
      "\(PathNames.name(of: path)) comes from \(Control.visible(provenance.dataFile)), "
        + "SHA-256 \(provenance.fingerprint.prefix(12)), by \(Control.visible(provenance.program)): "
        + parts.joined(separator: ", ")
    ]
  }

  private func causes(
    _ provenance: Provenance, _ replay: StepReplay, _ comparison: FigureComparison, isSame: Bool
  ) -> [String] {
    let figures = Wording.counted(comparison.figures, "figure")
    var sentences: [String] = []
    for name in replay.changedFiles {
      sentences.append("data changed: \(Control.visible(name)) is not the file that it was made from")
    }
    let program = session.environment.program
    if provenance.program != program {
      sentences.append("program: written by \(Control.visible(provenance.program)), derived by \(program)")
    }
    guard comparison.differences.isEmpty else {
      let count = comparison.differences.count
      if sentences.isEmpty { sentences.append("edited by hand: data and program are those that it was made with") }
      return sentences + ["\(count) of \(figures) \(count == 1 ? "differs" : "differ")"]
    }
    if isSame { return sentences + ["holds: derived again, the file is the same to the last sign (\(figures))"] }
    return sentences + ["holds: \(figures) as derived; what stands around them differs"]
  }

  /// A piece of the file for people: heads that LaTeX stacks in one line, long sentences cut.
  private static func shown(_ text: String) -> String {
    var plain = text
    for stack in ["\\shortstack[r]{", "\\shortstack[c]{"] where plain.contains(stack) {
      plain = plain.replacing(stack, with: "").replacing("\\\\", with: " ").replacing("}", with: "")
    }
    return Control.visible(plain.count > 60 ? plain.prefix(59) + "…" : plain)
  }

  /// How many differences are listed.
  private static let mostDifferences = 40

  private func table(_ comparison: FigureComparison) -> AnswerTable? {
    guard !comparison.differences.isEmpty else { return nil }
    let shown = comparison.differences.prefix(Inquiry.mostDifferences)
    let rows = shown.map { difference in
      TableRow([
        .text(Inquiry.shown(difference.place)), .text(Inquiry.shown(difference.written)),
        .text(Inquiry.shown(difference.derived)),
      ])
    }
    let left = comparison.differences.count - shown.count
    return AnswerTable(
      name: "differences",
      columns: [TableColumn("cell", .label), TableColumn("file", .number), TableColumn("data", .number)], rows: rows,
      omitted: left > 0 ? ["\(shown.count) of \(comparison.differences.count) differences shown"] : [])
  }
}
