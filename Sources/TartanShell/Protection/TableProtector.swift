import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

/// What was decided about a table.
struct ProtectedTable: Sendable {
  /// Where the mark stands.
  var screen: TableScreen
  /// What a file written from it tells.
  var published: PublishedSets
  /// What the reader must know of what is shown: W12 and W13.
  var notes: [String] = []
}

/// Decides which counts of one table may be shown, so that no hidden one can be worked out.
struct TableProtector {
  let question: Question
  let rule: SuppressionRule
  /// The statements that the table is about.
  let base: SetPlan
  let statements: Bitmap
  /// Who made them; nil where statements are counted.
  let people: People?
  /// The tables written so far.
  let written: [WrittenTable]

  /// - Throws: a diagnostic where the table as a whole is about too few to be shown.
  init(
    _ question: Question, _ protection: Protection, _ rule: SuppressionRule, _ base: SetPlan, _ statements: Bitmap
  ) throws(Diagnostic) {
    self.question = question
    self.rule = rule
    self.base = base
    self.statements = statements
    people = protection.person.map { People($0, of: statements, in: question.dataset) }
    written = protection.written
    guard isSmall(size(statements)) else { return }
    throw withheld(Withholding(reason: .tooFew(statements.population), mergers: []))
  }

  /// How many there are behind a count, in the unit that is protected.
  func size(_ bits: Bitmap) -> Int { people?.behind(bits).count ?? bits.population }

  /// Whether somebody is in it, but fewer than the threshold.
  func isSmall(_ size: Int) -> Bool { size > 0 && size < rule.threshold }

  /// The people behind each place of a table; nil where statements are counted.
  func contributors(rows: [Bitmap], columns: [Bitmap]) -> Contributors? {
    people.map { $0.contributors(statements, rows: rows, columns: columns) }
  }

  // MARK: Beside other files

  /// What the tables written so far mean for this one.
  struct Beside {
    /// What must be hidden.
    var also: HiddenPlaces?
    /// What is known already.
    var known: HiddenPlaces?
    /// W13.
    var notes: [String] = []
  }

  /// Compares a table with those that were written.
  ///
  /// - Throws: a diagnostic where its number of statements alone would give a hidden number away.
  func beside(_ sets: PublishedSets) throws(Diagnostic) -> Beside {
    guard !written.isEmpty else { return Beside() }
    let check = DifferencingCheck(try sets.table(question), earlier: written.map(\.table), rule: rule)
    guard !check.revealsHiddenTotal else { throw revealsHidden() }
    let notes = check.warnings.compactMap { warning -> String? in
      guard case .differsByFew(let count, let export) = warning else { return nil }
      return
        "this is about all but \(Wording.statements(count)) of what \(written[export].file) is about: what differs "
        + "by fewer than \(rule.threshold) is hidden here"
    }
    return Beside(
      also: check.toHide.isEmpty ? nil : check.toHide, known: check.fixed.isEmpty ? nil : check.fixed,
      notes: Array(Set(notes)).sorted())
  }

  // MARK: Refusals

  func revealsHidden() -> Diagnostic {
    Diagnostic(
      .confidential, at: nil,
      "a table written in this session hides how many statements this is about, so it cannot be shown",
      hints: ["suppress 0 shows it on screen, to you only"])
  }

  /// Why nothing is shown, and what would help (W14).
  func withheld(_ why: Withholding, rows: [String] = [], columns: [String] = []) -> Diagnostic {
    let unit = people == nil ? "statements" : "people"
    let reason =
      switch why.reason {
      case .tooFew: "it is about fewer than \(rule.threshold) \(unit)"
      case .smallBase: "some lines are about fewer than \(rule.threshold) \(unit)"
      case .alreadyPublic: "a table written in this session shows what would have to be hidden here"
      case .noPartner, .nothingLeft, .auditFailed:
        "too little is left that could be shown beside the counts that must be hidden"
      }
    let mergers = why.mergers.compactMap { merger -> String? in
      let names = merger.axis == .rows ? rows : columns
      let merged = merger.categories.filter(names.indices.contains).map { names[$0] }
      return merged.count > 1 ? "shown as one it could be published: \(merged.joined(separator: " + "))" : nil
    }
    return Diagnostic(
      .confidential, at: nil, "nothing can be shown with suppress \(rule.threshold): \(reason)",
      hints: mergers + ["suppress 0 shows it on screen, to you only"])
  }

  /// The most places that are gone through.
  static let mostPlaces = 40_000
  /// The most labels of a table in which both sides are labels that overlap.
  static let mostCodes = 120

  func requireSize(_ rows: Int, _ columns: Int, most: Int = mostPlaces) throws(Diagnostic) {
    guard rows * max(1, columns) > most else { return }
    throw Diagnostic(
      .confidential, at: nil, "a table of \(rows) by \(columns) is too large to be protected",
      hints: ["choose lines: FIELD in (A, B, C)"])
  }
}
