import TartanModel

/// The lines of one result as text, without the margin that holds its number.
struct TextPage {
  private let result: RenderedResult
  private let options: RenderOptions
  private let room: Int?
  private let paint: Paint

  init(_ result: RenderedResult, _ options: RenderOptions, room: Int?) {
    self.result = result
    self.options = options
    self.room = room
    paint = Paint(styled: options.styled)
  }

  /// All lines: what it is, the tables, the base, the notes.
  func lines() -> [String] {
    let answer = result.answer
    var lines = opening()
    var before: TableLayout?
    for table in answer.shownTables {
      if before != nil, table.layout != .line { lines.append("") }
      lines += tableLines(table)
      before = table.layout
    }
    addFoot(to: &lines, after: before)
    for note in answer.notes { lines += wrapped("note: " + note, hanging: 2, .dim) }
    if options.statesSource, let provenance = result.provenance {
      lines += wrapped("source: " + provenance.sentence, hanging: 2, .dim)
      lines.append(provenance.line)
    }
    return lines
  }

  /// The sentences say what the result is; where there are none, in a file, and over a page of help, the title does.
  private func opening() -> [String] {
    let answer = result.answer
    let needsTitle = answer.sentences.isEmpty || options.statesSource || answer.kind == .help
    let isTitled = !answer.title.isEmpty && needsTitle
    let title = isTitled ? wrapped(answer.title, hanging: 0, .bold) : []
    return title + answer.sentences.flatMap { wrapped($0, hanging: 0, nil) }
  }

  private func tableLines(_ table: AnswerTable) -> [String] {
    switch table.layout {
    case .grid: gridLines(table)
    case .line: pairLines(table)
    case .data: []
    case .records: RecordsText(table: table, options: options, room: room).lines() + omissions(table)
    case .concordance:
      (ConcordanceText(table, options, room: room)?.lines() ?? gridLines(table)) + omissions(table)
    }
  }

  private func gridLines(_ whole: AnswerTable) -> [String] {
    let table = whole.joined(options)
    let grid = GridText(table, options, room: room)
    return grid.lines() + leftOut(grid.omitted, of: table) + omissions(table)
  }

  /// Pairs broken between one another, never inside.
  private func pairLines(_ table: AnswerTable) -> [String] {
    var lines: [ShownText] = []
    for pair in MeasureLine.pairs(table, options).map({ ShownText($0) }) {
      let dot = ShownText(" · ")
      if let last = lines.last, room.map({ last.columns + dot.columns + pair.columns <= $0 }) ?? true {
        lines[lines.count - 1] = ShownText(glyphs: last.glyphs + dot.glyphs + pair.glyphs)
      } else {
        lines.append(pair)
      }
    }
    return lines.flatMap { $0.wrapped(to: room) }.map { $0.text(paint) } + omissions(table)
  }

  private func omissions(_ table: AnswerTable) -> [String] {
    table.omitted.flatMap { wrapped("… " + $0, hanging: 2, .dim) }
  }

  /// What was left out and where it is: `… and 9 columns more: A, B, … (the whole table: export %3 -> "file")`.
  private func leftOut(_ columns: [Int], of table: AnswerTable) -> [String] {
    guard !columns.isEmpty, let room else { return [] }
    let count = columns.count == 1 ? "1 column" : "\(columns.count) columns"
    let opening = "… and \(count) more: "
    let command = result.number.map { "export %\($0) -> \"file\"" } ?? "-> \"file\""
    // Files of bare cells hold the first table only.
    let isFirst = result.answer.tables.first.map { $0.joined(options) == table } ?? false
    let ending = " (the whole table: \(isFirst ? command : command.dropLast() + ".json\""))"
    var names: [String] = []
    var left = 2 * room - opening.count - ending.count - 6
    let all = table.groupRuns(columns).flatMap { run in
      run.group.map { [$0] } ?? run.positions.map { table.columns[columns[$0]].name }
    }
    for name in all {
      left -= ShownText(name).columns + 2
      guard left >= 0 || names.isEmpty else { break }
      names.append(ShownText(name).cutInTheMiddle(to: room / 2).text(Paint(styled: false)))
    }
    let list = names.joined(separator: ", ") + (names.count < all.count ? ", …" : "")
    return wrapped(opening + list + ending, hanging: 2, .dim)
  }

  /// The foot stands beside a line of measures where there is room, and below everything else.
  private func addFoot(to lines: inout [String], after layout: TableLayout?) {
    let foot = Foot.statements(result.answer.shownTables, base: result.answer.base).joined(separator: " · ")
    guard !foot.isEmpty else { return }
    let shown = ShownText(foot)
    if layout == .line, let last = lines.last, let table = result.answer.shownTables.last, table.omitted.isEmpty {
      let gap = 6
      // The last line is drawn from the pairs, which carry no style.
      let used = ShownText(last).columns
      if room.map({ used + gap + shown.columns <= $0 }) ?? true {
        lines[lines.count - 1] = last + String(repeating: " ", count: gap) + shown.text(paint, .dim)
        return
      }
    }
    lines += wrapped(foot, hanging: 2, .dim)
  }

  /// `text` in lines; those after the first stand `hanging` to the right.
  private func wrapped(_ text: String, hanging: Int, _ style: Paint.Style?) -> [String] {
    ShownText.lines(of: text).flatMap { line -> [String] in
      let first = line.wrapped(to: room)
      guard hanging > 0, first.count > 1, let room else { return first.map { $0.text(paint, style) } }
      let rest = ShownText(glyphs: line.glyphs.dropFirst(first[0].glyphs.count).drop(while: \.isSpace))
      let lines = [first[0]] + rest.wrapped(to: max(1, room - hanging)).map { $0.indented(by: hanging) }
      return lines.map { $0.text(paint, style) }
    }
  }
}
