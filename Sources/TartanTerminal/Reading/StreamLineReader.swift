/// Reads entries from a pipe or a file: no prompt, no editing, and damage is reported with its line.
public final class StreamLineReader: LineReader {
  /// Where the last entry began.
  public private(set) var lineNumber = 0

  private var lines: ByteLines
  private var assembler: EntryAssembler
  private var linesRead = 0

  /// Reads from a file descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: 0 for standard input; it is not closed.
  ///   - isComplete: whether an entry may end here: no open bracket, no backslash at the end.
  public init(descriptor: Int32 = 0, isComplete: @escaping (String) -> Bool) {
    lines = ByteLines(descriptor: descriptor)
    assembler = EntryAssembler(isComplete: isComplete)
  }

  /// The next entry; the prompt is not shown. An entry still open at the end of the input is handed out as it is.
  public func readLine(prompt: PromptText) -> ReadOutcome {
    while true {
      switch lines.next() {
      case .line(let line):
        linesRead += 1
        if !assembler.isOpen { lineNumber = linesRead }
        if let entry = assembler.add(line) { return .line(entry) }
      case .damaged(let kind):
        linesRead += 1
        lineNumber = linesRead
        _ = assembler.takeOpen()
        return .unreadable(InputProblem(line: linesRead, kind: kind))
      case .interrupted:
        _ = assembler.takeOpen()
        return .interrupted
      case .end:
        return assembler.takeOpen().map { .line($0) } ?? .endOfInput
      }
    }
  }
}
