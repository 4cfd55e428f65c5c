import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

/// The tables of `words`: what a set says often, and what sets it apart from another.
struct WordsTable {
  /// The measures of a word in two sets.
  static let measures = ["log-likelihood", "log-ratio"]
  /// How many words are shown unless asked for more.
  static let usual = 20

  let counts: WordCounts
  /// The set that is looked at, in words; nil for all statements.
  let set: String?
  /// What it is compared with, in words; nil without a second set.
  let other: String?
  let measures: [String]
  let order: WordOrder
  let top: Int?
  let minimum: Int
  let hasStems: Bool

  /// A word with what tells both sets apart.
  struct Distinctive {
    let word: WordCount
    let keyness: Keyness
  }

  /// The name of the set that is looked at, over its columns and for its cells.
  var here: String { self.set ?? "all" }

  private var limit: Int { top ?? WordsTable.usual }

  // MARK: Frequent words

  /// The words of the set, the most frequent first.
  var frequent: [WordCount] {
    let kept = counts.words.filter { $0.statements >= max(1, minimum) }
    switch order.key {
    case .name: return order.isDescending ? kept.reversed() : kept
    case .occurrences: return sorted(kept) { ($0.occurrences, $0.statements) }
    case .statements, .logLikelihood, .logRatio, nil: return sorted(kept) { ($0.statements, $0.occurrences) }
    }
  }

  private func sorted(_ words: [WordCount], by key: (WordCount) -> (Int, Int)) -> [WordCount] {
    let isDescending = order.isDescending || order.key?.compares == true
    return words.indices.sorted { left, right in
      let (one, other) = (key(words[left]), key(words[right]))
      if one != other { return isDescending ? one > other : one < other }
      return left < right
    }.map { words[$0] }
  }

  private var frequentTable: AnswerTable {
    let words = frequent
    let shown = words.prefix(limit)
    return AnswerTable(
      name: "frequent",
      columns: [
        TableColumn("word", .label), TableColumn("statements", .count(unit: "statements")),
        TableColumn("%", .percent(of: "of the statements with wording")),
        TableColumn("occurrences", .count(unit: "occurrences")),
      ] + (hasStems ? [TableColumn("forms", .text)] : []),
      rows: shown.map { word in
        TableRow(
          [
            .text(word.form), .count(word.statements), .share(word.statements, of: counts.inside.statements),
            .count(word.occurrences),
          ] + (hasStems ? [.text(Wording.few(word.forms, 4))] : []))
      }, omitted: omitted(shown.count, of: words.count))
  }

  // MARK: Distinctive words

  /// The words of both sets, those first that set them most apart.
  var distinctive: [Distinctive] {
    let kept = counts.words.compactMap { word -> Distinctive? in
      guard word.statements + word.statementsOutside >= max(1, minimum),
        let inside = Share(word.statements, of: counts.inside.statements),
        let outside = Share(word.statementsOutside, of: counts.outside.statements),
        let keyness = Keyness(inside: inside, outside: outside)
      else { return nil }
      return Distinctive(word: word, keyness: keyness)
    }
    if order.key == .name { return order.isDescending ? kept.reversed() : kept }
    let keys = kept.map { line -> Double in
      switch order.key {
      case .statements: Double(line.word.statements)
      case .occurrences: Double(line.word.occurrences)
      case .logRatio: line.keyness.logRatio
      case .logLikelihood, .name, nil: line.keyness.logLikelihood
      }
    }
    return kept.indices.sorted { left, right in
      if keys[left] != keys[right] { return order.isDescending ? keys[left] > keys[right] : keys[left] < keys[right] }
      return left < right
    }.map { kept[$0] }
  }

  private func distinctiveTable(against other: String) -> AnswerTable {
    let words = distinctive
    let shown = words.prefix(limit)
    let count = ColumnKind.count(unit: "statements")
    let percent = ColumnKind.percent(of: "of the statements with wording")
    var columns = [
      TableColumn("word", .label), TableColumn("statements", count, group: here),
      TableColumn("%", percent, group: here),
      TableColumn("statements", count, group: other), TableColumn("%", percent, group: other),
      TableColumn("more in", .label),
    ]
    if measures.contains("log-likelihood") { columns.append(TableColumn("G²", .measure(decimals: 1))) }
    if measures.contains("log-ratio") { columns.append(TableColumn("log ratio", .measure(decimals: 2))) }
    return AnswerTable(
      name: "distinctive", columns: columns,
      rows: shown.map { line in
        var cells: [Cell] = [
          .text(line.word.form), .count(line.word.statements),
          .share(line.word.statements, of: counts.inside.statements), .count(line.word.statementsOutside),
          .share(line.word.statementsOutside, of: counts.outside.statements), .text(direction(line, other)),
        ]
        if measures.contains("log-likelihood") { cells.append(.measure(line.keyness.logLikelihood)) }
        if measures.contains("log-ratio") { cells.append(.measure(line.keyness.logRatio)) }
        return TableRow(cells)
      }, omitted: omitted(shown.count, of: words.count))
  }

  /// In which of both sets the word is more common.
  private func direction(_ line: Distinctive, _ other: String) -> String {
    let here = line.word.statements * counts.outside.statements
    let there = line.word.statementsOutside * counts.inside.statements
    return here == there ? "neither" : here > there ? self.here : other
  }

  private func omitted(_ shown: Int, of all: Int) -> [String] {
    shown < all ? ["\(shown) of \(Wording.counted(all, "word")) shown; top \(all) shows all"] : []
  }

  // MARK: The answer

  /// The frequent words, and with a second set the distinctive ones: first what was asked for.
  ///
  /// - Parameter distinctiveFirst: whether the comparison is what was asked for.
  /// - Returns: one or two tables.
  func tables(distinctiveFirst: Bool) -> [AnswerTable] {
    guard let other, counts.outside.statements > 0 else { return [frequentTable] }
    let tables = [frequentTable, distinctiveTable(against: other)]
    return distinctiveFirst ? tables.reversed() : tables
  }

  /// The words that some table shows, each once.
  var shown: [WordCount] {
    var words = Array(frequent.prefix(limit))
    if other != nil {
      let known = Set(words.map(\.key))
      words += distinctive.prefix(limit).map(\.word).filter { !known.contains($0.key) }
    }
    return words
  }
}
