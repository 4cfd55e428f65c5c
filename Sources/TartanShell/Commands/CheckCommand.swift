import TartanLanguage
import TartanModel

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
    session.checked = sett
    let title = PathNames.name(of: path)
    do throws(Diagnostic) {
      try session.play(sett, path, mode: .check, at: file.span)
    } catch {
      // Changed data may be why a line does not run: they are told before it is.
      let comparison = SettComparison(sett: sett, session: session)
      if let answer = comparison.causesOfFailure(title: title) {
        environment.emit(RenderedResult(number: nil, answer: answer, provenance: nil))
      }
      throw error
    }
    let comparison = SettComparison(sett: sett, session: session)
    let answer = try comparison.answer(title: title)
    guard comparison.differs else { return Reply(answer: answer) }
    environment.emit(RenderedResult(number: nil, answer: answer, provenance: nil))
    throw Diagnostic(
      .difference, at: file.span, "\(title) no longer gives what was pinned",
      hints: ["to accept the new figures, run it and save it again, or: tartan run \(labelText(file.text)) --pin"])
  }
}
