import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// What kind of table is tested: which of its sides puts a statement into one line only.
enum TestDesign: Hashable {
  /// One line a statement on either side: Pearson's X².
  case single
  /// Groups in the rows and several columns a statement: X²_S, tag by tag.
  case groupsByTags
  /// The same with the groups in the columns.
  case tagsByGroups
  /// Several lines a statement on either side: X²_S, pair by pair.
  case tagsByTags

  /// Looks at both sides of a table.
  ///
  /// A multi field is one whatever its data. Sets in braces, and a field with parents and children, are single if no
  /// statement stands in two of them; one set alone is a tag that statements have or have not.
  init(_ rows: AxisPlan, _ columns: AxisPlan, _ counts: CrossCounts, _ catalog: Catalog) {
    let areGroups = (
      Self.areGroups(rows, counts.rowTotals, counts.inAnyRow, catalog),
      Self.areGroups(columns, counts.columnTotals, counts.inAnyColumn, catalog)
    )
    self =
      switch areGroups {
      case (true, true): .single
      case (true, false): .groupsByTags
      case (false, true): .tagsByGroups
      case (false, false): .tagsByTags
      }
  }

  private static func areGroups(_ axis: AxisPlan, _ totals: [Int], _ covered: Int, _ catalog: Catalog) -> Bool {
    guard axis.mayOverlap else { return true }
    if let field = axis.field, catalog[field].kind == .multi { return false }
    return axis.items.count > 1 && totals.reduce(0, +) == covered
  }

  /// The methods that fit it.
  var methods: [TestMethod] {
    switch self {
    case .single: [.chiSquared, .permutation, .exact]
    case .groupsByTags, .tagsByGroups, .tagsByTags: [.permutation, .raoScott]
    }
  }

  /// Refuses a method that would give a wrong p for the table.
  ///
  /// - Throws: a diagnostic that says why, and what fits.
  func check(_ method: TestMethod, at place: SourceSpan, _ rows: AxisPlan, _ columns: AxisPlan) throws(Diagnostic) {
    guard !methods.contains(method) else { return }
    let hints = ["test \(methods.map(\.rawValue).joined(separator: " or test "))"]
    if self == .single {
      throw Diagnostic(
        .badValue, at: place, "\(method.rawValue) is for tags, and here a statement stands in one cell only",
        hints: hints)
    }
    let several = self == .tagsByGroups ? rows.title : columns.title
    throw Diagnostic(
      .badValue, at: place,
      "no \(method.rawValue) test of this table: a statement can stand in several lines of \(several), so its cells are "
        + "not independent", hints: hints)
  }
}

extension AxisPlan {
  /// Refuses to test a field against itself.
  ///
  /// - Throws: a diagnostic that says why.
  func refuseTest(against other: AxisPlan, _ catalog: Catalog, at place: SourceSpan) throws(Diagnostic) {
    let parts = (SetParts(items.map(\.set)), SetParts(other.items.map(\.set)))
    guard let field = parts.0.related(to: parts.1, catalog) else { return }
    throw Diagnostic(
      .badValue, at: place,
      "rows and columns both look at \(field.name): they are related by what they are, which no test has to find out",
      hints: ["leave out test"]
        + (field.kind == .multi ? ["pairs \(nameText(field.name)) test tests which labels go together"] : []))
  }
}
