import TartanText

/// Candidates as a block of columns, filled downwards, as `ls` does.
package struct CandidateList {
  private let entries: [Entry]

  private struct Entry {
    let text: String
    let textWidth: Int
    let detail: String
    let detailWidth: Int
  }

  package init(_ candidates: [Candidate]) {
    entries = candidates.map { candidate in
      let text = Control.visible(candidate.text)
      let detail = Control.visible(candidate.detail ?? "")
      return Entry(
        text: text, textWidth: DisplayWidth.columns(of: text),
        detail: detail, detailWidth: DisplayWidth.columns(of: detail))
    }
  }

  /// The block, at most `limit` rows of `columns` columns; the last row says how many candidates are not shown.
  package func rows(columns: Int, limit: Int) -> [StyledText] {
    guard !entries.isEmpty, limit > 0 else { return [] }
    // The last column stays free, so that no row fills the window and wraps.
    let width = columns - 1
    let across = columnCount(in: width)
    let needed = (entries.count + across - 1) / across
    if needed <= limit { return block(entries[...], across: across, width: width) }
    let shown = entries.prefix(max(0, (limit - 1) * across))
    return block(shown, across: across, width: width)
      + [Self.clipped("… and \(entries.count - shown.count) more", to: width, .dim)]
  }

  /// How many columns of candidates fit beside each other; at least one.
  private func columnCount(in width: Int) -> Int {
    let widest = entries.map(Self.width).max() ?? 1
    return max(1, (width + Self.gap) / (widest + Self.gap))
  }

  private static let gap = 3

  private static func width(_ entry: Entry) -> Int {
    entry.textWidth + (entry.detail.isEmpty ? 0 : entry.detailWidth + 2)
  }

  private func block(_ shown: ArraySlice<Entry>, across: Int, width: Int) -> [StyledText] {
    guard !shown.isEmpty else { return [] }
    let entries = Array(shown)
    let height = (entries.count + across - 1) / across
    let columns = stride(from: 0, to: entries.count, by: height).map { first in
      Array(entries[first..<min(first + height, entries.count)])
    }
    return (0..<height).map { row in
      var line = StyledText("")
      for (index, column) in columns.enumerated() where row < column.count {
        let isLast = index == columns.count - 1 || row >= columns[index + 1].count
        append(column[row], of: column, to: &line, isLast: isLast, width: width)
      }
      return line
    }
  }

  /// Adds one candidate: its text to the left, its number to the right edge of the column. Where a column alone is
  /// wider than the window, details go first.
  private func append(_ entry: Entry, of column: [Entry], to line: inout StyledText, isLast: Bool, width: Int) {
    let textWidth = min(width, column.map(\.textWidth).max() ?? 0)
    let detailWidth = min(max(0, width - textWidth - 2), column.map(\.detailWidth).max() ?? 0)
    line.append(Self.clipped(entry.text, to: width, .plain))
    var blanks = textWidth - entry.textWidth
    if detailWidth > 0 {
      let unused = detailWidth - min(detailWidth, entry.detailWidth)
      let isNumbers = column.allSatisfy { Self.isNumber($0.detail) }
      line.append(Self.blanks(blanks + 2 + (isNumbers ? unused : 0)))
      line.append(Self.clipped(entry.detail, to: detailWidth, .dim))
      blanks = isNumbers ? 0 : unused
    }
    if !isLast { line.append(Self.blanks(blanks + Self.gap)) }
  }

  /// Whether a detail reads as a number: then numbers stand below each other. None at all counts too.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || ".,% ".utf8.contains($0) }
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// `text`, or as much of it as fits with an ellipsis.
  private static func clipped(_ text: String, to width: Int, _ style: Style) -> StyledText {
    guard DisplayWidth.columns(of: text) > width else { return StyledText(text, style) }
    var kept = ""
    var used = 0
    for character in text {
      used += DisplayWidth.columns(of: character)
      guard used < width else { break }
      kept.append(character)
    }
    return StyledText(kept + "…", style)
  }
}
