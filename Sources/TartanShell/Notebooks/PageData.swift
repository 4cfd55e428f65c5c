import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanRender

/// The statements behind the cells of a page, and which cell opens which of them.
struct PageData {
  /// How many statements a page carries at most.
  static let mostStatements = 5_000
  /// How many statements of one cell a page carries at most.
  static let mostMembers = 1_000
  /// How many cells of a page can be opened at most.
  static let mostCells = 5_000

  let session: Session
  private(set) var statements: [PageStatement] = []
  private(set) var sets: [PageSet] = []
  /// Whether some cell could not be opened, or not with all of its statements, because the page would grow too large.
  private(set) var isCut = false
  private var places: [String: [Int: Int]] = [:]
  private let embed: String

  init(session: Session) {
    self.session = session
    embed = session.settings["embed"]
    hidesCounts = session.state.results.contains { PageData.hidesCounts($0) }
  }

  /// Whether some result hides or rounds counts: the statements behind any cell could then give them away.
  let hidesCounts: Bool

  /// Whether the page carries statements at all.
  var carriesStatements: Bool { embed != "none" && !hidesCounts }

  /// Whether it carries their wording and labels.
  var carriesWording: Bool { embed == "statements" }

  private static func hidesCounts(_ entry: ResultEntry) -> Bool {
    let clauses = (try? Parser.parse(entry.provenance.command))?.clauses
    let settings = entry.provenance.settings ?? ""
    return clauses?.suppress != nil || clauses?.round != nil || settings.contains("set suppress")
      || settings.contains("set round")
  }

  /// The cells of a result that can be opened; their statements are taken in.
  ///
  /// - Throws: `interrupted`, or what cannot be read from the data.
  mutating func openings(of number: Int) throws(Diagnostic) -> [PageOpening] {
    guard carriesStatements, let entry = session.state.result(number),
      let open = session.state.datasets.first(where: { $0.name == entry.dataset }),
      let then = open.earlier(entry.version)
    else { return [] }
    // The sets refer to the data as they were recoded then; the statements are shown as they are at the end.
    let question = self.question(open.with(then, entry.version))
    let shown = self.question(open)
    var openings: [PageOpening] = []
    let tables = entry.answer.tables.filter { !$0.columns.isEmpty && $0.layout != .data }
    for (index, table) in tables.enumerated() where table.layout == .grid {
      for (rowIndex, row) in table.rows.enumerated() {
        let cells = CellPlans(entry: entry, table: table, row: row)
        var known: [String: Behind] = [:]
        for column in cells.order {
          guard sets.count < PageData.mostCells else {
            isCut = true
            return openings
          }
          guard let plan = cells.plan(column) else { continue }
          var behind =
            if let seen = known[plan.title] { seen } else { Behind(statements: try question.bitmap(plan.set)) }
          if let set = try take(&behind, plan.title, cells.count(column), shown) {
            openings.append(PageOpening(table: index, row: rowIndex, column: column, set: set))
          }
          known[plan.title] = behind
        }
      }
    }
    return openings
  }

  private func question(_ open: OpenDataset) -> Question {
    Question(open: open, binder: session.binder(for: open), plan: .all, filterText: nil, engine: session.engine)
  }

  /// The statements that rows and columns say are behind some cells of a row.
  private struct Behind {
    let statements: Bitmap
    /// Where the page has them, once some cell opens them.
    var set: Int?
    /// Whether some cell counts otherwise: a figure without a count may then be of other statements, too.
    var isContradicted = false
  }

  /// Takes in the statements of a cell, if they are as many as the cell says.
  private mutating func take(_ behind: inout Behind, _ title: String, _ count: Int?, _ shown: Question)
    throws(Diagnostic) -> Int?
  {
    let population = behind.statements.population
    if let count, count != population { behind.isContradicted = true }
    guard population > 0, count.map({ $0 == population }) ?? (behind.set != nil || !behind.isContradicted) else {
      return nil
    }
    if let set = behind.set { return set }
    let bitmap = behind.statements
    let rows = try shown.ask { executor throws(EngineFailure) in
      try executor.rows(in: bitmap, sortedBy: [], limit: PageData.mostMembers)
    }
    let members = rows.compactMap { place(of: $0, shown) }
    if members.count < population { isCut = true }
    sets.append(PageSet(title: title, count: population, members: members))
    behind.set = sets.count - 1
    return behind.set
  }

  private mutating func place(of row: Int, _ question: Question) -> Int? {
    let dataset = question.open.name
    if let place = places[dataset]?[row] { return place }
    guard statements.count < PageData.mostStatements else { return nil }
    statements.append(statement(row, question))
    places[dataset, default: [:]][row] = statements.count - 1
    return statements.count - 1
  }

  private func statement(_ row: Int, _ question: Question) -> PageStatement {
    let catalog = question.catalog
    func text(_ field: FieldDescription) -> String {
      switch StatementListing.cell(question.dataset.value(of: field.id, row: row), field) {
      case .text(let text): text
      case .count(let count): String(count)
      case .number(let number): NumberText.shortest(number) ?? ""
      default: ""
      }
    }
    let id = catalog.idField.map(text) ?? "statement \(row + 1)"
    guard carriesWording else { return PageStatement(id: id, labels: "", wording: "") }
    let labels = catalog.fields.filter { field in
      (field.kind == .multi && !field.labels.names.isEmpty) || (field.kind == .single && field.labels.names.count > 1)
    }
    return PageStatement(
      id: id,
      labels: labels.prefix(StatementListing.usualLabels).map(text).filter { !$0.isEmpty }
        .joined(separator: " · "), wording: catalog.wordingField.map(text) ?? "")
  }
}

/// The sets behind the cells of one row.
private struct CellPlans {
  let entry: ResultEntry
  let table: AnswerTable
  let row: TableRow

  /// The columns of numbers, counts first: what a count confirms, the figures beside it may use.
  var order: [Int] {
    let numbers = table.columns.indices.dropFirst(table.stubCount).filter { isFigure($0) }
    return numbers.filter { count($0) != nil } + numbers.filter { count($0) == nil }
  }

  private func isFigure(_ column: Int) -> Bool {
    guard row.cells.indices.contains(column) else { return false }
    switch (table.columns[column].kind, row.cells[column]) {
    case (.count(let unit), .count): return unit == "statements"
    case (.percent, .percent), (.measure, .number): return true
    default: return false
    }
  }

  /// What a cell counts; nil for a share or a measure.
  func count(_ column: Int) -> Int? {
    if case .count(let count) = row.cells[column] { count } else { nil }
  }

  /// The set behind a cell, with its name; nil if rows and columns do not say it.
  func plan(_ column: Int) -> (title: String, set: SetPlan)? {
    let head = table.columns[column].group ?? table.columns[column].name
    let names = table.columns.indices.prefix(table.stubCount).compactMap { name($0) }
    guard let first = names.first else { return nil }
    let line = self.line(first, entry.cells.rows)
    guard line != nil || row.role != .body else { return nil }
    let columns = entry.cells.columns
    let across = (names.count > 1 ? self.line(names[1], columns) : nil) ?? self.line(head, columns)
    guard let across else {
      // A share beside no count that confirms it: of what, cannot be told.
      guard columns.isEmpty || count(column) != nil else { return nil }
      return (first, .intersection([entry.cells.base] + (line.map { [$0.set] } ?? [])))
    }
    return (first + " × " + across.name, entry.cells.cell(line ?? (first, .all), across))
  }

  private func name(_ column: Int) -> String? {
    guard row.cells.indices.contains(column), case .text(let name) = row.cells[column] else { return nil }
    return name
  }

  private func line(_ name: String, _ lines: [(name: String, set: SetPlan)]) -> (name: String, set: SetPlan)? {
    lines.first { $0.name == name }
  }
}
