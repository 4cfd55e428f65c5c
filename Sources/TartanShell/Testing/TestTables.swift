import TartanModel
import TartanPlan
import TartanStatistics

/// A test of a table, laid out: a line of figures, the tags and the cells that stand out, and all of them for programs.
struct TestTables {
  let test: TableTest
  let rows: AxisPlan
  let columns: AxisPlan
  /// The axis of the tags that are tested one by one.
  let tagAxis: AxisPlan
  let correction: Correction
  /// How many shuffles a permutation p is from.
  let permutations: Int

  /// The tables below the figures of the test as a whole.
  static let details: Set<String> = ["labels tested", "all labels", "cells that stand out", "all cells", "conditions"]

  /// So many lines of tags or cells are read; the rest is for programs.
  private static let usual = 20

  /// The tables, in reading order.
  var tables: [AnswerTable] {
    guard !test.figures.isEmpty else { return [] }
    var tables = [figures]
    if !test.tags.isEmpty { tables += [tags(shownTags, name: "labels tested"), tags(test.tags, name: "all labels")] }
    if !marked.isEmpty { tables.append(markedTable) }
    if !test.cells.isEmpty { tables.append(allCells) }
    if let conditions = test.conditions { tables.append(table(of: conditions)) }
    return tables
  }

  /// What the reader of them has to know.
  var notes: [String] {
    guard !test.cells.isEmpty else { return test.notes }
    guard !marked.isEmpty else { return test.notes + ["no cell stands out: \(markedBy) is below .05 in none"] }
    let thin = marked.count { $0.expected < 5 }
    let warning =
      thin == 0
      ? "" : "; in \(thin) of them fewer than 5 statements are expected, and p is rough: overlap A with B test is exact"
    return test.notes + [
      "\(Wording.counted(marked.count, "cell")) \(marked.count == 1 ? "stands" : "stand") out: \(markedBy) is "
        + "below .05\(warning)"
    ]
  }

  private var markedBy: String {
    correction == .none ? "p of the adjusted residual, not corrected," : "\(correction.head) of the adjusted residual"
  }

  private var figures: AnswerTable {
    AnswerTable(
      name: "tests", layout: .line, columns: test.figures.map { TableColumn($0.name, $0.kind) }, stubCount: 0,
      rows: [TableRow(test.figures.map(\.cell))])
  }

  /// The tags with the smallest p first.
  private var shownTags: [TableTest.Tag] {
    let sorted = test.tags.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.p != other.p { return (one.p ?? 2) < (other.p ?? 2) }
      if one.statistic != other.statistic { return one.statistic > other.statistic }
      return left.offset < right.offset
    }
    return sorted.prefix(Self.usual).map(\.element)
  }

  private func tags(_ tags: [TableTest.Tag], name: String) -> AnswerTable {
    let isWhole = name == "all labels"
    return AnswerTable(
      name: name, layout: isWhole ? .data : .grid,
      columns: [
        TableColumn(tagAxis.title, .label), TableColumn("statements", .count(unit: "statements")),
        TableColumn("X²", .measure(decimals: 2)), TableColumn("p", .pValue),
      ] + (correction == .none ? [] : [TableColumn(correction.head, .pValue)]),
      rows: tags.map { tag in
        TableRow(
          [
            .text(tagAxis.items[tag.tag].name), .count(tag.statements), .measure(tag.statistic), .measure(tag.p),
          ] + (correction == .none ? [] : [.measure(tag.corrected)]))
      }, omitted: isWhole ? [] : left(tags.count, of: test.tags.count, "label"))
  }

  private var marked: [TableTest.Tested] {
    let sorted = test.cells.filter(\.isMarked).enumerated().sorted { left, right in
      let (one, other) = (abs(left.element.residual ?? 0), abs(right.element.residual ?? 0))
      return one == other ? left.offset < right.offset : one > other
    }
    return sorted.map(\.element)
  }

  private var markedTable: AnswerTable {
    let marked = marked
    let shown = marked.prefix(Self.usual)
    return AnswerTable(
      name: "cells that stand out", columns: cellColumns + [TableColumn("than expected", .label)], stubCount: 2,
      rows: shown.map { cell in TableRow(cells(of: cell) + [.text((cell.residual ?? 0) > 0 ? "more" : "fewer")]) },
      omitted: left(shown.count, of: marked.count, "cell that stands out"))
  }

  private var allCells: AnswerTable {
    var heads = cellColumns
    if correction != .none { heads.insert(TableColumn("p", .pValue), at: heads.count - 1) }
    return AnswerTable(
      name: "all cells", layout: .data, columns: heads, stubCount: 2,
      rows: test.cells.map { cell in
        var row = cells(of: cell)
        if correction != .none { row.insert(.measure(cell.p), at: row.count - 1) }
        return TableRow(row)
      })
  }

  private var cellColumns: [TableColumn] {
    [
      TableColumn(rows.title, .label), TableColumn(columns.title, .label),
      TableColumn("statements", .count(unit: "statements")), TableColumn("expected", .measure(decimals: 1)),
      TableColumn("residual", .measure(decimals: 2)), TableColumn(correction.head, .pValue),
    ]
  }

  private func cells(of cell: TableTest.Tested) -> [Cell] {
    [
      .text(rows.items[cell.row].name), .text(columns.items[cell.column].name), .count(cell.counts.both),
      .measure(cell.expected), .measure(cell.residual), .measure(cell.corrected),
    ]
  }

  private func table(of conditions: CochranConditions) -> AnswerTable {
    AnswerTable(
      name: "conditions", layout: .data,
      columns: [
        TableColumn("cells", .count(unit: "cells")), TableColumn("expected below 5", .count(unit: "cells")),
        TableColumn("smallest expected", .measure(decimals: 1)),
      ], stubCount: 0,
      rows: [
        TableRow([
          .count(conditions.cells), .count(conditions.cellsBelowFive), .measure(conditions.smallestExpected),
        ])
      ])
  }

  private func left(_ shown: Int, of all: Int, _ noun: String) -> [String] {
    guard shown < all else { return [] }
    let plural = noun == "label" ? "labels" : "cells that stand out"
    return ["\(shown) of \(all) \(plural) shown; -> \"file.json\" has all"]
  }
}
