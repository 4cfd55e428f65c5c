import TartanEngine
import TartanLanguage
import TartanModel
import TartanStore
import TartanText

extension Session {
  /// `save "x.tartan"`: the dataset in use, all of its statements.
  mutating func saveDataset(_ file: Name, _ shown: String, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    guard let open = state.dataset else {
      throw Diagnostic(.noData, at: command.span, "there is no dataset to save", hints: ["load \"file.csv\""])
    }
    let path = try resolve(file, for: .writing)
    guard path != open.path else {
      throw Diagnostic(
        .badValue, at: file.span, "\(open.name) was opened from this file, which holds it already",
        hints: ["choose another name"])
    }
    let count = Wording.statements(open.dataset.statements)
    if isChecking { return .state("\(shown) would be saved: \(count) of \(open.name)", keep: .never) }
    try requireReplaceable(path, shown, file.span)
    let dataset = open.dataset
    let origin = origin(of: open)
    let stop = environment.stop
    do {
      try environment.files.write(to: path) { temporary throws(Diagnostic) in
        let fingerprint = try TartanStore.saveDataset(dataset, origin: origin, to: temporary, name: shown, stop: stop)
        // What could not be read of an opened file must not become the contents of another.
        if let damage = dataset.damage { throw Question.diagnostic(.damaged(damage)) }
        return fingerprint
      }
    } catch {
      throw error.located(at: file.span)
    }
    state.written.insert(path)
    var notes = open.filterText.map { ["the filter \($0) is not saved: all statements are"] } ?? []
    if !open.steps.isEmpty {
      notes.append("saved as recoded by \(Wording.counted(open.steps.count, "step")), which cannot be undone there")
    }
    return .state("\(shown) saved: \(count) of \(open.name)", notes: notes, keep: .never)
  }

  /// Where a dataset comes from; of one that was opened from a saved file, where that one came from.
  private func origin(of open: OpenDataset) -> Origin {
    let loaded =
      open.origin
      ?? Origin(
        program: environment.program, file: open.fileName, fingerprint: open.fingerprint,
        mapping: loadText(of: open.source, from: PathNames.folder(of: open.path), isPinned: true))
    guard !open.steps.isEmpty else { return loaded }
    return Origin(
      program: loaded.program, file: loaded.file, fingerprint: loaded.fingerprint,
      mapping: ([loaded.mapping] + open.steps.map(\.shownText)).joined(separator: "\n"))
  }

  /// Refuses to replace a file that this program did not save, or that somebody has changed since.
  private func requireReplaceable(_ path: String, _ shown: String, _ span: SourceSpan) throws(Diagnostic) {
    guard environment.files.exists(path), !state.written.contains(path) else { return }
    let place = environment.files.place(of: path)
    if SavedDataset.isOne(place), let there = try? SavedDataset(path: place, name: shown),
      environment.files.wroteLast(path, digest: there.fingerprint)
    {
      return
    }
    throw Diagnostic(
      .fileExists, at: span, "'\(Control.visible(shown))' exists and was not written by this session",
      hints: ["remove it first", "or choose another name"])
  }
}
