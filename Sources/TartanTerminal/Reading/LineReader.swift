/// Where entries come from: a terminal, edited or not, or a pipe or file.
///
/// An entry is what is run at once: one line, or several while a bracket is open or after a trailing backslash.
public protocol LineReader: AnyObject {
  /// Waits for the next entry.
  ///
  /// - Parameter prompt: what stands before the entry on a terminal; not shown by readers of pipes and files.
  /// - Returns: the entry without its final line break, or why there is none.
  func readLine(prompt: PromptText) -> ReadOutcome

  /// Waits for the answer to a question of the program, which is no command: it is not kept in the history, and nothing
  /// is offered while it is typed.
  func readAnswer(prompt: PromptText) -> ReadOutcome

  /// Where the last entry began, counted from 1: a line of the file, or of the session.
  var lineNumber: Int { get }

  /// What the reader has to say beside the entries, such as why history is not kept; each is said once.
  func takeNotices() -> [String]
}

extension LineReader {
  /// A reader that keeps and offers nothing reads an answer like any entry.
  public func readAnswer(prompt: PromptText) -> ReadOutcome { readLine(prompt: prompt) }

  /// Nothing to say.
  public func takeNotices() -> [String] { [] }
}

/// What reading an entry came to.
public enum ReadOutcome: Hashable, Sendable {
  /// An entry.
  case line(String)
  /// Ctrl-C: what had been typed is gone, the next prompt is due.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the file.
  case endOfInput
  /// A line that is no text; the next one may be.
  case unreadable(InputProblem)
}

/// What is wrong with a line of input.
public struct InputProblem: Error, Hashable, Sendable {
  /// The kinds of damage.
  public enum Kind: Hashable, Sendable {
    /// A byte that is not UTF-8; counted from 1 within its line.
    case notUTF8(byte: Int)
    /// A NUL byte; counted from 1 within its line.
    case nul(byte: Int)
    /// UTF-16: every second byte is zero.
    case utf16
    /// More bytes without a line break than a line of commands may have.
    case tooLong(limit: Int)
    /// The system could not read, in its words.
    case failed(String)
  }

  /// The line, counted from 1.
  public let line: Int
  /// What is wrong there.
  public let kind: Kind

  /// Makes a problem.
  public init(line: Int, kind: Kind) {
    self.line = line
    self.kind = kind
  }

  /// The problem as a message: small letters, no full stop.
  public var message: String {
    switch kind {
    case .notUTF8(let byte): "line \(line) is not UTF-8 (byte \(byte))"
    case .nul(let byte): "line \(line) holds a NUL byte (byte \(byte))"
    case .utf16: "the input is UTF-16; save it as UTF-8"
    case .tooLong(let limit): "line \(line) is longer than \(limit >> 20) MB"
    case .failed(let reason): "the input cannot be read: \(reason)"
    }
  }
}

/// What stands before an entry.
public struct PromptText: Hashable, Sendable {
  /// The prompt of the first line, with the space at its end.
  public var text: StyledText

  /// Makes a prompt.
  public init(_ text: StyledText) {
    self.text = text
  }
}
