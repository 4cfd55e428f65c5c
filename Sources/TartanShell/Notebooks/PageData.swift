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
      let open = session.state.datasets.first(where: { $0.name == entry.dataset })
    else { return [] }
    let question = Question(
      open: open, binder: session.binder(for: open), plan: .all, filterText: nil, engine: session.engine)
    var openings: [PageOpening] = []
    let tables = entry.answer.tables.filter { !$0.columns.isEmpty && $0.layout != .data }
    for (index, table) in tables.enumerated() where table.layout == .grid {
      for (rowIndex, row) in table.rows.enumerated() {
        let cells = CellPlans(entry: entry, table: table, row: row)
        var known: [String: Int?] = [:]
        for column in cells.order {
          guard sets.count < PageData.mostCells else {
            isCut = true
            return openings
          }
          guard let plan = cells.plan(column) else { continue }
          let set: Int?
          if let seen = known[plan.title] {
            set = seen
          } else {
            set = try take(plan, cells.count(column), question)
            known[plan.title] = .some(set)
          }
          if let set { openings.append(PageOpening(table: index, row: rowIndex, column: column, set: set)) }
        }
      }
    }
    return openings
  }

  /// Takes in the statements of a cell, if they are as many as the cell says.
  private mutating func take(_ plan: (title: String, set: SetPlan), _ count: Int?, _ question: Question)
    throws(Diagnostic) -> Int?
  {
    let bitmap = try question.bitmap(plan.set)
    let population = bitmap.population
    guard population > 0, count == nil || count == population else { return nil }
    let rows = try question.ask { executor throws(EngineFailure) in
      try executor.rows(in: bitmap, sortedBy: [], limit: PageData.mostMembers)
    }
    let members = rows.compactMap { place(of: $0, question) }
    if members.count < population { isCut = true }
    sets.append(PageSet(title: plan.title, count: population, members: members))
    return sets.count - 1
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
    case (.count, .count), (.percent, .percent), (.measure, .number): return true
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
    var parts = [entry.cells.base]
    var title = first
    if let set = set(first, entry.cells.rows) {
      parts.append(set)
    } else if row.role == .body {
      return nil
    }
    if names.count > 1, let set = set(names[1], entry.cells.columns) {
      parts.append(set)
      title += " × " + names[1]
    } else if let set = set(head, entry.cells.columns) {
      parts.append(set)
      title += " × " + head
    } else if !entry.cells.columns.isEmpty, count(column) == nil {
      // A share beside no count that confirms it: of what, cannot be told.
      return nil
    }
    return (title, .intersection(parts))
  }

  private func name(_ column: Int) -> String? {
    guard row.cells.indices.contains(column), case .text(let name) = row.cells[column] else { return nil }
    return name
  }

  private func set(_ name: String, _ lines: [(name: String, set: SetPlan)]) -> SetPlan? {
    lines.first { $0.name == name }?.set
  }
}
