import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanRender
import TartanText

extension Session {
  /// `datasets`.
  func listDatasets() -> Reply {
    guard !state.datasets.isEmpty else {
      return Reply(
        answer: Answer(kind: .datasets, title: "Datasets", sentences: ["no data are open: load \"file.csv\""]))
    }
    let rows = state.datasets.enumerated().map { index, open in
      TableRow([
        .text(open.name), .count(open.dataset.statements), .text(open.filterText ?? ""),
        .text(PathNames.relative(open.path, to: environment.folder)), .text(index == state.current ? "in use" : ""),
      ])
    }
    let table = AnswerTable(
      columns: [
        TableColumn("dataset", .label), TableColumn("statements", .count(unit: "statements")),
        TableColumn("filter", .text), TableColumn("file", .text), TableColumn("", .label),
      ], rows: rows)
    return Reply(answer: Answer(kind: .datasets, title: "Datasets", tables: [table]))
  }

  /// `use NAME`.
  mutating func use(_ name: Name) throws(Diagnostic) -> Reply {
    let index = try datasetIndex(name)
    state.current = index
    let open = state.datasets[index]
    return .state("\(open.name): \(Wording.statements(open.dataset.statements))")
  }

  /// `drop NAME`: closes a dataset; its results stay readable, but nothing more can be asked of them.
  mutating func drop(_ name: Name) throws(Diagnostic) -> Reply {
    let index = try datasetIndex(name)
    let gone = state.datasets.remove(at: index)
    if let current = state.current {
      if current == index { state.current = state.datasets.isEmpty ? nil : state.datasets.count - 1 }
      if current > index { state.current = current - 1 }
    }
    let now = state.dataset.map { "; \($0.name) is in use" } ?? ""
    return .state("\(gone.name) is closed\(now)", keep: .never)
  }

  private func datasetIndex(_ name: Name) throws(Diagnostic) -> Int {
    let typed = Normalization.nfc(name.text)
    if let exact = state.datasets.firstIndex(where: { $0.name == typed }) { return exact }
    let folded = Normalization.caseFolded(typed)
    if let alike = state.datasets.firstIndex(where: { Normalization.caseFolded($0.name) == folded }) { return alike }
    let open = state.datasets.map(\.name)
    throw Diagnostic(
      .unknownName, at: name.span, "no dataset named '\(Control.visible(typed))' is open",
      hints: open.isEmpty ? ["load \"file.csv\""] : ["open are \(open.joined(separator: ", "))"])
  }

  /// `describe [FIELD]`.
  func describe(_ name: Name?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let cuts: [ClauseKeyword] = [.sort, .top, .minimum]
    guard let name else {
      try command.refuse(cuts, in: "describe of all fields", hints: ["describe FIELD takes it"])
      return try describeAll(question)
    }
    let field = try question.binder.field(name)
    switch field.kind {
    case .single, .multi, .date:
      var reply = try count(nil, by: [.field(name, top: nil, among: [])], command)
      reply.answer?.title = "\(field.name): \(field.kind.rawValue)"
      reply.keep = .whenReferred
      return reply
    case .number:
      try command.refuse(
        cuts, in: "describe of a number field", hints: ["count by \(nameText(field.name)) takes it"])
      return try describeNumbers(field, question)
    case .text, .id:
      try command.refuse(
        cuts, in: "describe of \(field.kind == .id ? "identities" : "wording")", hints: ["show takes first N"])
      return try describeWording(field, question)
    }
  }

  private func describeAll(_ question: Question) throws(Diagnostic) -> Reply {
    let statements = try question.base()
    var rows: [TableRow] = []
    for field in question.catalog.fields {
      // Of all statements the catalog knows it: a saved dataset need not read its columns for that.
      let missing =
        statements.population == question.dataset.statements
        ? field.missing : try question.bitmap(.missing(field.id)).intersectionCount(statements)
      let labels = field.kind == .single || field.kind == .multi
      rows.append(
        TableRow([
          .text(field.name), .text(field.kind.rawValue + (field.isHierarchical ? ", paths" : "")),
          labels ? .count(field.labels.names.count) : .empty, .count(statements.population - missing), .count(missing),
          .text(labels ? mostFrequent(field, try labelCounts(field, question, statements)) : ""),
        ]))
    }
    let unit = ColumnKind.count(unit: "statements")
    let table = AnswerTable(
      columns: [
        TableColumn("field", .label), TableColumn("kind", .label), TableColumn("labels", .count(unit: "labels")),
        TableColumn("with value", unit), TableColumn("missing", unit), TableColumn("most frequent", .text),
      ], rows: rows)
    let answer = Answer(
      kind: .describe, title: "Fields of \(question.open.name)", base: question.base(of: statements.population),
      tables: [table])
    return .result(answer, CellSets(base: question.plan), keep: .whenReferred)
  }

  private func labelCounts(_ field: FieldDescription, _ question: Question, _ statements: Bitmap)
    throws(Diagnostic) -> [Int]
  {
    try question.ask { executor throws(EngineFailure) in try executor.labelCounts(of: field.id, within: statements) }
  }

  private func mostFrequent(_ field: FieldDescription, _ counts: [Int]) -> String {
    let order = LineOrder(key: .total, descending: true).positions(names: field.labels.names, totals: counts)
      .filter { counts[$0] > 0 }
    let shown = order.prefix(3).map { "\(field.labels.names[$0]) \(counts[$0])" }
    return shown.joined(separator: " · ") + (order.count > 3 ? " …" : "")
  }

  private func describeNumbers(_ field: FieldDescription, _ question: Question) throws(Diagnostic) -> Reply {
    let statements = try question.base()
    let summary = try question.ask { executor throws(EngineFailure) in
      try executor.summary(of: field.id, within: statements)
    }
    let table = AnswerTable(
      columns: summaryColumns(summary, decimals: decimals(of: field, question))
        + [TableColumn("with value", .count(unit: "statements")), TableColumn("missing", .count(unit: "statements"))],
      stubCount: 0,
      rows: [
        TableRow([
          .measure(summary.minimum), .measure(summary.median), .measure(summary.mean), .measure(summary.maximum),
          .count(summary.count), .count(summary.missing),
        ])
      ])
    let answer = Answer(
      kind: .describe, title: "\(field.name): number", base: question.base(of: statements.population), tables: [table])
    return .result(answer, CellSets(base: question.plan), keep: .whenReferred)
  }

  private func decimals(of field: FieldDescription, _ question: Question) -> Int {
    guard case .number(let column) = question.dataset[field.id] else { return 0 }
    return column.decimals
  }

  /// Numbers of the data with the decimals of the data; the mean, and a median between two numbers, with one more.
  private func summaryColumns(_ summary: NumberSummary, decimals: Int) -> [TableColumn] {
    let median = summary.median ?? 0
    let isBetween = NumberText.fixed(median, decimals: decimals).flatMap { Double($0) } != median
    return [
      TableColumn("least", .measure(decimals: decimals)),
      TableColumn("median", .measure(decimals: isBetween ? decimals + 1 : decimals)),
      TableColumn("mean", .measure(decimals: decimals + 1)), TableColumn("greatest", .measure(decimals: decimals)),
    ]
  }

  private func describeWording(_ field: FieldDescription, _ question: Question) throws(Diagnostic) -> Reply {
    let statements = try question.base()
    let missing = try question.bitmap(.missing(field.id)).intersectionCount(statements)
    let filled = statements.population - missing
    let words = field.kind == .id ? "identities" : "wording"
    let hint = field.kind == .id ? "\(nameText(field.name)):VALUE finds one" : "find WORD shows it in context"
    let answer = Answer(
      kind: .describe, title: "\(field.name): \(words)", base: question.base(of: statements.population),
      sentences: ["\(words) on \(filled) of \(Wording.statements(statements.population)), \(missing) without; \(hint)"])
    return .result(answer, CellSets(base: question.plan), keep: .whenReferred)
  }
}
