import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension TableTester {
  /// What is said of persons (W5).
  ///
  /// - Parameters:
  ///   - split: how many persons have statements in several groups, so that they cannot be dealt to; 0 if the test keeps
  ///     persons together, nil if it was not tried.
  ///   - groups: what they have statements in several of.
  /// - Returns: one note, or none where no test is asked for.
  func personNotes(split: Int?, _ groups: String) -> [String] {
    let isSide = [rows, columns].contains { $0.field != nil && $0.title == persons.candidate }
    return persons.notes(
      split: split, groups, statements: counts.base, isAsked: request.test != nil, candidateIsSide: isSide)
  }

  /// Refuses to keep persons together where each line of one side holds the statements of one person: whichever line is
  /// dealt to whom, the same figures come out.
  ///
  /// - Parameters:
  ///   - lines: for each statement, its line.
  ///   - makers: for each statement, who made it.
  ///   - axis: the side of the table.
  /// - Throws: a diagnostic that says why.
  func refuseOnePersonLines(_ lines: [Int], _ makers: [Int], _ axis: AxisPlan) throws(Diagnostic) {
    let (used, known) = (Set(lines), Set(makers))
    guard let field = persons.field, used.count > 1, used.count == known.count, Persons.split(makers, lines) == 0
    else { return }
    let isSame = axis.title == field
    throw Diagnostic(
      .badValue, at: request.clauses.person?.span ?? request.test,
      isSame
        ? "\(field) is a side of this table: no shuffle of whole persons can change it, so p would always be 1"
        : "each label of \(axis.title) has the statements of one \(field) only: no shuffle of whole persons can change "
          + "the table, so p would always be 1",
      hints: [
        request.clauses.person == nil
          ? "set person none: each statement then counts as independent"
          : "leave out person: each statement then counts as independent"
      ])
  }
}

extension Persons {
  /// How many persons have statements in several groups.
  static func split(_ makers: [Int], _ groups: [Int]) -> Int {
    var first: [Int: Int] = [:]
    var split: Set<Int> = []
    for (maker, group) in zip(makers, groups) {
      if let known = first[maker], known != group { split.insert(maker) }
      first[maker] = first[maker] ?? group
    }
    return split.count
  }

  /// What is said of persons (W5).
  func notes(split: Int?, _ groups: String, statements: Int, isAsked: Bool = true, candidateIsSide: Bool = false)
    -> [String]
  {
    guard isAsked else { return [] }
    guard let field else {
      let opening = "\(Wording.statements(statements)) may come from fewer people"
      if candidateIsSide, let candidate {
        return [
          "\(opening): \(candidate) may say from whom, but it is a side of the table; the test treats each statement as "
            + "independent and is then too optimistic"
        ]
      }
      if let candidate {
        return [
          "\(opening), and the test treats each as independent; person \(nameText(candidate)) behind test keeps a "
            + "person's statements together"
        ]
      }
      return ["\(opening); no field says from whom, so the test treats each as independent and is too optimistic"]
    }
    if areDistinct { return ["by \(field), each statement is by another person"] }
    let others = unnamed == 0 ? "" : "; \(Wording.statements(unnamed)) without \(field) stand for themselves"
    guard split != 0 else {
      return [
        "the test keeps the statements of each \(field) together: \(count) of them\(others). The p of a single cell does "
          + "not"
      ]
    }
    let reason =
      split.map { "\($0) of \(count) labels of \(field) have statements in several labels of \(groups)" }
      ?? "this test cannot keep the statements of each \(field) together"
    return ["\(reason): the test treats each statement as independent and is too optimistic"]
  }
}
