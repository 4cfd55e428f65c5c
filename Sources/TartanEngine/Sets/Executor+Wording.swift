public import TartanModel
public import TartanPlan
import TartanText

/// Sets that are found by looking at wording.
extension Executor {
  /// The statements whose wording matches.
  func withWording(
    _ wanted: WordingPlan, of field: FieldID, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    switch wanted {
    case .contains(let text): try withText(text, of: field, within: base)
    case .stem(let stem): try withStem(stem, of: field, within: base)
    case .word(let word): try withWord(word, of: field, within: base)
    case .pattern(let pattern): try withPattern(pattern, of: field, within: base)
    }
  }

  /// The places in the wording of `row` that a search means, as ranges of UTF-8 bytes: ascending, none empty.
  ///
  /// - Throws: `EngineFailure.tooCostly` for a pattern that needs too many steps.
  public func matches(
    of wording: WordingPlan, in field: FieldID, row: Int
  ) throws(EngineFailure) -> [Range<Int>] {
    var matcher = WordingMatcher(wording)
    do throws(WordingMatcher.TooCostly) {
      return try matcher.hits(in: dataset.textColumn(of: field).piece(at: row))
    } catch {
      throw .tooCostly(pattern: error.pattern, row: row)
    }
  }

  /// The statements whose wording contains `text`, ignoring case.
  private func withText(_ text: String, of field: FieldID, within base: Bitmap) throws(EngineFailure) -> Bitmap {
    let column = dataset.textColumn(of: field)
    let needle = Array(Normalization.caseFolded(text).utf8)
    // Folding makes ASCII of some other characters, but no other character of ASCII.
    let needsMore = !needle.span.isASCII
    guard let run = ByteRun(folded: needle) else {
      trace?.note(.folding)
      return try narrow(base) { chunk throws(EngineFailure) in
        var folded = FoldedText()
        try chunk.keep { row in
          let text = column.piece(at: row)
          if needsMore, text.isASCII { return false }
          return folded.contains(needle, foldedFrom: text)
        }
      }
    }
    let needles = NeedleSet([run])
    let always = expandingRows(of: field, for: needles)
    trace?.note(.scan(for: needles.texts, isSure: run.isWhole))
    return try narrow(base) { chunk throws(EngineFailure) in
      var folded = FoldedText()
      try chunk.keepMatches(of: needles, in: column, always: always) { row, offset in
        let text = column.piece(at: row)
        let end = offset + run.values.count
        // A mark behind the last letter may have become part of it: U+0300, the first mark, begins with the byte CC.
        let isSure = run.isWhole && (end == text.count || text[end] < 0xCC)
        return isSure || folded.contains(needle, foldedFrom: text) ? .keep : .goOn
      } checkWhole: { row in
        folded.contains(needle, foldedFrom: column.piece(at: row))
      }
    }
  }

  /// The statements that have a word with this stem.
  private func withStem(_ stem: String, of field: FieldID, within base: Bitmap) throws(EngineFailure) -> Bitmap {
    try withWords(StemSearch.prefix(of: stem), of: field, within: base) { StemSearch(stem) }
  }

  /// The statements that have this word.
  private func withWord(_ word: String, of field: FieldID, within base: Bitmap) throws(EngineFailure) -> Bitmap {
    try withWords(StemSearch.prefix(ofWord: word), of: field, within: base) { StemSearch(word: word) }
  }

  /// The statements that have a word which a search finds; each begins with `run`, if that is known.
  private func withWords(
    _ run: ByteRun?, of field: FieldID, within base: Bitmap, _ search: @escaping @Sendable () -> StemSearch
  ) throws(EngineFailure) -> Bitmap {
    let column = dataset.textColumn(of: field)
    guard let run else {
      trace?.note(.stemming)
      return try narrow(base) { chunk throws(EngineFailure) in
        var search = search()
        try chunk.keep { row in search.isFound(in: column.piece(at: row)) }
      }
    }
    let needles = NeedleSet([run])
    let always = expandingRows(of: field, for: needles)
    trace?.note(.scan(for: needles.texts, isSure: false))
    trace?.note(.stemming)
    return try narrow(base) { chunk throws(EngineFailure) in
      var search = search()
      try chunk.keepMatches(of: needles, in: column, every: true, always: always) { row, offset in
        let text = column.piece(at: row)
        guard let hasStem = search.hasStem(text, at: offset) else { return search.isFound(in: text) ? .keep : .goOn }
        return hasStem ? .keep : .goOn
      } checkWhole: { row in
        search.isFound(in: column.piece(at: row))
      }
    }
  }

  /// The statements whose wording or identity matches a pattern.
  func withPattern(
    _ plan: PatternPlan, of field: FieldID, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    let column = dataset.textColumn(of: field)
    // The first set of runs is looked for, in rows that have one of the second too; more of them gain nothing.
    let needed = RequiredLiterals.sets(in: plan.pattern.source)
    let always = needed.contains(where: \.meetsExpansions) ? expandingRows(of: field) : nil
    let stop = stop
    if let needles = needed.first { trace?.note(.scan(for: needles.texts, isSure: false)) }
    trace?.note(.pattern)
    return try narrow(base) { chunk throws(EngineFailure) in
      var matcher = WordingMatcher(.pattern(plan))
      guard let needles = needed.first else {
        return try chunk.keep { row throws(EngineFailure) in
          try matcher.matches(column.piece(at: row), row: row, unless: stop)
        }
      }
      let others = needed.dropFirst().first
      try chunk.keepMatches(of: needles, with: others, in: column, always: always) { row, _ throws(EngineFailure) in
        try matcher.matches(column.piece(at: row), row: row, unless: stop) ? .keep : .goOn
      } checkWhole: { row throws(EngineFailure) in
        try matcher.matches(column.piece(at: row), row: row, unless: stop)
      }
    }
  }

  /// The rows that a filter by `needles` would miss, or nil if there can be none.
  private func expandingRows(of field: FieldID, for needles: NeedleSet) -> Bitmap? {
    needles.meetsExpansions ? expandingRows(of: field) : nil
  }

  private func expandingRows(of field: FieldID) -> Bitmap? {
    let rows = dataset.expandingRows(of: field, threads: threads)
    return rows.isEmpty ? nil : rows
  }
}
