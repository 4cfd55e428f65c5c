import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// The steps of a trace in words.
struct TraceText {
  let catalog: Catalog

  /// What a step computes.
  func text(of subject: TraceSubject) -> String {
    let plans = PlanText(catalog: catalog)
    switch subject {
    case .set(let set): return plans.text(of: set)
    case .items(let items): return "count of \(axis(items))"
    case .labels(let field): return "count of the labels of \(nameText(catalog[field].name))"
    case .table(let rows, let columns): return "table of \(axis(rows)) by \(axis(columns))"
    case .pairs(let one, let other):
      return one == other ? "pairs of \(axis(one))" : "pairs of \(axis(one)) with \(axis(other))"
    case .combinations(let items): return "combinations of \(axis(items))"
    case .overlap: return "overlap of two sets"
    case .words(let field): return "words in \(nameText(catalog[field].name))"
    case .hits(let field): return "hits in \(nameText(catalog[field].name))"
    case .order(let fields):
      let names = fields.map { nameText(catalog[$0].name) }
      return names.isEmpty ? "statements in the order of the file" : "statements by \(Wording.list(names))"
    case .values(let field): return "values of \(nameText(catalog[field].name))"
    case .others(let count): return "\(count) more of the kind"
    }
  }

  /// The items of an axis: a field with how many of its labels, or sets.
  private func axis(_ items: [AxisItem]) -> String {
    var field: FieldID?
    for item in items {
      guard let found = TraceText.field(of: item.set), found == field ?? found else {
        return Wording.counted(items.count, "set")
      }
      field = found
    }
    guard let field else { return Wording.counted(items.count, "set") }
    return "\(nameText(catalog[field].name)) (\(items.count))"
  }

  private static func field(of set: SetPlan) -> FieldID? {
    switch set {
    case .labels(let field, _), .number(let field, _), .date(let field, _): field
    default: nil
    }
  }

  /// How a step is computed.
  static func text(of ways: [TraceWay]) -> String {
    var scanned = false
    var parts: [String] = []
    for way in ways {
      parts.append(text(of: way, afterScan: scanned))
      if case .scan = way { scanned = true }
    }
    return parts.joined(separator: "; ")
  }

  private static func text(of way: TraceWay, afterScan: Bool) -> String {
    switch way {
    case .lookUp: return "known since loading"
    case .labelSets(let bitmaps, let lists):
      let kinds = [(bitmaps, "bitmap"), (lists, "sorted list")].filter { $0.0 > 0 }
      return kinds.isEmpty ? "no label" : Wording.list(kinds.map { Wording.counted($0, $1) })
    case .presence: return "bitmap of statements with a value"
    case .comparison: return "all values compared in one pass"
    case .rowWise: return "row by row"
    case .parts: return "part by part, the cheapest first"
    case .complement: return "the others"
    case .scan(let texts, let isSure):
      let shown = texts.prefix(4).map { quotedText(String(decoding: $0, as: UTF8.self)) }
      let more = texts.count > 4 ? ["\(texts.count - 4) more"] : []
      return "scan for \((shown + more).joined(separator: " or "))\(isSure ? "" : ", places checked")"
    case .folding: return "each text folded"
    case .stemming: return afterScan ? "words there stemmed" : "each word stemmed"
    case .pattern: return afterScan ? "pattern tried there" : "pattern tried on each text"
    case .identities(let count):
      return "\(count == 1 ? "one identity or range" : "\(count) identities or ranges") looked up in each row"
    case .madeBitmaps(let count): return "\(Wording.counted(count, "bitmap")) made"
    case .keptBitmaps(let count): return "\(Wording.counted(count, "bitmap")) at hand"
    case .intersections: return "bitmaps intersected"
    case .passOverRows: return "one pass over the rows"
    case .passBySet: return "a pass over the statements of each set"
    case .histogram: return "histogram of codes"
    case .halving: return "rows halved set by set"
    case .sort: return "sorted"
    }
  }
}
