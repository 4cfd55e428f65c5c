import CEditline
import Glibc
import TartanText

/// Shows text that is taller than the screen through `less` or the program of `$PAGER`.
public struct Pager {
  private let capabilities: TerminalCapabilities
  private let environment: ProcessEnvironment

  /// Makes a pager for a session.
  ///
  /// - Parameters:
  ///   - capabilities: where not both ends are a terminal that moves its cursor, text is always just printed.
  ///   - environment: `TARTAN_PAGER` and `PAGER` name the program; it gets the whole environment.
  public init(_ capabilities: TerminalCapabilities, _ environment: ProcessEnvironment) {
    self.capabilities = capabilities
    self.environment = environment
  }

  /// Prints text, through the pager where it is taller than the screen.
  ///
  /// - Parameters:
  ///   - text: what to show, with or without line break at the end.
  ///   - output: what was collected there is written first; the text goes there if no pager is used.
  ///   - size: the window.
  ///   - isWanted: false prints whatever the length.
  /// - Throws: what was wrong with the output; a pager that is left early is no problem.
  public func show(
    _ text: StyledText, on output: TerminalOutput, size: TerminalSize, isWanted: Bool = true
  ) throws(OutputProblem) {
    let painted = text.painted(output.colour)
    if isWanted, capabilities.canEdit, isTaller(text.plain, than: size), let command = PagerCommand(environment) {
      try output.flush()
      if run(command, with: painted) { return }
    }
    output.write(painted)
    try output.flush()
  }

  /// Prints text that carries its own styles, through the pager where it is taller than the screen.
  ///
  /// - Parameters:
  ///   - text: what to show as it is: control characters of data are visible signs already.
  ///   - output: what was collected there is written first; the text goes there if no pager is used.
  ///   - size: the window.
  ///   - isWanted: false prints whatever the length.
  /// - Throws: what was wrong with the output; a pager that is left early is no problem.
  public func show(
    rendered text: String, on output: TerminalOutput, size: TerminalSize, isWanted: Bool = true
  ) throws(OutputProblem) {
    if isWanted, capabilities.canEdit, isTaller(Pager.withoutStyles(Pager.firstLines(text, size.rows + 1)), than: size),
      let command = PagerCommand(environment)
    {
      try output.flush()
      if run(command, with: text) { return }
    }
    output.write(text)
    try output.flush()
  }

  /// The first so many lines, with the line break of the last: more need not be measured.
  package static func firstLines(_ text: String, _ count: Int) -> String {
    var left = count
    for index in text.utf8.indices where text.utf8[index] == UInt8(ascii: "\n") {
      left -= 1
      if left == 0 { return String(text[...index]) }
    }
    return text
  }

  /// The text without its select-graphic-rendition sequences.
  package static func withoutStyles(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var isInside = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isInside = true }
      if !isInside { plain.append(scalar) }
      if isInside, scalar.properties.isAlphabetic { isInside = false }
    }
    return String(plain)
  }

  /// Whether the text, folded at the window's edge, leaves no line for the prompt.
  package func isTaller(_ text: String, than size: TerminalSize) -> Bool {
    var rows = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      rows += max(1, (DisplayWidth.columns(of: String(line)) + size.columns - 1) / size.columns)
      if rows > size.rows { return true }
    }
    return rows > size.rows
  }

  /// Runs the program on the text.
  ///
  /// - Returns: whether it was shown; false where the program cannot be started.
  private func run(_ command: PagerCommand, with text: String) -> Bool {
    // Ctrl-C belongs to the pager from before it starts until after it has ended.
    tartan_leave_interrupts(1)
    defer { tartan_leave_interrupts(0) }
    guard let child = start(command) else { return false }
    // What cannot be written was not wanted: the reader has left the pager.
    _ = Descriptor(number: child.pipe).write(Array(text.utf8))
    close(child.pipe)
    let status = tartan_wait_for(child.process)
    return status != Self.shellFoundNoProgram && status != Self.shellCannotRun
  }

  private static let shellFoundNoProgram: Int32 = 127
  private static let shellCannotRun: Int32 = 126

  private func start(_ command: PagerCommand) -> (process: pid_t, pipe: Int32)? {
    var process: pid_t = 0
    var pipe: Int32 = -1
    let entries = environment.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let problem = unsafe withCStrings(command.arguments) { arguments in
      unsafe withCStrings(entries) { environment in
        unsafe tartan_spawn_reader(arguments, environment, &process, &pipe)
      }
    }
    return problem == 0 ? (process, pipe) : nil
  }
}

/// Calls `body` with a list of C strings that ends with a null pointer and is gone afterwards.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  // SAFETY: each copy lives until the calls after `body`; the array is not empty, so it has a base address.
  let copies = unsafe strings.map { unsafe strdup($0) } + [nil]
  defer { unsafe copies.forEach { unsafe free($0) } }
  return unsafe body(copies)
}
