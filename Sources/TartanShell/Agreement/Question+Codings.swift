import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

extension Question {
  /// The codings of a file with a row for each statement and coder.
  ///
  /// - Throws: a diagnostic where a coder has two codings of one unit that differ, or fields are of the wrong kind.
  func codings(
    of subject: Name, by coder: Name, per unit: Name?, at span: SourceSpan
  ) throws(Diagnostic) -> CodingTable {
    let field = try binder.labelledField(subject, for: "agree")
    let coderField = try coderField(coder)
    guard field.id != coderField.id else {
      throw Diagnostic(.wrongKind, at: coder.span, "\(field.name) cannot be both what is coded and who coded it")
    }
    let unitField = try unitField(unit, at: span)
    guard unitField.id != field.id, unitField.id != coderField.id else {
      throw Diagnostic(
        .wrongKind, at: unit?.span ?? span, "\(unitField.name) cannot be what is coded as well",
        hints: ["per names the field that says which rows are of one statement"])
    }
    var gathering = CodingGathering(open: open, field: field, coderField: coderField, unitField: unitField)
    let choice = CodingChoice(plan, of: [field.id])
    if !choice.ofUnits.isEmpty { try forEachRow(of: base()) { gathering.choose($0) } }
    try forEachRow(of: bitmap(choice.ofCodings)) { if !gathering.isTooLarge { gathering.add($0) } }
    guard !gathering.isTooLarge else {
      throw Diagnostic(
        .badValue, at: span,
        "\(coderField.name) has \(coderField.labels.names.count) labels, too many coders for so many statements",
        hints: ["name the field that says who coded", "where SET takes fewer statements"])
    }
    if let repeated = gathering.repeated {
      throw repeated.diagnostic(at: span, lines: dataset.lines, unit: unitField.name)
    }
    var table = gathering.table
    table.isChosenByCodings = !choice.ofUnits.isEmpty
    if table.isChosenByCodings {
      table.notes.append(
        "the filter looks at \(field.name), which is compared: it chooses units in which some coding fits, "
          + "and all codings of them are compared; units chosen so agree less, or more, than all do")
    }
    return table
  }

  /// Goes through rows, until somebody asks to stop.
  private func forEachRow(of rows: Bitmap, _ body: (Int) -> Void) throws(Diagnostic) {
    var isStopped = false
    rows.forEachRow { row in
      if row % 4_096 == 0, engine.stop.isRaised { isStopped = true }
      if !isStopped { body(row) }
    }
    if isStopped { throw Question.diagnostic(.stopped) }
  }

  private func coderField(_ name: Name) throws(Diagnostic) -> FieldDescription {
    let field = try binder.labelledField(name, for: "agree … by")
    guard field.kind == .multi else { return field }
    guard open.mapping.rowsPer != nil else {
      throw Diagnostic(
        .wrongKind, at: name.span, "\(field.name) has several labels a row, so it does not say who coded the row",
        hints: ["one field for each coder is compared so: agree tag_A, tag_B"])
    }
    throw Diagnostic(
      .wrongKind, at: name.span,
      "the rows of each statement were joined when the file was read: which of them was whose coding is lost",
      hints: ["load the file again without rows per, then agree"])
  }

  private func unitField(_ name: Name?, at span: SourceSpan) throws(Diagnostic) -> FieldDescription {
    guard let name else {
      if let id = catalog.idField { return id }
      throw Diagnostic(
        .wrongKind, at: span, "the data have no identities that say which rows are codings of one statement",
        hints: ["agree … per FIELD names the field that does"])
    }
    let field = try binder.field(name)
    guard field.kind != .multi else {
      throw Diagnostic(
        .wrongKind, at: name.span, "\(field.name) has several labels a row and cannot say which rows belong together",
        hints: catalog.idField.map { ["per \(nameText($0.name))"] } ?? [])
    }
    return field
  }

  /// The codings of a file with a field for each coder.
  ///
  /// - Throws: a diagnostic where fields are of different kinds or one stands there twice.
  func codings(in names: [Name]) throws(Diagnostic) -> CodingTable {
    var fields: [FieldDescription] = []
    for name in names {
      let field = try binder.labelledField(name, for: "agree")
      guard !fields.contains(where: { $0.id == field.id }) else {
        throw Diagnostic(.badValue, at: name.span, "\(field.name) stands there twice", hints: ["one field a coder"])
      }
      if let first = fields.first, first.kind != field.kind {
        throw Diagnostic(
          .wrongKind, at: name.span,
          "\(first.name) has \(first.kind == .multi ? "several labels" : "one label") a statement, and \(field.name)"
            + " \(field.kind == .multi ? "several" : "one")",
          hints: ["coders are compared on fields of one kind; load reads a field as single or multi"])
      }
      fields.append(field)
    }
    let isMulti = fields.contains { $0.kind == .multi }
    let labels = Set(fields.flatMap(\.labels.names)).sorted(by: LineOrder.precedes)
    let number = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let maps = fields.map { $0.labels.names.map { number[$0] ?? 0 } }
    var codings: [[Int]?] = []
    var rows: [[UInt32]] = []
    var blanks = [Int](repeating: 0, count: fields.count)
    try forEachRow(of: base()) { row in
      rows.append([UInt32(row)])
      for (coder, field) in fields.enumerated() {
        if case .labels(let codes) = dataset.value(of: field.id, row: row) {
          codings.append(codes.map { maps[coder][$0.index] }.sorted())
        } else {
          blanks[coder] += 1
          codings.append(isMulti ? [] : nil)
        }
      }
    }
    var table = CodingTable(
      coders: fields.map(\.name), labels: labels, codings: codings, rows: rows, rowCount: dataset.statements,
      isMulti: isMulti,
      layout: .fields(
        fields.map(\.id),
        codes: fields.map { field in
          let codes = Dictionary(uniqueKeysWithValues: field.labels.names.enumerated().map { ($1, LabelID($0)) })
          return labels.map { codes[$0] }
        }))
    if blanks.contains(where: { $0 > 0 }) {
      let counts = zip(fields, blanks).filter { $1 > 0 }.map { "\($1) in \($0.name)" }
      table.notes.append(
        isMulti
          ? "a blank is read as coded with no label (\(Wording.list(counts))); if it means not coded: where "
            + "\(fields.map { "\(nameText($0.name)):any" }.joined(separator: " and "))"
          : "a blank is read as not coded: \(Wording.list(counts))")
    }
    let compared = Set(fields.map(\.id))
    if !CodingChoice(plan, of: compared).ofUnits.isEmpty {
      let named = fields.filter { plan.fields.contains($0.id) }.map(\.name)
      table.notes.append(
        "the filter looks at \(named.isEmpty ? "statements of an earlier result" : Wording.list(named)), and "
          + "\(named.count == 1 ? "it is" : "they are") compared: statements chosen by what was coded agree more, or less, "
          + "than all do")
    }
    return table
  }
}
