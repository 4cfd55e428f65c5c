import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanTerminal
import TartanText

/// The names of the data and of the session that begin so: fields, labels, defined names, results and their cells.
struct NameCandidates {
  let state: SessionState

  private var fields: [FieldDescription] { state.dataset?.dataset.catalog.fields ?? [] }

  /// A field with more labels is not searched for labels by themselves, which happens at each key.
  private static let mostLabels = 20_000

  // MARK: Fields

  /// The field of that name, whatever its case.
  func field(named name: String) -> FieldDescription? {
    let folded = Normalization.caseFolded(name)
    return fields.first { $0.name == name } ?? fields.first { Normalization.caseFolded($0.name) == folded }
  }

  /// The fields that will do for `use`, by themselves.
  func fields(_ prefix: String, for use: CompletionContext.FieldUse) -> [Candidate] {
    let end =
      switch use {
      case .axis, .labelled, .single, .any, .wording: " "
      case .function: ")"
      case .counted: "):"
      case .moved: ":"
      }
    return fields.filter { NameCandidates.fits($0.kind, use) && begins($0.name, prefix) }.map { field in
      Candidate(Control.visible(field.name), insertion: nameText(field.name) + end, detail: field.kind.rawValue)
    }
  }

  private static func fits(_ kind: FieldKind, _ use: CompletionContext.FieldUse) -> Bool {
    switch use {
    case .axis: kind != .id && kind != .text
    case .labelled, .function, .counted: kind == .single || kind == .multi
    case .moved, .single: kind == .single
    case .any: true
    case .wording: kind == .text
    }
  }

  /// What begins a set: a field with its colon, a defined name; where `alone` is given, a field by itself too.
  func sets(_ prefix: String, alone: CompletionContext.FieldUse?) -> [Candidate] {
    let terms = fields.filter { begins($0.name, prefix) }.map { field in
      Candidate(
        Control.visible(field.name) + ":", insertion: nameText(field.name) + ":", detail: field.kind.rawValue)
    }
    let defined = state.definitions.values.filter { begins($0.name, prefix) }.sorted { $0.name < $1.name }
    return terms + (alone.map { fields(prefix, for: $0) } ?? [])
      + defined.map { Candidate($0.name, insertion: nameText($0.name) + " ", detail: $0.text) }
  }

  // MARK: Labels

  /// The labels of a field that begin so, with how many statements each would leave under the filter in force; the
  /// most frequent first.
  func labels(of field: FieldDescription, _ prefix: String, behind: String) -> [Candidate] {
    ranked(field, prefix).map { index, count in
      let label = field.labels.names[index]
      return Candidate(Control.visible(label), insertion: labelText(label) + behind, detail: String(count))
    }
  }

  /// The labels that begin so and can stand without their field, because no other field has them; those that another
  /// field has too, with their fields.
  func bareLabels(_ prefix: String) -> [Candidate] {
    guard !prefix.isEmpty else { return [] }
    let labelled = fields.filter { $0.labels.names.count <= NameCandidates.mostLabels }
    var fieldsOfLabel: [String: Int] = [:]
    var found: [(field: FieldDescription, label: String, count: Int)] = []
    for field in labelled {
      let ranked = ranked(field, prefix)
      for label in Set(ranked.map { Normalization.caseFolded(field.labels.names[$0.index]) }) {
        fieldsOfLabel[label, default: 0] += 1
      }
      found += ranked.map { (field, field.labels.names[$0.index], $0.count) }
    }
    return found.map { field, label, count in
      let folded = Normalization.caseFolded(label)
      let isAlone = fieldsOfLabel[folded] == 1 && state.definitions[folded] == nil
      let term = "\(nameText(field.name)):\(labelText(label))"
      return Candidate(
        Control.visible(isAlone ? label : term), insertion: (isAlone ? nameText(label) : term) + " ",
        detail: isAlone ? "\(field.name) \(count)" : String(count))
    }
  }

  private func ranked(_ field: FieldDescription, _ prefix: String) -> [(index: Int, count: Int)] {
    let names = field.labels.names
    let matching = names.indices.filter { begins(names[$0], prefix) }
    guard !matching.isEmpty else { return [] }
    let counts = counts(of: field)
    return matching.map { ($0, counts[$0]) }.sorted { left, right in
      left.count == right.count ? LineOrder.precedes(names[left.index], names[right.index]) : left.count > right.count
    }
  }

  private func counts(of field: FieldDescription) -> [Int] {
    guard let open = state.dataset, let left = open.filtered else { return field.labels.counts }
    let executor = Executor(open.dataset, threads: state.settings.threads)
    let counted = try? executor.labelCounts(of: field.id, within: left)
    return open.dataset.damage == nil ? counted ?? field.labels.counts : field.labels.counts
  }

  /// What the lines of a table can be sorted by; a label that is spelled like a key is quoted.
  func sortKeys(_ prefix: String, labelsOf field: String?) -> [Candidate] {
    let keys = ["total", "name"].filter { begins($0, prefix) }.map { Candidate($0) }
    guard let field = field.flatMap({ self.field(named: $0) }) else { return keys }
    let reserved = ["total", "n", "count", "statements", "name", "label"]
    return keys
      + ranked(field, prefix).map { index, count in
        let label = field.labels.names[index]
        let written = reserved.contains(label.lowercased()) ? quotedText(label) : nameText(label)
        return Candidate(Control.visible(label), insertion: written + " ", detail: String(count))
      }
  }

  // MARK: The session

  /// The last results whose number begins as typed.
  func results(_ prefix: String) -> [Candidate] {
    state.results.suffix(20).filter { "%\($0.number)".hasPrefix(prefix) }.map { entry in
      Candidate("%\(entry.number)", insertion: "%\(entry.number)", detail: entry.answer.title)
    }
  }

  /// The rows and columns of a result, the last one without a number; behind the comma the columns.
  func cells(of number: Int?, isColumn: Bool, _ prefix: String) -> [Candidate] {
    guard let entry = number.map({ state.result($0) }) ?? state.results.last else { return [] }
    let lines = isColumn ? entry.cells.columns : entry.cells.rows + entry.cells.columns
    var seen: Set<String> = []
    return lines.map(\.name).filter { begins($0, prefix) && seen.insert($0).inserted }.map { name in
      Candidate(Control.visible(name), insertion: nameText(name))
    }
  }

  /// The parameters with their values.
  func parameters(_ prefix: String) -> [Candidate] {
    state.parameters.keys.sorted().filter { $0.hasPrefix(prefix) }.map { name in
      Candidate("$" + name, insertion: "$\(name) ", detail: state.parameters[name]?.value)
    }
  }

  private func begins(_ name: String, _ prefix: String) -> Bool {
    prefix.isEmpty || Normalization.caseFolded(name).hasPrefix(Normalization.caseFolded(prefix))
  }
}
