import TartanLanguage
import TartanModel

extension Session {
  /// `save "x.md"`: the session as a notebook.
  mutating func saveNotebook(_ file: Name, _ shown: String, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let path = try resolve(file, for: .writing)
    let composition = SettComposer(record: state.record).composed()
    guard composition.lines.contains(where: { $0.source.map { state.record[$0].keep == .always } ?? false }) else {
      throw Diagnostic(
        .noData, at: command.span, "there is no result to save yet", hints: ["load data and ask something first"])
    }
    let composer = NotebookComposer(session: self, composition: composition, path: path)
    let name = PathNames.name(of: path)
    let title = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let text = String(decoding: try composer.text(title: title), as: UTF8.self)
    let unchanged = try saving(instead: "render \(quotedText(shown)) renews its results and keeps its prose") {
      session throws(Diagnostic) in
      try session.write(text, to: path, shown, replacing: false, file.span)
    }
    // Not noted as the session's own: what somebody wrote into it meanwhile must not be lost.
    return .state(
      "\(shown) \(unchanged ? "is up to date" : "saved"): \(Wording.counted(composer.commandCount, "command")), "
        + Wording.counted(composer.resultCount, "result"),
      notes: saveNotes(composition, path), keep: .never)
  }

  /// Saves; where somebody else's file is in the way, says what can be done, as `save` has no `!`.
  mutating func saving<Value>(
    instead hint: String? = nil, _ work: (inout Session) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    do {
      return try work(&self)
    } catch {
      guard error.code == .fileExists else { throw error }
      throw Diagnostic(
        error.code, at: error.span, error.message,
        hints: ["choose another name, or take the file away first"] + (hint.map { [$0] } ?? []))
    }
  }
}
