import TartanEngine

/// What `words` says in words.
struct WordsRemarks {
  let table: WordsTable
  let field: String
  let stopwords: Stopwords
  /// The statements looked at.
  let base: Int
  /// The statements of the set.
  let statements: Int
  /// The statements of the other set; nil without one.
  let others: Int?
  /// The statements that stand in both sets.
  let inBoth: Int

  /// What the result is about.
  var title: String {
    "Words" + (table.set.map { " of \($0)" } ?? "") + (table.other.map { " against \($0)" } ?? "")
  }

  /// How much there is to read.
  var sentences: [String] {
    let counts = table.counts
    let different = counts.words.count { $0.statements > 0 }
    let first =
      statements == 0
      ? "no statement in \(table.set ?? "the base")"
      : "\(Wording.counted(counts.inside.words, "word")) in \(Wording.statements(counts.inside.statements))"
        + (table.set.map { " of \($0)" } ?? "")
        + "; \(different) different \(table.hasStems ? "stems" : "ones")"
        + (stopwords == .none ? "" : " beside stop words")
    guard let other = table.other, others != nil else { return [first] }
    return [
      first,
      counts.outside.statements == 0
        ? "nothing to compare with: \(other) has no wording"
        : "compared with \(Wording.counted(counts.outside.words, "word")) in "
          + "\(Wording.statements(counts.outside.statements)) of \(other)",
    ]
  }

  /// How to read it, and what was left out.
  var notes: [String] {
    var notes = plainNotes
    if let others, let other = table.other, table.counts.outside.statements > 0 {
      // The base names all statements looked at; each percentage is of one of two sets of them.
      let (inside, outside) = (table.counts.inside.statements, table.counts.outside.statements)
      notes.append(
        "percentages are of the \(Wording.statements(inside)) of \(table.set ?? "all") and the "
          + "\(outside) of \(other) that have wording")
      let neither = base - statements - others
      if neither > 0 { notes.append("\(Wording.statements(neither)) of the base in neither set") }
    }
    if inBoth > 0 {
      notes.append("\(Wording.statements(inBoth)) in both sets: counted in \(table.set ?? "all") only")
    }
    let without = statements - table.counts.inside.statements
    if without > 0, statements > 0 { notes.append("\(Wording.statements(without)) without a word in \(field)") }
    return notes
  }

  /// How to read it, without counts.
  var plainNotes: [String] {
    var notes: [String] = []
    if stopwords != .none {
      notes.append("common words (stopwords \(stopwords.rawValue)) left out; stopwords none counts them")
    }
    if table.hasStems { notes.append("words of one stem count together, shown by the most frequent form") }
    if table.other != nil, table.counts.outside.statements > 0 {
      if table.measures.contains("log-likelihood") {
        notes.append("G²: how sure the difference is, by statements with the word; it grows with the amount of text")
      }
      if table.measures.contains("log-ratio") {
        notes.append("log ratio: 1 is twice as common in \(table.set ?? "all"), -1 half as common")
      }
    }
    return notes
  }
}
