import TartanEngine
import TartanModel
import TartanPlan
import TartanText

/// The operations of the comparison with other engines, asked of one dataset. Each returns how to write its answer down,
/// which is not measured.
struct Operations {
  let executor: Executor
  let constants: Constants

  /// Why an operation cannot be asked.
  struct Absent: Error, CustomStringConvertible {
    let description: String
  }

  private var dataset: Dataset { executor.dataset }

  /// All statements.
  var everything: Bitmap { Bitmap(all: dataset.statements) }

  /// The operations by name, in the order of the comparison.
  var all: [(name: String, run: () throws -> () -> Answer)] {
    [
      ("b", { try counts("theme", within: everything) }),
      ("c", { try cross("theme", "tags", within: everything) }),
      ("d", { try cross("authority", "theme", within: try statements(.and([x, .not(y)]))) }),
      ("e", { try pairs(within: everything) }),
      ("f", { try combinations(within: everything) }),
      ("g1", { try count(wording(.contains(constants.ascii))) }),
      ("g2", { try count(wording(.contains(constants.unicode))) }),
      ("h", { try count(wording(pattern(constants.pattern))) }),
      ("h2", { try count(wording(pattern(constants.pattern2))) }),
      ("k", { try counts("role", within: try statements(fourConditions)) }),
      ("k2", { try counts("theme", within: try statements(labelsAndWording)) }),
    ]
  }

  /// What the comparison does not ask: the same under a filter, words, identities.
  var others: [(name: String, run: () throws -> () -> Answer)] {
    let half = Bitmap(rows: (0..<dataset.statements).filter(Operations.isInHalf), of: dataset.statements)
    return [
      ("b of half", { try counts("theme", within: half) }),
      ("c of half", { try cross("theme", "tags", within: half) }),
      ("e of half", { try pairs(within: half) }),
      ("f of half", { try combinations(within: half) }),
      ("g1 of half", { try count(wording(.contains(constants.ascii)), within: half) }),
      ("stem of the first word", { try count(wording(.stem(stem))) }),
      ("stem of a common word", { try count(wording(.stem("data"))) }),
      ("one identity", { try count(.identities(try field("id").id, [.exactly(lastIdentity)])) }),
    ]
  }

  /// Whether a row is in the half that filtered operations look at: no pattern that a processor could foresee.
  static func isInHalf(_ row: Int) -> Bool {
    let mixed = UInt64(row) &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ mixed >> 29) >> 17 & 1 == 0
  }

  private var stem: String { Stemmer()?.stem(constants.ascii) ?? constants.ascii }

  private var lastIdentity: String {
    guard let id = try? field("id"), case .text(let column) = dataset[id.id] else { return "" }
    return column.text(at: max(0, dataset.statements - 2))
  }
}

/// The parts that the operations are made of.
extension Operations {
  private func field(_ name: String) throws -> FieldDescription {
    let fields = dataset.catalog.fields
    guard let field = fields.first(where: { $0.name == name }) ?? fields.first(where: { name.hasPrefix($0.name) })
    else { throw Absent(description: "there is no field \(name)") }
    return field
  }

  private func labels(_ names: [String], of fieldName: String) throws -> SetPlan {
    let field = try field(fieldName)
    let labels = try names.map { name in
      guard let label = field.labels.names.firstIndex(of: name) else {
        throw Absent(description: "\(fieldName) has no label \(name)")
      }
      return LabelID(label)
    }
    return .labels(field.id, labels)
  }

  private func axis(_ fieldName: String) throws -> AxisPlan {
    let field = try field(fieldName)
    let items = field.labels.names.indices.map { label in
      AxisItem(name: field.labels.names[label], set: .labels(field.id, [LabelID(label)]), term: "")
    }
    return AxisPlan(
      source: field.kind == .multi ? .multi(field.id) : .single(field.id), title: field.name, items: items, top: nil)
  }

  private var x: SetPlan { get throws { try labels([constants.x], of: "tags") } }
  private var y: SetPlan { get throws { try labels([constants.y], of: "tags") } }

  private var fourConditions: SetPlan {
    get throws {
      let years = NumberInterval(
        lower: Double(constants.years.lowerBound), upper: Double(constants.years.upperBound))
      return .and([
        try labels(constants.themes, of: "theme"), .number(try field("year").id, years), try x, .not(try y),
      ])
    }
  }

  private var labelsAndWording: SetPlan {
    get throws {
      .and([try labels(constants.authorities, of: "authority"), try x, try wording(.contains(constants.ascii))])
    }
  }

  private func wording(_ plan: WordingPlan) throws -> SetPlan { .wording(try field("text").id, plan) }

  private func pattern(_ source: String) throws -> WordingPlan { .pattern(PatternPlan(try Pattern(source))) }

  private func statements(_ plan: SetPlan) throws -> Bitmap { try executor.bitmap(of: plan) }

  private func count(_ plan: SetPlan, within base: Bitmap? = nil) throws -> () -> Answer {
    let count = try executor.count(of: plan, within: base ?? everything)
    return { Answer(count) }
  }

  private func counts(_ fieldName: String, within base: Bitmap) throws -> () -> Answer {
    let axis = try axis(fieldName)
    let counts = try executor.axisCounts(axis, within: base)
    return { Answer(axis.items.indices.map { Answer.Row(names: [axis.items[$0].name], count: counts[$0]) }) }
  }

  private func cross(_ rows: String, _ columns: String, within base: Bitmap) throws -> () -> Answer {
    let counts = try executor.cross(rows: try axis(rows), columns: try axis(columns), within: base)
    let width = counts.columns.count
    return {
      Answer(
        counts.counts.indices.map { cell in
          let names = [counts.rows[cell / width].name, counts.columns[cell % width].name]
          return Answer.Row(names: names, count: counts.counts[cell])
        })
    }
  }

  private func pairs(within base: Bitmap) throws -> () -> Answer {
    let pairs = try executor.pairs(try axis("tags"), within: base)
    return {
      Answer(
        pairs.pairs.map { pair in
          let names = [pairs.first[pair.first].name, pairs.second[pair.second].name]
          return Answer.Row(names: names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, count: pair.both)
        })
    }
  }

  private func combinations(within base: Bitmap) throws -> () -> Answer {
    let items = try constants.six.map { name in
      AxisItem(name: name, set: try labels([name], of: "tags"), term: "")
    }
    let counted = try executor.combinations(of: items, within: base)
    let name = { (members: UInt32) in items.indices.map { members >> UInt32($0) & 1 == 1 ? "1" : "0" }.joined() }
    return {
      Answer(
        [Answer.Row(names: [name(0)], count: counted.inNone)]
          + counted.combinations.map { Answer.Row(names: [name($0.members)], count: $0.exclusive) })
    }
  }
}
