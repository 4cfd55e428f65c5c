import TartanShell

/// The command lines without options, as they are typed most: `tartan FILE …`, `tartan FILE … -c COMMANDS` and
/// `tartan run X.sett`.
///
/// The parser of all the others takes 2 ms to start, half of what a whole session on a small file takes.
enum PlainCommandLine {
  /// The task of such a command line; nil for any other one, which the parser reads.
  static func task(_ arguments: ArraySlice<String>) -> ProgramOptions.Task? {
    var rest = arguments
    var commands: String?
    if let flag = rest.dropLast().last, flag == "-c", let last = rest.popLast() {
      rest.removeLast()
      commands = last
    }
    let words = Array(rest) + (commands.map { [$0] } ?? [])
    guard words.allSatisfy({ !$0.hasPrefix("-") && !$0.isEmpty }) else { return nil }
    guard let first = rest.first, names.contains(first) else { return .session(files: Array(rest), commands: commands) }
    return first == "run" && rest.count == 2 && commands == nil ? .run(words[1], pin: false) : nil
  }

  /// What begins another kind of command line.
  private static let names = ["session", "run", "check", "plan", "render", "why", "manual", "help"]
}
