import TartanLanguage
import TartanModel
import TartanPlan
import TartanRender
import TartanText

/// Plans written as people would write the set: what is left of a command after its names are resolved and its sets
/// simplified.
struct PlanText {
  let catalog: Catalog

  /// A set, in the language, long lists cut short.
  func text(of set: SetPlan) -> String {
    switch set {
    case .all: "all"
    case .nothing: "nothing"
    case .labels(let field, let labels): "\(name(field)):\(list(labels, of: field))"
    case .only(let field, let labels): "\(name(field)):only(\(few(labels, of: field)))"
    case .missing(let field): "\(name(field)):none"
    case .number(let field, let interval): "\(name(field)):\(text(of: interval))"
    case .date(let field, let days): "\(name(field)):\(CivilDate.text(of: days))"
    case .labelCount(let field, let counts): "count(\(name(field))):\(text(of: counts))"
    case .identities(let field, let wanted):
      "\(name(field)):" + (wanted.count == 1 ? "" : "(") + PlanText.few(wanted.count) { text(of: wanted[$0]) }
        + (wanted.count == 1 ? "" : ")")
    case .wording(let field, let wording): "\(name(field)):\(text(of: wording))"
    case .rows(let rows): rows.count == 1 ? "one row" : "\(rows.count) rows"
    case .not(let inner): "not \(bracketed(inner))"
    case .and(let parts): parts.map(bracketed).joined(separator: " and ")
    case .or(let parts): parts.map(bracketed).joined(separator: " or ")
    }
  }

  private func bracketed(_ set: SetPlan) -> String {
    switch set {
    case .and, .or: "(\(text(of: set)))"
    default: text(of: set)
    }
  }

  private func name(_ field: FieldID) -> String { nameText(catalog[field].name) }

  private func list(_ labels: [LabelID], of field: FieldID) -> String {
    labels.count == 1 ? few(labels, of: field) : "(\(few(labels, of: field)))"
  }

  private func few(_ labels: [LabelID], of field: FieldID) -> String {
    let names = catalog[field].labels.names
    return PlanText.few(labels.count) { labelText(names[labels[$0].index]) }
  }

  /// The first few of a list: `a, b, c, … 12 more`.
  private static func few(_ count: Int, _ name: (Int) -> String) -> String {
    let shown = count > 4 ? 3 : count
    return ((0..<shown).map(name) + (shown < count ? ["… \(count - shown) more"] : [])).joined(separator: ", ")
  }

  private func text(of interval: NumberInterval) -> String {
    let lower = NumberText.shortest(interval.lower) ?? ""
    let upper = NumberText.shortest(interval.upper) ?? ""
    if interval.lower == interval.upper { return lower }
    if interval.upper == .infinity { return (interval.includesLower ? ">=" : ">") + lower }
    if interval.lower == -.infinity { return (interval.includesUpper ? "<=" : "<") + upper }
    return "\(lower)..\(upper)"
  }

  private func text(of counts: ClosedRange<Int>) -> String {
    if counts.count == 1 { return String(counts.lowerBound) }
    return counts.upperBound == .max ? ">=\(counts.lowerBound)" : "\(counts.lowerBound)..\(counts.upperBound)"
  }

  private func text(of wanted: IdentityPlan) -> String {
    switch wanted {
    case .exactly(let name): labelText(name)
    case .numbers(let range): range.count == 1 ? String(range.lowerBound) : "\(range.lowerBound)..\(range.upperBound)"
    case .matching(let plan): "/\(plan.pattern.source)/"
    }
  }

  private func text(of wording: WordingPlan) -> String {
    switch wording {
    case .contains(let text): labelText(text)
    case .stem(let stem): "~\(labelText(stem))"
    case .word(let word): "the word \(labelText(word))"
    case .pattern(let plan): "/\(plan.pattern.source)/"
    }
  }
}
