import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// The rows or the columns of a table as somebody sees them who tries to work out hidden counts: every line that the
/// totals tell of, shown or not, as far as some statement is in it.
struct ProtectedLines {
  /// How the lines hang together.
  enum Nature: Hashable {
    /// Each statement stands in exactly one line: counts add up.
    case partition
    /// A statement may stand in any number of lines, and no line follows from others.
    case overlapping
  }

  /// One line.
  struct Line {
    /// What it is called.
    let name: String
    /// Where it stands in the table; nil for the rest that no line of the table shows.
    let place: TableScreen.Line?
    /// Its statements, whether they pass the filter or not.
    let set: SetPlan
    /// The same as a bitmap.
    let everywhere: Bitmap
    /// Those of them that the table is about.
    let here: Bitmap
  }

  let nature: Nature
  private(set) var lines: [Line]

  /// The lines with some statement of the table.
  var count: Int { lines.count }
}

extension Question {
  /// The lines of an axis for a table of `statements`.
  ///
  /// - Parameters:
  ///   - axis: the axis.
  ///   - statements: what the table is about.
  ///   - isList: whether it is the only axis. Then labels of a multi field may stand below others: of a child's count
  ///     a reader knows that it is at most the parent's, and at least what its sisters leave of it. Sisters that are
  ///     shown have the threshold, so that leaves it open enough.
  /// - Returns: its lines.
  /// - Throws: a diagnostic where a count could be worked out from others in more ways than can be protected against.
  func protectedLines(_ axis: AxisPlan, _ statements: Bitmap, isList: Bool = false) throws(Diagnostic) -> ProtectedLines
  {
    var lines: [ProtectedLines.Line] = []
    var union = Bitmap(none: dataset.statements)
    var isDisjoint = true
    for (index, item) in axis.items.enumerated() {
      let bits = try bitmap(item.set)
      isDisjoint = isDisjoint && union.intersectionCount(bits) == 0
      union.formUnion(bits)
      lines.append(line(item.name, .item(index), item.set, bits, statements))
    }
    if case .multi = axis.source { isDisjoint = false }
    guard isDisjoint else {
      let isTree = axis.field.map { catalog[$0].isHierarchical && catalog[$0].kind == .multi } ?? false
      if !isList || !isTree { try requireIndependence(axis) }
      return ProtectedLines(nature: .overlapping, lines: lines.filter { !$0.here.isEmpty })
    }
    if let field = axis.field {
      let bits = try bitmap(.missing(field))
      union.formUnion(bits)
      lines.append(line("no \(axis.title)", .missing, .missing(field), bits, statements))
    }
    let covered = SetPlan.union(lines.map(\.set))
    lines.append(line("others", nil, .not(covered), union.complement(), statements))
    return ProtectedLines(nature: .partition, lines: lines.filter { !$0.here.isEmpty })
  }

  private func line(
    _ name: String, _ place: TableScreen.Line?, _ set: SetPlan, _ bits: Bitmap, _ statements: Bitmap
  ) -> ProtectedLines.Line {
    ProtectedLines.Line(
      name: name, place: place, set: set, everywhere: bits, here: bits.intersection(statements))
  }

  /// Refuses lines of which one follows from others: a parent from its children, a set from sets of the same label.
  private func requireIndependence(_ axis: AxisPlan) throws(Diagnostic) {
    var taken: [FieldID: Set<LabelID>] = [:]
    for item in axis.items {
      guard case .labels(let field, let labels) = item.set else { throw tangled(axis) }
      let earlier = taken[field] ?? []
      // Of a single field one label follows from the others.
      let isFree = earlier.isEmpty || catalog[field].kind == .multi
      guard isFree, earlier.isDisjoint(with: labels) else { throw tangled(axis) }
      taken[field] = earlier.union(labels)
    }
  }

  /// Some labels that stand below none, as they are typed.
  private func topLabels(_ axis: AxisPlan) -> [String] {
    let names = axis.items.filter { $0.depth == 0 && !$0.name.contains("/") }.map(\.name)
    return names.count < 2 ? ["A", "B"] : names.prefix(3).map { labelText($0) }
  }

  private func tangled(_ axis: AxisPlan) -> Diagnostic {
    guard let field = axis.field else {
      return Diagnostic(
        .confidential, at: nil, "these sets overlap so that a hidden count could be worked out from others",
        hints: ["take sets that exclude each other, or labels of one field", "suppress 0 hides nothing"])
    }
    let name = catalog[field].name
    return Diagnostic(
      .confidential, at: nil,
      "a parent of \(name) counts its children again: a hidden count could be worked out from others",
      hints: [
        "take labels of one level: \(nameText(name)) in (\(topLabels(axis).joined(separator: ", ")))",
        "suppress 0 hides nothing",
      ])
  }
}
