import TartanText

/// Text in pieces, each with its style.
public struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
  /// A piece of text in one style.
  public struct Piece: Hashable, Sendable {
    /// The words.
    public var text: String
    /// How they look.
    public var style: Style
  }

  /// The pieces in order.
  public private(set) var pieces: [Piece] = []

  /// Makes a text of one piece.
  public init(_ text: String, _ style: Style = .plain) {
    append(text, style)
  }

  /// Makes a text in plain style.
  public init(stringLiteral text: String) {
    append(text)
  }

  /// Adds a piece at the end.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { pieces.append(Piece(text: text, style: style)) }
  }

  /// Adds another text at the end.
  public mutating func append(_ other: StyledText) {
    pieces += other.pieces
  }

  /// The words without their styles.
  public var plain: String { pieces.map(\.text).joined() }

  /// The text for the terminal. Control characters of the data are shown as signs, line breaks stay.
  func painted(_ depth: ColourDepth) -> String {
    pieces.map { $0.style.painted(Self.harmless($0.text), depth) }.joined()
  }

  /// `text` without anything that a terminal would obey, line breaks excepted.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { Control.isControl($0) && $0 != "\n" }) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Control.visible(String($0)) }.joined(separator: "\n")
  }
}
