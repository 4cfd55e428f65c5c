import TartanText

// MARK: - In words
extension LoadReport {
  /// What was noticed, a sentence each, most serious first; empty if there is nothing to look at.
  public var sentences: [String] {
    damage + identity + labels + form
  }

  /// Rows that were not read, or not whole.
  private var damage: [String] {
    var said: [String] = []
    if !unreadRows.isEmpty {
      said.append("\(Words.count(unreadRows.total, "row")) not read:")
      said += unreadRows.first.map { row in
        let place = row.lastLine > row.line ? "lines \(row.line) to \(row.lastLine)" : "line \(row.line)"
        return "  \(place): \(row.reason)"
      }
      if unreadRows.total > unreadRows.first.count {
        said.append("  and \(unreadRows.total - unreadRows.first.count) more")
      }
    }
    if !shortRows.isEmpty {
      said.append(
        "\(Words.count(shortRows.total, "row")) with fewer cells than columns, read with the last ones missing: "
          + Words.lines(shortRows.first, of: shortRows.total))
    }
    if !contradictions.isEmpty {
      said.append(
        "\(Words.count(contradictions.total, "later row")) of a statement with another value, the first one kept:")
      said += contradictions.first.prefix(5).map { "  \($0.field): line \($0.line) against line \($0.firstLine)" }
      if contradictions.total > 5 { said.append("  and \(contradictions.total - 5) more") }
    }
    if malformedCharacters > 0 {
      said.append("\(Words.count(malformedCharacters, "malformed character")) read as U+FFFD")
    }
    return said
  }

  /// Statements that are the same, or that cannot be told apart or read.
  private var identity: [String] {
    var said: [String] = []
    if numbersRows { said.append("no column of identities: id is the number of the row below the column names") }
    if let first = repeatedIdentities.first.first {
      said.append(
        "\(Words.count(repeatedIdentities.total, "row")) with an id that an earlier row has: "
          + "'\(Control.visible(first.id))' on line \(first.line) and on line \(first.firstLine)"
          + (repeatedIdentities.total > 1 ? ", and others" : ""))
    }
    if !withoutIdentity.isEmpty {
      said.append(
        "\(Words.count(withoutIdentity.total, "statement")) without id: "
          + Words.lines(withoutIdentity.first, of: withoutIdentity.total))
    }
    if !duplicates.isEmpty {
      let shown = duplicates.first.prefix(5).map { "line \($0.line) as line \($0.firstLine)" }.joined(separator: ", ")
      let more = duplicates.total > 5 ? " and \(duplicates.total - 5) more" : ""
      said.append("\(Words.count(duplicates.total, "duplicate")), alike in everything but the id: \(shown)\(more)")
    }
    if !emptyTexts.isEmpty {
      let shown = emptyTexts.first.prefix(5).map(Control.visible).joined(separator: ", ")
      let more = emptyTexts.total > 5 ? " and \(emptyTexts.total - 5) more" : ""
      said.append("\(Words.count(emptyTexts.total, "statement")) without text: \(shown)\(more)")
    }
    return said
  }

  /// Labels that may be slips of the hand.
  private var labels: [String] {
    var said: [String] = []
    for near in nearLabels.prefix(10) {
      let spellings = zip(near.labels, near.counts).map { "'\(Control.visible($0))' (\($1))" }.joined(separator: ", ")
      said.append("\(near.field): labels that differ by case, accent or space alone: \(spellings)")
    }
    if nearLabels.count > 10 { said.append("and \(nearLabels.count - 10) more groups of nearly equal labels") }
    for field in slashesInPaths { said.append("\(field): a slash within a label reads as one more level of its path") }
    return said
  }

  /// How the file is written, where that is unusual.
  private var form: [String] {
    var said: [String] = []
    if foreignLineCount > 0 {
      let how = encoding == "mixed" ? "those lines" : "the file"
      said.append(
        "not UTF-8 on \(Words.count(foreignLineCount, "line")), \(how) read as Windows-1252: "
          + Words.lines(foreignLines, of: foreignLineCount))
    }
    if !renamedColumns.isEmpty {
      said.append("columns without a name of their own: " + renamedColumns.map { "\"\($0)\"" }.joined(separator: ", "))
    }
    if !ignoredColumns.isEmpty {
      said.append("columns not read: " + ignoredColumns.map { "\"\($0)\"" }.joined(separator: ", "))
    }
    for field in decimalCommas { said.append("\(field): numbers with a decimal comma") }
    for field in noValues {
      said.append("\(field.field): no value where it says NA, null or -: \(Words.count(field.count, "cell"))")
    }
    if blankRows > 0 { said.append("\(Words.count(blankRows, "blank row")) skipped") }
    return said
  }
}

/// Small pieces of sentences.
private enum Words {
  /// `1 row`, `2 rows`.
  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// `line 4`, `lines 4, 9, 12 and 30 more`.
  static func lines(_ first: [Int], of total: Int) -> String {
    let shown = first.prefix(10).map(String.init).joined(separator: ", ")
    let more = total > min(10, first.count) ? " and \(total - min(10, first.count)) more" : ""
    return (total == 1 ? "line " : "lines ") + shown + more
  }
}
