import TartanModel
import TartanText

/// A label that bears another name in all statements that carried it.
struct LabelRename: Hashable, Sendable {
  /// The field.
  let field: String
  /// The name before.
  let old: String
  /// The name now.
  let new: String
  /// How many statements carried it.
  let statements: Int
  /// Whether the new name was a label already, so that the two are one now.
  let isMerger: Bool

  /// `label 'Data' of theme is now called 'Information' (31 statements)`.
  var sentence: String {
    let verb = isMerger ? "is now one with" : "is now called"
    return "label '\(Control.visible(old))' of \(Control.visible(field)) \(verb) '\(Control.visible(new))' "
      + "(\(Wording.statements(statements)))"
  }

  /// The renames in a field.
  static func found(
    in field: DataChange.CommonField, _ before: PinnedData, _ after: PinnedData, _ pairs: [StatementMatching.Pair]
  ) -> [LabelRename] {
    guard before.fields[field.before].kind == .single || before.fields[field.before].kind == .multi else { return [] }
    func labels(_ values: [PinnedData.Value], _ place: Int) -> Set<String> {
      guard case .labels(let names) = values[place] else { return [] }
      return Set(names)
    }
    let old = Set(before.rows.flatMap { labels($0.values, field.before) })
    let new = Set(after.rows.flatMap { labels($0.values, field.after) })
    var rows: [String: [(before: Set<String>, after: Set<String>)]] = [:]
    for pair in pairs {
      let (was, now) = (
        labels(before.rows[pair.before].values, field.before), labels(after.rows[pair.after].values, field.after)
      )
      for label in was where !new.contains(label) { rows[label, default: []].append((was, now)) }
    }
    return rows.keys.sorted().compactMap { label in
      guard let carriers = rows[label], let first = carriers.first else { return nil }
      // Each statement that carried it must carry the new name; among several, the one that explains most.
      let shared = carriers.reduce(first.after) { $0.intersection($1.after) }
      let candidates = shared.filter { !old.contains($0) || carriers.count > 1 }
      func explained(_ name: String) -> Int {
        carriers.count { $0.before.subtracting([label]).union([name]) == $0.after }
      }
      let ranked = candidates.map { (name: $0, count: explained($0)) }.sorted {
        ($1.count, old.contains($0.name) ? 1 : 0, $0.name) < ($0.count, old.contains($1.name) ? 1 : 0, $1.name)
      }
      guard let best = ranked.first, best.count > 0 else { return nil }
      return LabelRename(
        field: field.name, old: label, new: best.name, statements: carriers.count, isMerger: old.contains(best.name))
    }
  }

  /// The statements with the new names.
  static func applied(_ renames: [LabelRename], to data: PinnedData) -> PinnedData {
    guard !renames.isEmpty else { return data }
    var data = data
    for (place, field) in data.fields.enumerated() {
      let names = Dictionary(
        renames.filter { $0.field == field.name }.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
      guard !names.isEmpty else { continue }
      for row in data.rows.indices {
        guard case .labels(let labels) = data.rows[row].values[place] else { continue }
        data.rows[row].values[place] = .labels(labels.map { names[$0] ?? $0 })
      }
    }
    return data
  }
}
