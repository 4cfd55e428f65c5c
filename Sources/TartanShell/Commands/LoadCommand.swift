import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import TartanStore
import TartanText

extension Session {
  /// `load "file" …`.
  mutating func load(_ syntax: LoadSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let path = try resolve(syntax.file, for: .reading)
    let place = environment.files.place(of: path)
    if path.lowercased().hasSuffix(".tartan") || SavedDataset.isOne(place) {
      return try openSaved(syntax, path, at: place)
    }
    let loaded = isChecking ? try loadChanged(syntax, path, at: place) : try loadFile(syntax, place)
    loaded.dataset.prepareTables(stop: environment.stop)
    if environment.stop.isRaised { throw Question.diagnostic(.stopped) }
    let name = loaded.dataset.catalog.name
    try requireFreeName(name, for: path, at: syntax.name?.span ?? syntax.file.span)
    var open = OpenDataset(
      name: name, dataset: loaded.dataset, path: path, pendingFingerprint: loaded.fingerprint, mapping: loaded.mapping)
    open.repeatsIdentities = loaded.report.repeatedIdentities.total > 0
    putInUse(open)
    let answer = LoadAnswer(
      open: open, report: loaded.report,
      canonical: loadText(of: open.source, from: shownFolder(of: open), isPinned: false)
    ).answer
    return Reply(answer: answer, keep: .whenNeeded)
  }

  /// Reads a file for a check, which tells of changed data as a cause of what moved and does not stop at them.
  private mutating func loadChanged(
    _ syntax: LoadSyntax, _ path: String, at place: String
  ) throws(Diagnostic) -> LoadedFile {
    var asked = syntax
    asked.fingerprint = nil
    let session = self
    let reading = try ChangedFile(
      asked: asked, pinned: syntax.name.flatMap { pinned(under: $0.text, syntax) },
      read: { load throws(Diagnostic) in try session.loadFile(load, place) }
    ).reading()
    if let pinned = syntax.fingerprint?.text, pinned != reading.loaded.fingerprint.value {
      changedFiles.append(PathNames.name(of: path))
    }
    if !reading.notes.isEmpty { changedForms[reading.loaded.dataset.catalog.name] = reading.notes }
    return reading.loaded
  }

  /// The statements that were pinned of the data that a command loads; a sett pins the last of several of one name.
  private func pinned(under name: String, _ syntax: LoadSyntax) -> PinnedData? {
    guard syntax.fingerprint == nil || checked?.fingerprints[name] == syntax.fingerprint?.text else { return nil }
    return checked?.data[name]
  }

  /// `load "x.tartan"`: opens a saved dataset.
  private mutating func openSaved(
    _ syntax: LoadSyntax, _ path: String, at place: String
  ) throws(Diagnostic) -> Reply {
    try refuseMapping(syntax)
    let typed = syntax.name.map { Normalization.nfc($0.text) }
    let saved: SavedDataset
    do {
      saved = try SavedDataset(path: place, name: syntax.file.text, as: typed)
    } catch {
      throw error.located(at: syntax.file.span)
    }
    if let pinned = syntax.fingerprint, pinned.text.lowercased() != saved.fingerprint {
      guard isChecking else {
        throw Diagnostic(
          .badData, at: pinned.span,
          "'\(syntax.file.text)' has changed: its fingerprint is \(saved.fingerprint), not \(pinned.text)",
          hints: [
            "get back the file that the script was written for",
            "or load what is there now: take the sha256 clause away, and compare the results",
          ])
      }
      changedFiles.append(PathNames.name(of: path))
    }
    let name = saved.dataset.catalog.name
    try requireFreeName(name, for: path, at: syntax.name?.span ?? syntax.file.span)
    var mapping = LoadSyntax(file: syntax.file)
    mapping.name = Name(name, at: syntax.file.span)
    mapping.fingerprint = Name(saved.fingerprint, at: syntax.file.span, style: .quoted)
    var open = OpenDataset(
      name: name, dataset: saved.dataset, path: path, pendingFingerprint: PendingFingerprint(known: saved.fingerprint),
      mapping: mapping)
    open.origin = saved.origin
    if saved.dataset.coderField != nil,
      let identities = saved.dataset.identities(in: Bitmap(all: saved.dataset.statements))
    {
      open.repeatsIdentities = identities < saved.dataset.statements
    }
    putInUse(open)
    let answer = LoadAnswer(
      open: open, report: nil, canonical: loadText(of: open.source, from: shownFolder(of: open), isPinned: false)
    ).answer
    return Reply(answer: answer, keep: .whenNeeded)
  }

  /// A saved dataset has its fields: nothing is left to be said of columns.
  private func refuseMapping(_ syntax: LoadSyntax) throws(Diagnostic) {
    let said = [syntax.delimiter, syntax.encoding, syntax.rowsPer, syntax.fields.first?.field, syntax.ignored.first]
    guard let first = said.compactMap({ $0 }).first else { return }
    throw Diagnostic(
      .badMapping, at: first.span, "a saved dataset has its fields already",
      hints: ["load the file that it was saved from to read it in another way"])
  }

  /// Makes a dataset the one that commands are about.
  private mutating func putInUse(_ loaded: OpenDataset) {
    var open = loaded
    let before = state.datasets.first { $0.name == open.name }
    open.enter(before?.versionLoaded(alike: loaded) ?? nextVersion(), loaded.dataset)
    if let index = state.datasets.firstIndex(where: { $0.name == open.name }) {
      state.datasets[index] = open
      state.current = index
    } else {
      state.datasets.append(open)
      state.current = state.datasets.count - 1
    }
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
