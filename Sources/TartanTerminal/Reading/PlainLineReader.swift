/// Reads entries from a terminal that is left to itself: the prompt is printed once, nothing is repainted or coloured.
///
/// For terminals without cursor movement (`TERM=dumb`, shells inside Emacs) and for screen readers.
public final class PlainLineReader: LineReader {
  /// How many entries were asked for.
  public private(set) var lineNumber = 0

  private let output: TerminalOutput
  private var lines: ByteLines
  private var assembler: EntryAssembler

  /// Reads from standard input.
  ///
  /// - Parameters:
  ///   - output: where the prompt goes.
  ///   - isComplete: whether an entry may end here: no open bracket, no backslash at the end.
  public init(output: TerminalOutput, isComplete: @escaping (String) -> Bool) {
    self.output = output
    lines = ByteLines(descriptor: 0)
    assembler = EntryAssembler(isComplete: isComplete)
  }

  /// Prints the prompt and waits for an entry; lines after the first get `… ` for a prompt.
  public func readLine(prompt: PromptText) -> ReadOutcome {
    lineNumber += 1
    if Interruption.take() { lines.discard() }
    output.startFreshLine()
    var shown = StyledText.harmless(prompt.text.plain)
    while true {
      output.write(shown)
      guard (try? output.flush()) != nil else { return .endOfInput }
      let next = lines.next()
      output.lineWasEndedByTyping()
      switch next {
      case .line(let line):
        if let entry = assembler.add(line) { return .line(entry) }
        shown = "… "
      case .damaged(let kind):
        _ = assembler.takeOpen()
        return .unreadable(InputProblem(line: lineNumber, kind: kind))
      case .interrupted:
        // The terminal has echoed ^C itself; what was read ahead was typed before it.
        _ = assembler.takeOpen()
        lines.discard()
        output.write("\n")
        return .interrupted
      case .end:
        _ = assembler.takeOpen()
        output.write("\n")
        return .endOfInput
      }
    }
  }
}
