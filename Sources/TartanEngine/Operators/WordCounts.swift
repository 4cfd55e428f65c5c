public import TartanModel
import TartanText

/// The words of the wording of two sets of statements.
public struct WordCounts: Hashable, Sendable {
  /// Statements and words of one side.
  public struct Side: Hashable, Sendable {
    /// How many statements have a word at all.
    public var statements = 0
    /// How many words there are, those that are left out among them.
    public var words = 0
  }

  /// The statements that are looked at.
  public internal(set) var inside = Side()
  /// The statements that they are compared with.
  public internal(set) var outside = Side()
  /// The words, in the order of their keys by Unicode scalars; those left out are not among them.
  public internal(set) var words: [WordCount] = []

  /// The same without words that do not meet a condition.
  public func keeping(_ condition: (WordCount) -> Bool) -> WordCounts {
    var kept = self
    kept.words = words.filter(condition)
    return kept
  }
}

/// One word, or the words of one stem.
public struct WordCount: Hashable, Sendable {
  /// The word, case-folded; with stems, the stem.
  public let key: String
  /// The words that count together, the most frequent first; one where words are not stemmed.
  public let forms: [String]
  /// Statements of the set with the word.
  public let statements: Int
  /// How often it stands in them.
  public let occurrences: Int
  /// Statements of the other set with the word.
  public let statementsOutside: Int
  /// How often it stands in those.
  public let occurrencesOutside: Int

  /// The most frequent form.
  public var form: String { forms.first ?? key }
}

extension Executor {
  /// Counts each word of a text field in two sets of statements, in one pass over the bytes.
  ///
  /// Words are cut as searches for stems cut them, and compared without case; a statement in both sets counts in the
  /// first.
  ///
  /// - Parameters:
  ///   - field: the wording.
  ///   - inside: the statements that are looked at.
  ///   - outside: those that they are compared with.
  ///   - stems: whether words with one stem count together.
  ///   - leftOut: words that do not count, case-folded.
  /// - Returns: the words of either set, the same whatever the number of threads.
  /// - Throws: `EngineFailure.stopped`.
  public func wordCounts(
    in field: FieldID, inside: Bitmap, outside: Bitmap, stems: Bool, leavingOut leftOut: Set<String>
  ) throws(EngineFailure) -> WordCounts {
    let column = dataset.textColumn(of: field)
    trace?.begin(.words(field))
    defer { trace?.end() }
    trace?.note(.passOverRows)
    let both = inside.union(outside)
    trace?.found(both.population)
    let stop = stop
    stop.progress.begin(.searching, total: both.count)
    let unwanted = Set(leftOut.map { Array($0.utf8) })
    let parts = RowChunks.map(chunks(of: both), threads: threads) { range -> WordTable? in
      var table = WordTable()
      let keys = WordKeys(stems: stems, leavingOut: unwanted)
      let kinds = WordTable.kinds
      for word in range.lowerBound / 64..<(range.upperBound + 63) / 64 {
        if word % RowChunk.wordsPerBlock == 0 {
          if stop.isRaised { return nil }
          stop.progress.advance(by: RowChunk.wordsPerBlock * 64)
        }
        var left = both.words[word]
        while left != 0 {
          let bit = left.trailingZeroBitCount
          let row = word &* 64 &+ bit
          let side: WordSide = inside.words[word] >> UInt64(bit) & 1 == 1 ? .inside : .outside
          table.count(column.piece(at: row), row: row, on: side, kinds: kinds.span) { keys.key(of: $0) }
          left &= left &- 1
        }
      }
      return table
    }
    try stop.checkEngine()
    return WordMerging(parts.compactMap { $0 }, stems: stems).counts
  }
}

/// Joins what the threads counted.
private struct WordMerging {
  private struct Sum {
    var statements = 0
    var occurrences = 0
    var statementsOutside = 0
    var occurrencesOutside = 0
    var forms: [[UInt8]: Int] = [:]
  }

  private var sums: [[UInt8]: Sum] = [:]
  private var result = WordCounts()

  init(_ tables: [WordTable], stems: Bool) {
    for table in tables {
      result.inside.statements += table.statements.inside
      result.inside.words += table.words.inside
      result.outside.statements += table.statements.outside
      result.outside.words += table.words.outside
      let keys = table.keys
      for (key, entry) in zip(keys, table.entries) {
        sums[key, default: Sum()].statements += entry.statements.inside
        sums[key, default: Sum()].occurrences += entry.occurrences.inside
        sums[key, default: Sum()].statementsOutside += entry.statements.outside
        sums[key, default: Sum()].occurrencesOutside += entry.occurrences.outside
      }
      guard stems else { continue }
      for form in table.forms where form.entry >= 0 {
        let text = String(decoding: table.bytes[form.start..<form.start + form.count], as: UTF8.self)
        sums[keys[Int(form.entry)], default: Sum()].forms[StemSearch.folded(text), default: 0] += form.occurrences
      }
    }
  }

  var counts: WordCounts {
    var result = result
    result.words = sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, sum in
      let forms = sum.forms.sorted {
        $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
      }
      let text = String(decoding: key, as: UTF8.self)
      return WordCount(
        key: text, forms: forms.isEmpty ? [text] : forms.map { String(decoding: $0.key, as: UTF8.self) },
        statements: sum.statements, occurrences: sum.occurrences, statementsOutside: sum.statementsOutside,
        occurrencesOutside: sum.occurrencesOutside)
    }
    return result
  }
}
