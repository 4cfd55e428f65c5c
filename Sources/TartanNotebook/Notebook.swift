/// A notebook: prose in Markdown with blocks of commands, each with its result below it, and values inside the prose.
public struct Notebook: Sendable {
  /// The file as it is.
  public let source: [UInt8]
  /// Blocks and values in the order in which they stand.
  public let parts: [Part]
  /// The title in the front matter, else the first heading.
  public let title: String?
  /// Whether the title stands in the front matter, and so not in the text.
  public let hasTitleApart: Bool

  /// What is worked out.
  public enum Part: Sendable {
    /// A block of commands.
    case block(Block)
    /// A value inside the prose.
    case value(Value)
  }

  /// A fenced block marked `tartan`.
  public struct Block: Sendable {
    /// The name behind `name=`.
    public let name: String?
    /// The commands.
    public let code: String
    /// The line of the opening fence, from 1.
    public let line: Int
    /// The line of the closing fence, from 1.
    public let lastLine: Int
    /// The result written below it, if there is one.
    public let region: Region?

    /// How it is called in messages: by its name, else by its line.
    public var label: String { name ?? "line \(line)" }
  }

  /// What stands between the markers below a block.
  public struct Region: Sendable {
    /// What the opening marker says.
    public let marker: ResultMarker
    /// The Markdown between the markers, lines ended by line feeds, without empty lines around it.
    public let body: String
    /// The line of the opening marker, from 1.
    public let line: Int
    /// The line of the closing marker, from 1.
    public let lastLine: Int
  }

  /// Inline code that begins with `tartan `.
  public struct Value: Sendable {
    /// The expression and its format, without the word `tartan`.
    public let text: String
    /// Its line, from 1.
    public let line: Int
    /// The byte of the file behind the closing backtick.
    public let end: Int
    /// What the comment behind it says the value was, if there is one.
    public let written: String?
    /// The byte of the file behind that comment; `end` without one.
    public let commentEnd: Int
  }

  /// The blocks alone.
  public var blocks: [Block] {
    parts.compactMap { if case .block(let block) = $0 { block } else { nil } }
  }

  /// The values alone.
  public var values: [Value] {
    parts.compactMap { if case .value(let value) = $0 { value } else { nil } }
  }
}
