import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension Session {
  /// `show [SET]`.
  func show(_ syntax: SetSyntax?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let subject = try syntax.map { set throws(Diagnostic) in try question.binder.set(set) } ?? .all
    let name = syntax.flatMap { $0 == .all($0.span) ? nil : withParameters(canonicalText(of: $0)) }
    let plan: SetPlan = .intersection([question.plan, subject])
    let listing = StatementListing(
      question: question, plan: plan, subject: name, fields: try shownFields(command, question),
      order: try statementOrder(command, question))
    var reply = Reply.result(
      try listing.answer(limit: command.clauses.first?.value ?? StatementListing.usualLimit),
      CellSets(base: plan), keep: .whenReferred)
    if command.clauses.first == nil { reply.whole = WholeAnswer(fields: listing.fields, order: listing.order) }
    return reply
  }

  /// The fields asked for, or: identity, labels, then the wording.
  private func shownFields(_ command: CommandSyntax, _ question: Question) throws(Diagnostic) -> [FieldID] {
    if !command.clauses.fields.isEmpty {
      var fields: [FieldID] = []
      for name in command.clauses.fields {
        let field = try question.binder.field(name)
        if !fields.contains(field.id) { fields.append(field.id) }
      }
      return fields
    }
    let catalog = question.catalog
    let labels = catalog.fields.filter { field in
      // A field that says the same of every statement tells nothing about one of them.
      (field.kind == .multi && !field.labels.names.isEmpty) || (field.kind == .single && field.labels.names.count > 1)
    }
    let wording = catalog.wordingField.map { [$0.id] } ?? []
    return labels.prefix(StatementListing.usualLabels).map(\.id) + wording
  }

  private func statementOrder(_ command: CommandSyntax, _ question: Question) throws(Diagnostic) -> [SortKey] {
    guard let sort = command.clauses.sortRows else { return [] }
    return [SortKey(try question.binder.field(sort.key).id, descending: sort.descending ?? false)]
  }
}

/// A listing of statements.
struct StatementListing {
  /// How many statements a screen gets unless asked for more.
  static let usualLimit = 100
  /// How many label fields are shown unless asked for more.
  static let usualLabels = 4

  let question: Question
  let plan: SetPlan
  let subject: String?
  let fields: [FieldID]
  let order: [SortKey]

  /// The listing of the first `limit` statements; nil gives all.
  func answer(limit: Int?) throws(Diagnostic) -> Answer {
    let statements = try question.bitmap(plan)
    let total = statements.population
    let rows = try question.ask { executor throws(EngineFailure) in
      try executor.rows(in: statements, sortedBy: order, limit: limit ?? .max)
    }
    let left = total - rows.count
    let lines = try lines(of: rows)
    let table = AnswerTable(
      name: "statements", layout: hasWording ? .records : .grid, columns: columns,
      stubCount: question.catalog.idField == nil ? 0 : 1, rows: lines,
      omitted: left > 0 ? ["\(rows.count) of \(Wording.statements(total)) shown; first \(total) shows all"] : [])
    return Answer(
      kind: .statements, title: subject.map { "Statements in \($0)" } ?? "Statements",
      base: question.base(of: total, narrowedBy: subject),
      sentences: total == 0 ? ["no statement"] : [], tables: total == 0 ? [] : [table])
  }

  private func lines(of rows: [Int]) throws(Diagnostic) -> [TableRow] {
    let stop = question.engine.stop
    stop.progress.begin(.listing, total: rows.count)
    var lines: [TableRow] = []
    lines.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      if index % 256 == 0 {
        if stop.isRaised { throw Question.diagnostic(.stopped) }
        stop.progress.advance(by: 256)
      }
      lines.append(self.row(row))
    }
    return lines
  }

  private var hasWording: Bool { fields.contains { question.catalog[$0].kind == .text } }

  /// The identity first, whichever fields were asked for.
  private var shown: [FieldDescription] {
    let chosen = fields.map { question.catalog[$0] }
    guard let id = question.catalog.idField else { return chosen }
    return [id] + chosen.filter { $0.id != id.id }
  }

  private var columns: [TableColumn] {
    shown.map { field in
      switch field.kind {
      case .text: TableColumn(field.name, .text)
      case .number: TableColumn(field.name, .number)
      case .id, .single, .multi, .date: TableColumn(field.name, .label)
      }
    }
  }

  private func row(_ row: Int) -> TableRow {
    TableRow(shown.map { StatementListing.cell(question.dataset.value(of: $0.id, row: row), $0) })
  }

  /// A value of the data as a cell; several labels are joined by semicolons.
  static func cell(_ value: FieldValue, _ field: FieldDescription) -> Cell {
    switch value {
    case .labels(let codes): .text(codes.map { field.labels.names[$0.index] }.joined(separator: "; "))
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? .count(Int(number)) : .number(number)
    case .date(let text): .text(text)
    case .text(let text): .text(text)
    case .missing: .empty
    }
  }
}
