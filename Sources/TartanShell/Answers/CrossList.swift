import TartanEngine
import TartanModel
import TartanPlan

/// A crosstab as a list: one row a pair of labels.
struct CrossList {
  let table: CrossTable
  /// `top N` and `min N` of the list: they choose pairs.
  let choice: LineChoice

  private struct Pair {
    let row: Int
    let column: Int
    let count: Int
  }

  /// The pairs with enough statements, in order.
  private var pairs: [Pair] {
    let least = choice.minimum ?? 1
    var pairs: [Pair] = []
    for row in table.shownRows where !table.stop.isRaised {
      for column in table.shownColumns where table.counts[row, column] >= least {
        pairs.append(Pair(row: row, column: column, count: table.counts[row, column]))
      }
    }
    guard choice.isSorted, choice.order.key == .total else { return pairs }
    return ranked(pairs, descending: choice.order.descending)
  }

  /// By count; pairs of one count stay in their order.
  private func ranked(_ pairs: [Pair], descending: Bool) -> [Pair] {
    pairs.enumerated().sorted { left, right in
      let counts = (left.element.count, right.element.count)
      if counts.0 == counts.1 { return left.offset < right.offset }
      return descending ? counts.0 > counts.1 : counts.0 < counts.1
    }.map(\.element)
  }

  private func chosen(_ pairs: [Pair]) -> [Pair] {
    guard let top = choice.top, top < pairs.count else { return pairs }
    guard !choice.isSorted else { return Array(pairs.prefix(top)) }
    let kept = Set(ranked(pairs, descending: true).prefix(top).map { [$0.row, $0.column] })
    return pairs.filter { kept.contains([$0.row, $0.column]) }
  }

  private var base: Int { table.percentBase(.total) }

  /// What limits its percentages.
  var notes: [String] {
    FigureNotes.smallBase(base, unit: table.request.percentBase == .taggings ? "tagging" : "statement")
      + (table.request.intervals.map { FigureNotes.intervals($0) } ?? [])
  }

  /// How its figures were computed, worked through for its first row.
  var explanations: [FigureExplanation] {
    guard let pair = chosen(pairs).first else { return [] }
    let names = "\(table.rows.items[pair.row].name), \(table.columns.items[pair.column].name)"
    return [
      FigureExplanation("statements", formula: "statements with both labels", worked: "\(names): \(pair.count)"),
      FigureExplanation(
        "%", formula: "statements / \(table.request.percentBase.bareWords(of: table.columns.title))",
        worked: "\(names): \(Working.share(pair.count, of: base))"),
    ] + (table.request.intervals.map { [.interval($0, pair.count, of: base)] } ?? [])
  }

  /// The list.
  var answerTable: AnswerTable {
    let all = pairs
    let shown = chosen(all)
    let request = table.request
    var rows = shown.map { pair in
      TableRow(
        [.text(table.rows.items[pair.row].name), .text(table.columns.items[pair.column].name)]
          + ([.count(pair.count)] + ShareColumns.cells(pair.count, of: base, request.intervals))
          .hidden(table.hides(.totalPercent, .item(pair.row), .item(pair.column))))
    }
    rows.append(
      TableRow(
        [.text(request.percentBase.totalName(of: table.columns.title)), .empty, .count(base)]
          + ShareColumns.total(base, request.intervals), role: .total))
    return AnswerTable(
      columns: [
        TableColumn(table.rows.title, .label), TableColumn(table.columns.title, .label),
        TableColumn("statements", .count(unit: "statements")),
      ] + ShareColumns.heads("%", of: request.percentBase.words(of: table.columns.title), request.intervals),
      stubCount: 2, rows: rows, omitted: omitted(shown: shown.count, of: all.count))
  }

  private func omitted(shown: Int, of pairs: Int) -> [String] {
    var omitted = [
      cut(table.rows, table.shownRows, table.counts.rowTotals),
      cut(table.columns, table.shownColumns, table.counts.columnTotals),
    ].compactMap { $0 }
    if let least = choice.minimum, least > 1 {
      let all = table.shownRows.reduce(0) { sum, row in
        sum + table.shownColumns.count { (1..<least).contains(table.counts[row, $0]) }
      }
      if all > 0 { omitted.append("\(Wording.counted(all, "pair")) with fewer than \(least) statements left out") }
    }
    if shown < pairs { omitted.append("\(shown) of \(Wording.counted(pairs, "pair")) shown") }
    return omitted
  }

  private func cut(_ axis: AxisPlan, _ shown: [Int], _ totals: [Int]) -> String? {
    let empty = axis.field == nil || choice.minimum == 0 ? 0 : totals.count { $0 == 0 }
    guard axis.available - shown.count > empty else { return nil }
    return "\(shown.count) of \(Wording.counted(axis.available, "label")) of \(axis.title) shown"
  }
}
