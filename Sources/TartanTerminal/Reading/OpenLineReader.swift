/// Opens the reader that suits where entries come from: edited on a terminal, plain on one that cannot be edited on or
/// is not to be, and without prompt where either end is a pipe or file.
///
/// - Parameters:
///   - capabilities: what standard input and output are.
///   - environment: `HOME` and `EDITRC` say where the user's key bindings are.
///   - history: where entries are kept; asked for only where entries are edited.
///   - output: standard output.
///   - settings: how the edited reader behaves.
///   - isPlain: whether the user wants a terminal without repainting and colour.
///   - assistance: what is asked while an entry is typed; the other readers ask only whether it is complete.
/// - Returns: the reader.
public func openLineReader(
  _ capabilities: TerminalCapabilities, _ environment: ProcessEnvironment, history: () -> HistoryFile,
  output: TerminalOutput, settings: EditorSettings, isPlain: Bool, assistance: EditorAssistance
) -> any LineReader {
  guard capabilities.isInteractive else { return StreamLineReader(isComplete: assistance.isComplete) }
  if capabilities.canEdit, !isPlain {
    let reader = EditlineReader(
      history: history(), output: output, environment: environment, settings: settings, assistance: assistance)
    if let reader { return reader }
  }
  return PlainLineReader(output: output, isComplete: assistance.isComplete)
}
