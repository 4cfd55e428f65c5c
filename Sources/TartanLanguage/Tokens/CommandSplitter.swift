import TartanModel

/// One command of a script or of a pasted text, with its place in it.
public struct CommandSource: Hashable, Sendable {
  /// The command, from its first character to its last; a comment behind it is left out.
  public let text: String
  /// The line on which it begins, from 1.
  public let line: Int
  /// The byte at which it begins.
  public let offset: Int

  /// The same command of a text that stands that many lines further down in a file.
  public func moved(down lines: Int) -> CommandSource { CommandSource(text: text, line: line + lines, offset: offset) }
}

/// Splits a text into commands: one a line; a line goes on while a bracket is open or after a trailing `\`.
public enum CommandSplitter {
  /// The commands of a text, in order; blank lines and lines with only a comment give none.
  ///
  /// A line with an unclosed quote ends its command, whatever brackets are open, so that one slip does not swallow the
  /// rest of a script.
  public static func commands(in text: String) -> [CommandSource] {
    let reader = ByteReader(text)
    var commands: [CommandSource] = []
    var scan = CommandScan()
    for token in Lexer.lenientTokens(of: text) {
      if scan.ends(with: token) { commands.append(contentsOf: scan.finish(in: reader)) }
    }
    return commands + scan.finish(in: reader)
  }

  /// The comments of a text that stand on lines of their own, outside of commands, each with its `#`.
  public static func comments(in text: String) -> [CommandSource] {
    let reader = ByteReader(text)
    let commands = commands(in: text)
    var comments: [CommandSource] = []
    var line = 1
    var isAtStart = true
    for token in Lexer.lenientTokens(of: text) {
      switch token.kind {
      case .newline, .continuation:
        line += 1
        isAtStart = token.kind == .newline
      case .comment:
        let offset = token.span.start
        let isInside = commands.contains { $0.offset < offset && offset < $0.offset + $0.text.utf8.count }
        if isAtStart, !isInside {
          comments.append(CommandSource(text: reader.text(token.span), line: line, offset: offset))
        }
      default: isAtStart = false
      }
    }
    return comments
  }

  /// The commands of a text and the comments on lines of their own, in order.
  public static func commandsAndComments(in text: String) -> [CommandSource] {
    let commands = commands(in: text)
    guard text.utf8.contains(UInt8(ascii: "#")) else { return commands }
    return (commands + comments(in: text)).sorted { $0.offset < $1.offset }
  }

  /// Whether a text that is typed at the prompt can be run: no bracket is open and no line goes on.
  public static func isComplete(_ text: String) -> Bool {
    var scan = CommandScan()
    for token in Lexer.lenientTokens(of: text) where scan.ends(with: token) { scan = CommandScan() }
    return scan.depth == 0 && !scan.goesOn || scan.isBroken
  }
}

/// What the splitter knows about the command at hand.
private struct CommandScan {
  /// How many brackets are open.
  var depth = 0
  /// Whether the last token says that the next line belongs to the command.
  var goesOn = false
  /// Whether a quote or a pattern was not closed.
  var isBroken = false
  private var line = 1
  private var start: (line: Int, offset: Int)?
  private var end = 0

  /// Takes in one token; says whether the command ends with it.
  mutating func ends(with token: Token) -> Bool {
    goesOn = false
    switch token.kind {
    case .newline:
      line += 1
      return depth == 0 || isBroken
    case .continuation:
      line += 1
      goesOn = !isBroken
      return false
    case .comment: return false
    default:
      take(token)
      return false
    }
  }

  private mutating func take(_ token: Token) {
    start = start ?? (line, token.span.start)
    end = token.span.end
    if token.isUnclosed { isBroken = true }
    if case .symbol(let symbol) = token.kind { depth = max(0, depth + (symbol.opens ? 1 : symbol.closes ? -1 : 0)) }
  }

  /// The command so far, if there is one; makes ready for the next.
  mutating func finish(in reader: ByteReader) -> [CommandSource] {
    defer {
      depth = 0
      isBroken = false
      start = nil
    }
    guard let start else { return [] }
    return [CommandSource(text: reader.text(start.offset, end), line: start.line, offset: start.offset)]
  }
}
