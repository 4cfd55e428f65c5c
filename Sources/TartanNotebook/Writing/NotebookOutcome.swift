/// What a block came to.
public struct BlockOutcome: Hashable, Sendable {
  /// What it says above the result.
  public let marker: ResultMarker
  /// The result as Markdown, lines ended by line feeds, without empty lines around it.
  public let body: String

  /// Makes an outcome; a body without anything in it leaves no trace below the block.
  public init(marker: ResultMarker, body: String) {
    self.marker = marker
    self.body = body
  }
}
