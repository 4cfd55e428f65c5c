import TartanModel

/// What stands below tables so that their numbers can be read: the base, what percentages are of, other units.
enum Foot {
  /// The statements of the foot, in order: `base: 215 statements`, `% of the row's statements`.
  static func statements(_ tables: [AnswerTable], base: Base?) -> [String] {
    var statements: [String] = []
    if let base { statements.append("base: " + base.sentence) }
    statements += tables.compactMap(\.joinedCells).map { "cells: " + $0 }
    return statements + percentages(tables) + units(tables, except: base?.unit)
  }

  /// One statement for all percentages, or one for each thing that they are of.
  private static func percentages(_ tables: [AnswerTable]) -> [String] {
    var names = NamedColumns()
    for table in tables {
      for (column, head) in zip(table.columns, table.heads) {
        guard column.part == .whole || column.part == .bracketed else { continue }
        if case .percent(let of) = column.kind { names.add(head, to: of.hasPrefix("of ") ? of : "of " + of) }
      }
    }
    if names.keys.count == 1, let of = names.keys.first { return ["% " + of] }
    return names.keys.map { names.heads($0) + ": % " + $0 }
  }

  /// The units of counts that are not what the base counts.
  private static func units(_ tables: [AnswerTable], except unit: String?) -> [String] {
    var names = NamedColumns()
    for table in tables {
      for column in table.columns {
        guard case .count(let counted) = column.kind, !counted.isEmpty, counted != unit else { continue }
        names.add(column.name, to: counted)
      }
    }
    return names.keys.compactMap { unit in
      let heads = names.heads(unit)
      return heads.lowercased() == unit.lowercased() ? nil : heads + ": count of " + unit
    }
  }
}

/// Heads of columns gathered by what they have in common, in the order met.
private struct NamedColumns {
  private(set) var keys: [String] = []
  private var names: [String: [String]] = [:]

  mutating func add(_ name: String, to key: String) {
    if names[key] == nil { keys.append(key) }
    var known = names[key] ?? []
    if !known.contains(name) { known.append(name) }
    names[key] = known
  }

  /// Up to three heads, and how many more there are.
  func heads(_ key: String) -> String {
    let all = names[key] ?? []
    let more = all.count > 3 ? " and \(all.count - 3) more" : ""
    return all.prefix(3).joined(separator: ", ") + more
  }
}
