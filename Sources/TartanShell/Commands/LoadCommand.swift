import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import TartanText

extension Session {
  /// `load "file" …`.
  mutating func load(_ syntax: LoadSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let path = try resolve(syntax.file, for: .reading)
    var asked = syntax
    // A check tells of changed data as a cause of what moved; it does not stop at them.
    if isChecking { asked.fingerprint = nil }
    let loaded = try loadFile(asked, path)
    if let pinned = syntax.fingerprint?.text, isChecking, pinned != loaded.fingerprint.value {
      changedFiles.append(PathNames.name(of: path))
    }
    loaded.dataset.prepareTables(stop: environment.stop)
    if environment.stop.isRaised { throw Question.diagnostic(.stopped) }
    let name = loaded.dataset.catalog.name
    try requireFreeName(name, for: path, at: syntax.name?.span ?? syntax.file.span)
    let open = OpenDataset(
      name: name, dataset: loaded.dataset, path: path, pendingFingerprint: loaded.fingerprint, mapping: loaded.mapping)
    if let index = state.datasets.firstIndex(where: { $0.name == name }) {
      state.datasets[index] = open
      state.current = index
    } else {
      state.datasets.append(open)
      state.current = state.datasets.count - 1
    }
    let answer = LoadAnswer(
      open: open, report: loaded.report, canonical: loadText(of: open, from: shownFolder(of: open), isPinned: false)
    ).answer
    return Reply(answer: answer, keep: .whenNeeded)
  }

  private func loadFile(_ syntax: LoadSyntax, _ path: String) throws(Diagnostic) -> LoadedFile {
    do {
      return try loadDataset(syntax, path: path, threads: threads, stop: environment.stop)
    } catch {
      throw error.located(at: syntax.file.span)
    }
  }

  /// The folder that the path of a loaded file is shown from: the one that paths start from, if the file lies below it.
  private func shownFolder(of open: OpenDataset) -> String? {
    PathNames.lies(open.path, in: pathFolder) ? pathFolder : nil
  }

  /// Loading a file again replaces its dataset; another file needs another name.
  private func requireFreeName(_ name: String, for path: String, at span: SourceSpan) throws(Diagnostic) {
    guard let other = state.datasets.first(where: { $0.name == name }), other.path != path else { return }
    throw Diagnostic(
      .ambiguous, at: span, "a dataset named \(name) is open already, from \(other.fileName)",
      hints: ["load … as ANOTHER-NAME", "or drop \(name) first"])
  }
}
