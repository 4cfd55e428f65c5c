import TartanLanguage
import TartanModel
import TartanPlan

/// In which order the rows or columns of a table stand.
struct LineOrder {
  /// What decides.
  enum Key: Hashable {
    /// As the axis gives them.
    case asWritten
    /// By the statements in each.
    case total
    /// By name, in the order of Unicode scalars.
    case name
    /// By the counts of one line of the other axis.
    case crossing(Int)
  }

  let key: Key
  let descending: Bool

  /// The positions of `names` in this order; ties go by name.
  ///
  /// - Parameters:
  ///   - names: the lines' names.
  ///   - totals: the statements in each line.
  ///   - stop: raised to give up; the positions are then in some order.
  ///   - crossing: the count of a line in one line of the other axis.
  /// - Returns: each position once.
  func positions(
    names: [String], totals: [Int], stop: StopFlag? = nil,
    crossing: (_ line: Int, _ other: Int) -> Int = { _, _ in 0 }
  ) -> [Int] {
    let positions = Array(names.indices)
    switch key {
    case .asWritten: return descending ? positions.reversed() : positions
    case .name:
      let sorted = try? positions.sorted {
        try stop?.check()
        return descending ? LineOrder.precedes(names[$1], names[$0]) : LineOrder.precedes(names[$0], names[$1])
      }
      return sorted ?? positions
    case .total: return sorted(positions, names, stop) { totals[$0] }
    case .crossing(let other): return sorted(positions, names, stop) { crossing($0, other) }
    }
  }

  private func sorted(_ positions: [Int], _ names: [String], _ stop: StopFlag?, by value: (Int) -> Int) -> [Int] {
    let values = positions.map(value)
    let sorted = try? positions.sorted { left, right in
      try stop?.check()
      guard values[left] == values[right] else {
        return descending ? values[left] > values[right] : values[left] < values[right]
      }
      return LineOrder.precedes(names[left], names[right])
    }
    return sorted ?? positions
  }

  /// Whether a label stands before another: by Unicode scalars, as the labels of a file do.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }

  /// The order that an axis has by itself: labels by their statements, the rest as it comes.
  static func natural(of axis: AxisPlan, in catalog: Catalog, chosen: Bool) -> LineOrder {
    let asWritten = LineOrder(key: .asWritten, descending: false)
    switch axis.source {
    case .sets: return asWritten
    case .single(let field), .multi(let field):
      let kind = catalog[field].kind
      let isTree = catalog[field].isHierarchical
      guard !chosen, !isTree, kind == .single || kind == .multi else { return asWritten }
      return LineOrder(key: .total, descending: true)
    }
  }
}

extension Question {
  /// The lines that a table shows of an axis.
  ///
  /// - Throws: a diagnostic if it cannot be sorted so.
  func choice(
    _ sort: SortSyntax?, of axis: AxisPlan, _ syntax: AxisSyntax, others: [String], top: CountSyntax?,
    _ minimum: CountSyntax?
  ) throws(Diagnostic) -> LineChoice {
    let order = try order(sort, of: axis, chosen: syntax.isChosen, others: others)
    return LineChoice(order: order, isSorted: sort != nil, top: top?.value, minimum: minimum?.value)
  }

  /// The order that a `sort … by` asks for, or the axis's own.
  ///
  /// - Throws: a diagnostic if the key is neither `total`, `name` nor a line of the other axis.
  func order(
    _ syntax: SortSyntax?, of axis: AxisPlan, chosen: Bool, others: [String]
  ) throws(Diagnostic) -> LineOrder {
    guard let syntax else { return .natural(of: axis, in: catalog, chosen: chosen) }
    let key = try binder.text(of: syntax.key)
    if syntax.key.style == .word {
      switch key {
      case "total", "n", "count", "statements": return LineOrder(key: .total, descending: syntax.descending ?? true)
      case "name", "label": return LineOrder(key: .name, descending: syntax.descending ?? false)
      default: break
      }
      if key == axis.title { return LineOrder(key: .name, descending: syntax.descending ?? false) }
    }
    if let column = others.firstIndex(of: key) ?? others.firstIndex(where: { $0.lowercased() == key.lowercased() }) {
      return LineOrder(key: .crossing(column), descending: syntax.descending ?? true)
    }
    let near = Spelling.nearest(key, among: others, limit: 3).map { labelText($0) }
    throw Diagnostic(
      .badValue, at: syntax.key.span, "cannot sort by '\(key)'",
      hints: ["sort by total, by name" + (near.isEmpty ? "" : " or by \(near.joined(separator: ", "))")])
  }
}
