import TartanLanguage
import TartanModel
import TartanPlan

extension Session {
  /// Numbers, writes, remembers and shows what a command gave, in this order: nothing is shown that could be lost.
  mutating func accept(_ command: CommandSyntax, _ reply: Reply) throws(Diagnostic) {
    var shown = try numbered(command, reply)
    let exports = try write(shown, reply, command)
    let line = remember(command, reply, number: shown?.number, wrote: exports)
    // The line that runs a script stands for all lines of the script.
    if scripts.isEmpty, reply.isWorthJournalling { onAccept?(line) }
    if let export = exports.first, let result = shown {
      shown = RenderedResult(number: result.number, answer: exportNotice(export, result), provenance: nil)
    }
    guard let shown, !isRemark(shown) else { return }
    if scripts.isEmpty { environment.emit(shown) } else { held.append(shown) }
  }

  /// The answer with its number and provenance; a result about data is added to the results.
  private mutating func numbered(_ command: CommandSyntax, _ reply: Reply) throws(Diagnostic) -> RenderedResult? {
    guard var answer = reply.answer else { return nil }
    guard let cells = reply.cells, let dataset = state.dataset else {
      return RenderedResult(number: nil, answer: answer, provenance: nil)
    }
    answer.notes += codersNote(reply, command).map { [$0] } ?? []
    let number = (state.results.last?.number ?? 0) + 1
    let provenance = Provenance(
      dataFile: dataset.fileName, fingerprint: dataset.pendingFingerprint, filter: dataset.filterText,
      recoding: dataset.stepsText, settings: settingsText, command: provenanceText(of: command),
      program: environment.program, result: number)
    state.results.append(
      ResultEntry(
        number: number, answer: answer, provenance: provenance, dataset: dataset.name, version: dataset.version,
        cells: cells, whole: reply.whole, published: reply.published, threshold: reply.threshold))
    return RenderedResult(number: number, answer: answer, provenance: provenance)
  }

  /// The settings on which results depend, as the commands that make them so; nil where all are as they come.
  private var settingsText: String? {
    let settings = settingsInForce
    return settings.isEmpty ? nil : settings.map(\.command).joined(separator: "; ")
  }

  /// Writes the result where its `-> "file"` says.
  private mutating func write(_ shown: RenderedResult?, _ reply: Reply, _ command: CommandSyntax)
    throws(Diagnostic) -> [ExportedFile]
  {
    guard let output = command.clauses.output else { return [] }
    switch command.action {
    case .export, .exportValues, .render: return []
    default: break
    }
    guard let shown else {
      throw Diagnostic(.badValue, at: output.file.span, "this command has no result to write")
    }
    let whole = try shown.number.map { number throws(Diagnostic) in try wholeResult(number, at: output.file.span) }
    return [try export(whole ?? shown, to: output, of: command)]
  }

  /// Shows the results of a script that waited for their titles.
  mutating func showHeld() {
    for var result in held {
      if let number = result.number, let entry = state.result(number) {
        result.answer.title = entry.answer.title
        result.answer.notes = entry.answer.notes
      }
      environment.emit(result)
    }
    held = []
  }

  /// Whether it only tells about the session's state, inside a script, whose reader wants its results.
  private func isRemark(_ shown: RenderedResult) -> Bool {
    guard !scripts.isEmpty, shown.number == nil else { return false }
    return [.state, .load, .claims, .expect].contains(shown.answer.kind)
  }

  private func exportNotice(_ file: ExportedFile, _ result: RenderedResult) -> Answer {
    Answer(
      kind: .state, title: "", sentences: [file.sentence(title: result.answer.title)],
      notes: smallCountsRemark(result.number).map { [$0] } ?? [])
  }
}
