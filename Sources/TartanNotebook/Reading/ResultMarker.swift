/// The comment above a result: `<!-- tartan result 3f9c12ab34cd data df09e613960c -->`.
public struct ResultMarker: Hashable, Sendable {
  /// What stands below it.
  public enum Kind: String, Hashable, Sendable {
    /// The results of the block.
    case result
    /// What went wrong, below the results before it.
    case error
    /// That the block was not run, as one above it failed.
    case notRun = "not-run"
  }

  /// What stands below it.
  public let kind: Kind
  /// A digest of what stands below it.
  public let digest: String
  /// The beginning of the SHA-256 of the data that the results are about; nil where there were none.
  public let data: String?

  /// Makes a marker.
  public init(_ kind: Kind, digest: String, data: String?) {
    self.kind = kind
    self.digest = digest
    self.data = data
  }

  /// The marker below a result.
  static let end = "<!-- tartan end -->"

  /// The marker as it is written.
  var text: String { "<!-- tartan \(kind.rawValue) \(digest)" + (data.map { " data \($0)" } ?? "") + " -->" }

  /// Reads a marker; nil for any other line.
  init?(_ line: String) {
    guard let words = ResultMarker.words(line), words.count >= 2, let kind = Kind(rawValue: words[0]) else {
      return nil
    }
    self.kind = kind
    digest = words[1]
    data = words.count >= 4 && words[2] == "data" ? words[3] : nil
  }

  /// Whether a line is the marker below a result.
  static func isEnd(_ line: String) -> Bool { words(line) == ["end"] }

  /// The words of a comment of one line that begins with `tartan`, without that word.
  private static func words(_ line: String) -> [String]? {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count >= 4, words[0] == "<!--", words[1] == "tartan", words.last == "-->" else { return nil }
    return Array(words[2..<(words.count - 1)])
  }
}
