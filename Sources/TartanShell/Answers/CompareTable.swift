import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

/// How two groups are compared.
enum Likeness: String, CaseIterable {
  case brayCurtis = "bray-curtis"
  case jaccard
  case cosine

  func value(_ one: Profile, _ other: Profile) -> Double? {
    switch self {
    case .brayCurtis: one.brayCurtis(to: other)
    case .jaccard: one.jaccard(with: other)
    case .cosine: one.cosine(with: other)
    }
  }

  /// How a value is read.
  var reading: String {
    switch self {
    case .brayCurtis: "Bray-Curtis is a distance: 0 the same rates, 1 no label in common"
    case .jaccard: "Jaccard is a likeness: 1 the same labels, 0 none in common; how often they occur does not matter"
    case .cosine: "cosine is a likeness: 1 the same proportions, 0 no label in common"
    }
  }
}

/// The tables of `compare`: each group with each, and how they were joined.
struct CompareTable {
  /// So many groups are compared at most.
  static let mostGroups = 200

  /// In which order the groups stand.
  enum Order: Hashable {
    /// Those alike stand together.
    case likeness
    case name(descending: Bool)
    case statements(descending: Bool)

    init(_ sort: SortSyntax?, _ question: Question) throws(Diagnostic) {
      guard let sort else {
        self = .likeness
        return
      }
      switch try question.binder.text(of: sort.key).lowercased() {
      case "name", "label": self = .name(descending: sort.descending ?? false)
      case "total", "n", "count", "statements": self = .statements(descending: sort.descending ?? true)
      case "likeness" where sort.descending == nil: self = .likeness
      default:
        throw Diagnostic(
          .badValue, at: sort.key.span, "compare cannot be sorted by '\(sort.key.text)'",
          hints: ["sort by likeness, name or statements"])
      }
    }
  }

  let labels: AxisPlan
  let groups: AxisPlan
  let counts: CrossCounts
  let measures: [Likeness]
  let order: Order
  let minimum: Int
  /// Statements without a value in the groups' field; nil for sets in braces.
  let missing: Int?
  /// The groups compared, as positions in the counts' columns, in the order of the field.
  let kept: [Int]
  let profiles: [Profile]
  let clustering: Clustering?

  init(
    labels: AxisPlan, groups: AxisPlan, counts: CrossCounts, measures: [Likeness], order: Order, top: Int?,
    minimum: Int, missing: Int?
  ) {
    self.labels = labels
    self.groups = groups
    self.counts = counts
    self.measures = measures
    self.order = order
    self.minimum = minimum
    self.missing = missing
    let fitting = LineOrder(key: .total, descending: true)
      .positions(names: counts.columns.map(\.name), totals: counts.columnTotals)
      .filter { counts.columnTotals[$0] >= max(1, minimum) && counts.inAnyRowByColumn[$0] > 0 }
    kept = fitting.prefix(top ?? fitting.count).sorted()
    let rows = counts.rows.indices
    profiles = kept.compactMap { group in
      Profile(counts: rows.map { counts[$0, group] }, statements: counts.columnTotals[group])
    }
    precondition(profiles.count == kept.count, "each group kept has statements")
    clustering = profiles.count <= CompareTable.mostGroups ? Profile.brayCurtis(profiles).map(Clustering.init) : nil
  }

  /// The places in `kept`, in the order of the table.
  var places: [Int] {
    switch order {
    case .likeness: return clustering?.order ?? Array(kept.indices)
    case .name(let descending):
      return LineOrder(key: .name, descending: descending).positions(names: names, totals: sizes)
    case .statements(let descending):
      return LineOrder(key: .total, descending: descending).positions(names: names, totals: sizes)
    }
  }

  var names: [String] { kept.map { counts.columns[$0].name } }
  var sizes: [Int] { kept.map { counts.columnTotals[$0] } }

  /// A matrix for each measure, then how the groups were joined; a chosen order tells nothing of that.
  var tables: [AnswerTable] { measures.map(matrix) + (order == .likeness ? [merges] : []) }

  private func matrix(_ measure: Likeness) -> AnswerTable {
    let places = places
    let columns = places.map { TableColumn(names[$0], .measure(decimals: 3)) }
    return AnswerTable(
      name: measure.rawValue,
      columns: [TableColumn(measures.count > 1 ? "\(groups.title), \(measure.rawValue)" : groups.title, .label)]
        + columns + [TableColumn("statements", .count(unit: "statements"), isMargin: true)],
      rows: places.map { place in
        TableRow(
          [.text(names[place])] + places.map { .measure(measure.value(profiles[place], profiles[$0])) }
            + [.count(sizes[place])])
      })
  }

  /// Which groups or clusters were joined at which distance.
  private var merges: AnswerTable {
    var clusters = Dictionary(uniqueKeysWithValues: kept.indices.map { ([$0], names[$0]) })
    var rows: [TableRow] = []
    for (step, merge) in (clustering?.merges ?? []).enumerated() {
      // The members of both stand one behind the other: the first is the beginning that is a cluster of its own.
      let cut = (1..<merge.members.count).first { length in
        clusters[Array(merge.members[..<length])] != nil && clusters[Array(merge.members[length...])] != nil
      }
      guard let cut else { continue }
      let first = clusters.removeValue(forKey: Array(merge.members[..<cut])) ?? ""
      let second = clusters.removeValue(forKey: Array(merge.members[cut...])) ?? ""
      clusters[merge.members] = "step \(step + 1)"
      rows.append(
        TableRow([
          .text("step \(step + 1)"), .text(first), .text(second), .number(merge.height), .count(merge.members.count),
        ]))
    }
    return AnswerTable(
      name: "merges",
      columns: [
        TableColumn("joined", .label), TableColumn("first", .label), TableColumn("second", .label),
        TableColumn("distance", .measure(decimals: 3)), TableColumn("size", .count(unit: Wording.plural(groups.title))),
      ], rows: rows)
  }

  /// The two groups that are most alike, and the two that are least.
  var sentences: [String] {
    var pairs: [(distance: Double, one: Int, other: Int)] = []
    for one in kept.indices {
      for other in kept.indices.dropFirst(one + 1) {
        guard let distance = profiles[one].brayCurtis(to: profiles[other]) else { continue }
        pairs.append((distance, one, other))
      }
    }
    guard let near = pairs.min(by: { $0.distance < $1.distance }),
      let far = pairs.max(by: { $0.distance < $1.distance }), pairs.count > 1
    else { return [] }
    return [
      "most alike by Bray-Curtis: \(names[near.one]) and \(names[near.other]); "
        + "least: \(names[far.one]) and \(names[far.other])"
    ]
  }

  /// How to read it, and what limits it.
  var notes: [String] {
    var notes = measures.map(\.reading)
    notes.append(
      "rates are shares of each \(groups.title)'s statements, so that a large one does not differ for its size")
    if order == .likeness {
      notes.append("order and steps: average linkage on Bray-Curtis; sort by name for a table to publish")
    }
    if order == .likeness, clustering?.hadTies == true {
      notes.append("some distances are equal: of those the first by name were joined first")
    }
    // The base names all statements looked at; where groups overlap their statements do not add up.
    let used = self.sizes.reduce(0, +)
    if !groups.mayOverlap, used < counts.base {
      notes.append(
        "compared: \(Wording.counted(kept.count, group: groups.title)) with \(used) of the "
          + "\(Wording.statements(counts.base))")
    }
    let sizes = GroupSizes(
      kept.map { (name: counts.columns[$0].name, statements: counts.columnTotals[$0]) }, noun: groups.title,
      labels: labels.mayOverlap ? nil : labels.title)
    notes += [sizes.note("a few statements differ from the rest by chance alone")].compactMap { $0 }
    let unlabelled = counts.columns.indices.filter {
      counts.columnTotals[$0] > 0 && counts.inAnyRowByColumn[$0] == 0
    }
    if !unlabelled.isEmpty {
      notes.append("no label of \(labels.title), left out: \(Wording.few(unlabelled.map { counts.columns[$0].name }))")
    }
    let small = counts.columns.indices.count { counts.columnTotals[$0] > 0 && counts.columnTotals[$0] < minimum }
    if small > 0 {
      notes.append("\(Wording.counted(small, group: groups.title)) with fewer than \(minimum) statements left out")
    }
    return notes + GroupRemainder(groups, counts, missing: missing).notes
  }
}
