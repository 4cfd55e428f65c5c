/// Decides whether labels are paths of parent and child, and writes paths as `parent/child`.
enum PathEvidence {
  /// The separators that are looked for, the plainest first.
  private static let arrows = ["->", "::"]

  /// The separator that the labels themselves show; nil if they are no paths.
  ///
  /// An arrow or a double colon between two words is enough. A slash stands in ordinary words too (`and/or`), so it
  /// counts only if labels share a parent or a parent is a label itself.
  static func separator(in labels: [String]) -> String? {
    for arrow in arrows where labels.contains(where: { levels(of: $0, by: arrow).count > 1 }) { return arrow }
    return hasSlashPaths(labels) ? "/" : nil
  }

  private static func hasSlashPaths(_ labels: [String]) -> Bool {
    var children: [String: Int] = [:]
    for label in labels where label.utf8.contains(0x2F) {
      guard isSlashPath(label) else { continue }
      if let slash = label.lastIndex(of: "/") { children[String(label[..<slash]), default: 0] += 1 }
    }
    if children.values.contains(where: { $0 > 1 }) { return true }
    return !children.isEmpty && labels.contains { children[$0] != nil }
  }

  /// Whether words stand directly at both sides of each slash.
  private static func isSlashPath(_ label: String) -> Bool {
    let parts = label.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 1
      && parts.allSatisfy { part in
        guard let first = part.first, let last = part.last else { return false }
        return !first.isWhitespace && !last.isWhitespace && !part.allSatisfy(\.isNumber)
      }
  }

  /// The levels of a label, blanks around them and empty ones left out.
  static func levels(of label: String, by separator: String) -> [String] {
    Pieces.split(label, by: separator)
  }

  /// Whether a label could be taken for a path: it holds one of the known separators.
  static func isPathLike(_ label: String) -> Bool {
    ["->", "::", "/"].contains { levels(of: label, by: $0).count > 1 }
  }
}

/// Cuts text at a separator.
enum Pieces {
  /// The pieces of `text` between separators, trimmed, empty ones left out.
  static func split(_ text: String, by separator: String) -> [String] {
    let bytes = Array(text.utf8)
    var pieces: [String] = []
    forEach(in: bytes.raw, 0..<bytes.count, by: Array(separator.utf8)) { range in
      pieces.append(String(decoding: bytes[range], as: UTF8.self))
    }
    return pieces
  }

  /// Calls `body` with each piece of `range` between separators, trimmed, empty ones left out.
  @inline(__always)
  static func forEach(
    in bytes: borrowing RawSpan, _ range: Range<Int>, by separator: [UInt8], _ body: (Range<Int>) -> Void
  ) {
    guard let first = separator.first else { return body(range) }
    var start = range.lowerBound
    while start <= range.upperBound {
      var stop = bytes.position(of: first, from: start, to: range.upperBound)
      while stop < range.upperBound, separator.count > 1, !matches(bytes, stop, range.upperBound, separator) {
        stop = bytes.position(of: first, from: stop + 1, to: range.upperBound)
      }
      var from = start
      var to = stop
      Blank.trim(&from, &to, in: bytes)
      if from < to { body(from..<to) }
      start = stop + separator.count
    }
  }

  private static func matches(_ bytes: borrowing RawSpan, _ place: Int, _ end: Int, _ separator: [UInt8]) -> Bool {
    guard place + separator.count <= end else { return false }
    for offset in separator.indices where bytes.byte(at: place + offset) != separator[offset] { return false }
    return true
  }
}
