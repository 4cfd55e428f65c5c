import TartanText

/// Tells whether the cells of a column hold several labels each, and what stands between them.
enum SeparatorEvidence {
  /// The separators that are looked for, the plainest first.
  private static let usual = [";", "|", "\n", ","]

  /// The separator in a column whose name says that it holds sets of labels.
  static func inTagColumn(_ traits: ColumnTraits) -> String? {
    for separator in usual {
      let trial = Trial(traits, separator)
      guard trial.cellsSplit > 0 else { continue }
      if separator == "," {
        // A comma stands within labels too: it counts if its pieces turn up in other cells.
        if trial.sharedPieces * 2 >= trial.pieces { return separator }
      } else {
        return separator
      }
    }
    return nil
  }

  /// The separator in a column whose name says nothing: only if splitting leaves far fewer labels than cells.
  static func inAnyColumn(_ traits: ColumnTraits) -> String? {
    for separator in usual {
      let trial = Trial(traits, separator)
      guard trial.cellsSplit >= 2, trial.meanLength <= 40, trial.pieces * 2 <= trial.mentions else { continue }
      let isOften = trial.cellsSplit * 20 >= trial.rows
      if separator == "," {
        if trial.pieces < min(traits.profile.distinct, mostCells), trial.sharedPieces * 3 >= trial.pieces * 2, isOften {
          return separator
        }
      } else if isOften {
        return separator
      }
    }
    return nil
  }

  /// More different cells than this teach nothing new.
  private static let mostCells = 4096

  /// What splitting a column at a separator gives.
  private struct Trial {
    /// Rows that were looked at.
    var rows = 0
    /// Rows whose cell has more than one piece.
    var cellsSplit = 0
    /// Different pieces.
    var pieces = 0
    /// Different pieces that stand in more than one different cell.
    var sharedPieces = 0
    /// Pieces in all, over rows.
    var mentions = 0
    /// The mean length of a different piece.
    var meanLength = 0.0

    init(_ traits: ColumnTraits, _ separator: String) {
      let profile = traits.profile
      let bytes = profile.values.arena.raw
      let cut = Array(separator.utf8)
      var table = ByteTable()
      var cells: [Int] = []
      for code in 0..<min(profile.values.count, SeparatorEvidence.mostCells) {
        var found: Set<Int> = []
        var count = 0
        Pieces.forEach(in: bytes, profile.values.range(of: code), by: cut) { range in
          found.insert(table.code(of: bytes, range))
          count += 1
        }
        while cells.count < table.count { cells.append(0) }
        for piece in found { cells[piece] += 1 }
        rows += profile.counts[code]
        mentions += count * profile.counts[code]
        if count > 1 { cellsSplit += profile.counts[code] }
      }
      pieces = table.count
      sharedPieces = cells.filter { $0 > 1 }.count
      meanLength = Double(table.arena.count) / Double(max(1, pieces))
    }
  }
}
