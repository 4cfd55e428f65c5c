import TartanEngine
import TartanModel
import TartanPlan
import TartanText

/// The meaning of a set, statement by statement, with nothing clever in it.
extension Sample {
  func slowRows(of plan: SetPlan) -> Set<Int> { Set(rows.filter { holds(plan, statements[$0]) }) }

  private func holds(_ plan: SetPlan, _ statement: SampleStatement) -> Bool {
    switch plan {
    case .all: true
    case .nothing: false
    case .labels(let field, let labels): labels.contains { labelsOf(statement, field).contains($0.index) }
    case .only(let field, let labels):
      !labelsOf(statement, field).isEmpty
        && labelsOf(statement, field).allSatisfy { code in labels.contains { $0.index == code } }
    case .missing(let field): isMissing(statement, field)
    case .number(_, let interval): statement.year.map { interval.contains($0) } ?? false
    case .date(_, let days): statement.days?.overlaps(days) ?? false
    case .labelCount(let field, let counts): counts.contains(labelsOf(statement, field).count)
    case .identities(_, let wanted): wanted.contains { isNamed(statement.id, $0) }
    case .wording(let field, let wanted):
      isFound(wanted, in: field == SampleField.id ? statement.id : statement.text)
    case .rows: preconditionFailure("rows have no twin: a statement does not know where it stands")
    case .not(let inner): !holds(inner, statement)
    case .and(let parts): parts.allSatisfy { holds($0, statement) }
    case .or(let parts): parts.contains { holds($0, statement) }
    }
  }

  func labelsOf(_ statement: SampleStatement, _ field: FieldID) -> [Int] {
    switch field {
    case SampleField.theme: statement.theme.map { [$0] } ?? []
    case SampleField.role: statement.role.map { [$0] } ?? []
    default: statement.tags
    }
  }

  private func isMissing(_ statement: SampleStatement, _ field: FieldID) -> Bool {
    switch field {
    case SampleField.id: statement.id.isEmpty
    case SampleField.year: statement.year == nil
    case SampleField.date: statement.days == nil
    case SampleField.text: statement.text.isEmpty
    default: labelsOf(statement, field).isEmpty
    }
  }

  private func isNamed(_ id: String, _ wanted: IdentityPlan) -> Bool {
    switch wanted {
    case .exactly(let name): Normalization.caseFolded(id) == Normalization.caseFolded(name)
    case .numbers(let range): Int(id).map { range.contains($0) } ?? false
    case .matching(let pattern): isFound(.pattern(pattern), in: id)
    }
  }

  private func isFound(_ wanted: WordingPlan, in text: String) -> Bool {
    switch wanted {
    case .contains(let needle):
      return slowContains(Array(Normalization.caseFolded(text).utf8), Array(Normalization.caseFolded(needle).utf8))
    case .stem(let stem):
      let stemmer = Stemmer()
      for word in slowWords(text) where stemmer?.stem(Normalization.caseFolded(word)) == stem { return true }
      return false
    case .word(let wanted): return slowWords(text).contains { Normalization.caseFolded($0) == wanted }
    case .pattern(let plan):
      guard var matcher = PatternMatcher(plan.pattern) else { return false }
      if case .found = matcher.firstMatch(in: text) { return true }
      return false
    }
  }

  private func slowContains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    guard text.count >= needle.count else { return false }
    return (0...text.count - needle.count).contains { Array(text[$0..<$0 + needle.count]) == needle }
  }

  func slowWords(_ text: String) -> [String] {
    let straight = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "’" ? "'" : $0 }))
    let runs = straight.unicodeScalars.split { scalar in
      let isMark = [.nonspacingMark, .spacingMark, .decimalNumber].contains(scalar.properties.generalCategory)
      return !(scalar.properties.isAlphabetic || isMark || scalar == "'")
    }
    return runs.map { run in
      var run = run
      while run.first == "'" { run.removeFirst() }
      while run.last == "'" { run.removeLast() }
      return String(run)
    }.filter { !$0.isEmpty }
  }
}
