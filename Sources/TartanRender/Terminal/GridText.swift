import TartanModel

/// Draws a table of rows and columns: aligned by display width, a rule under the head and above the totals.
struct GridText {
  private let table: AnswerTable
  private let options: RenderOptions
  private let heads: [ShownText]
  private let layout: GridLayout
  private let paint: Paint

  /// The lines that wording in a cell may take on a terminal.
  static let cellLineLimit = 12
  /// The columns of a head that are looked at on a terminal.
  static let headLimit = 120

  /// The spaces before the label of a row that stands below another one.
  static func indent(_ row: TableRow) -> Int { 2 * min(max(0, row.depth), 20) }

  init(_ table: AnswerTable, _ options: RenderOptions, room: Int?) {
    self.table = table
    self.options = options
    heads = table.heads.map { head in
      room == nil ? ShownText(head) : ShownText(head).cutInTheMiddle(to: GridText.headLimit)
    }
    layout = GridLayout(table, heads, options, room: room)
    paint = Paint(styled: options.styled)
  }

  /// The columns that had to be left out.
  var omitted: [Int] { layout.omitted }

  /// The lines of the table.
  func lines() -> [String] {
    guard !layout.shown.isEmpty else { return [] }
    var lines = headBlock()
    if !options.plainTable { lines.append(rule) }
    var before = TableRow.Role.body
    for (index, row) in options.rows(of: table).enumerated() {
      if row.role == .total, before != .total, index > 0, !options.plainTable { lines.append(rule) }
      lines += rowLines(row)
      before = row.role
    }
    if table.rows.isEmpty { lines.append(paint("(no rows)", .dim)) }
    return lines
  }

  private var rule: String { paint(String(repeating: "─", count: layout.width), .dim) }

  private func isRightAligned(_ position: Int) -> Bool {
    table.columns[layout.shown[position]].kind.isNumeric
  }

  /// The heads; over several columns one with a rule that shows how far it goes. Heads of columns beside those stand at
  /// the bottom and reach up as far as they need.
  private func headBlock() -> [String] {
    let heads = layout.shown.enumerated().map { self.heads[$1].headLines(layout.widths[$0]) }
    let runs = table.groupRuns(layout.shown)
    let grouped = runs.filter { $0.group != nil }.flatMap(\.positions)
    guard !grouped.isEmpty else { return headLines(heads) }
    let height = grouped.map { heads[$0].count }.max() ?? 1
    return groupLines(runs, above: heads.map { Array($0.dropLast(height)) })
      + headLines(heads.map { Array($0.suffix(height)) })
  }

  private func headLines(_ cells: [[ShownText]]) -> [String] {
    guard cells.contains(where: { $0.contains { !$0.isEmpty } }) else { return [] }
    return drawn(cells, .bold, fromBottom: true)
  }

  /// The heads over several columns, centred, each with its rule, and beside them what `above` has of other heads.
  private func groupLines(_ runs: [GroupRun], above: [[ShownText]]) -> [String] {
    let spans = runs.map { GridLayout.total(layout.widths[$0.positions], layout.gap) }
    let hasRules = !options.plainTable
    let labels = zip(runs, spans).map { run, span -> [ShownText] in
      guard let group = run.group else { return above[run.positions.lowerBound].dropLast(hasRules ? 1 : 0) }
      let label = ShownText(group).cutInTheMiddle(to: GridText.headLimit)
      return label.headLines(span).map { $0.indented(by: (span - $0.columns) / 2) }
    }
    let rightAligned = runs.map { $0.group == nil && isRightAligned($0.positions.lowerBound) }
    let bold = [Paint.Style?](repeating: .bold, count: runs.count)
    let lines = stacked(labels, spans, rightAligned, bold, fromBottom: true)
    guard hasRules else { return lines }
    let rules = zip(runs, spans).map { run, span in
      run.group == nil ? above[run.positions.lowerBound].suffix(1) : [ShownText(String(repeating: "─", count: span))]
    }
    let styles: [Paint.Style?] = runs.map { $0.group == nil ? .bold : .dim }
    return lines + stacked(rules, spans, rightAligned, styles, fromBottom: true)
  }

  private func rowLines(_ row: TableRow) -> [String] {
    let cells = layout.shown.enumerated().map { position, column in
      cellLines(row, column, width: layout.widths[position])
    }
    let style: Paint.Style? =
      switch row.role {
      case .body: nil
      case .total: .bold
      case .missing: .dim
      }
    return drawn(cells, style, fromBottom: false)
  }

  /// A cell fitted to its column: wording is wrapped, a label loses its middle, a number stays whole.
  private func cellLines(_ row: TableRow, _ index: Int, width: Int) -> [ShownText] {
    let cell = table.cell(row, index)
    let column = table.columns[index]
    let text = cell.text(in: column, options)
    if case .marked(_, let hits) = cell { return wordingLines(text, hits, width) }
    if cell.isNumeric { return [ShownText(text)] }
    if column.kind == .text { return wordingLines(text, [], width) }
    let indent = index == 0 ? GridText.indent(row) : 0
    return [ShownText(text).cutInTheMiddle(to: max(1, width - indent)).indented(by: indent).cutAtTheEnd(to: width)]
  }

  private func wordingLines(_ text: String, _ hits: [SourceSpan], _ width: Int) -> [ShownText] {
    let lines = ShownText(text, hits: hits).wrapped(to: width)
    guard lines.count > GridText.cellLineLimit else { return lines }
    let last = ShownText(glyphs: lines[GridText.cellLineLimit - 1].glyphs + [.ellipsis])
    return lines.prefix(GridText.cellLineLimit - 1) + [last.columns > width ? last.cutAtTheEnd(to: width) : last]
  }

  private func drawn(_ cells: [[ShownText]], _ style: Paint.Style?, fromBottom: Bool) -> [String] {
    let positions = Array(layout.shown.indices)
    return stacked(
      cells, layout.widths, positions.map(isRightAligned), positions.map { _ in style }, fromBottom: fromBottom)
  }

  /// Puts cells of several lines beside one another.
  private func stacked(
    _ cells: [[ShownText]], _ widths: [Int], _ rightAligned: [Bool], _ styles: [Paint.Style?], fromBottom: Bool
  ) -> [String] {
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { level in
      var line = ""
      var spaces = 0
      for (index, cell) in cells.enumerated() {
        if index > 0 { spaces += layout.gap }
        let inCell = fromBottom ? level - (height - cell.count) : level
        guard cell.indices.contains(inCell), !cell[inCell].isEmpty else {
          spaces += widths[index]
          continue
        }
        let free = max(0, widths[index] - cell[inCell].columns)
        if rightAligned[index] { spaces += free }
        line += String(repeating: " ", count: spaces) + cell[inCell].text(paint, styles[index])
        spaces = rightAligned[index] ? 0 : free
      }
      return line
    }
  }
}
