import TartanLanguage
import TartanModel
import TartanText

/// Decides how the columns of a file become fields: first what the script says, then what the columns show.
struct MappingResolver {
  let survey: ColumnSurvey
  let header: Header
  let syntax: LoadSyntax
  var mapping = Mapping()
  /// Rows joined by the identity, if it repeats; kept so that it is found once.
  private(set) var grouping: Grouping?

  /// The names of the fields so far, without case.
  private var fieldNames: Set<String> = []
  /// Whether each column is part of a field or left out.
  private var isUsed: [Bool]

  /// Resolves the mapping of a file.
  init(_ survey: ColumnSurvey, header: Header, syntax: LoadSyntax) throws(Diagnostic) {
    self.survey = survey
    self.header = header
    self.syntax = syntax
    isUsed = [Bool](repeating: false, count: survey.names.count)
    try readSyntax()
    findMarkedColumns()
    findSeries()
    findRoles()
    findRest()
    joinRows()
    mapping.fields.sort { ($0.columns.min() ?? 0) < ($1.columns.min() ?? 0) }
  }

  func isFree(_ column: Int) -> Bool { !isUsed[column] }

  /// Whether some field has that name already, in any case of letters.
  func hasField(_ name: String) -> Bool {
    fieldNames.contains(Normalization.caseFolded(name))
  }

  /// Adds a field that was found.
  mutating func add(_ rule: FieldRule) {
    for column in rule.columns { isUsed[column] = true }
    append(rule)
  }

  private mutating func append(_ rule: FieldRule) {
    mapping.fields.append(rule)
    fieldNames.insert(Normalization.caseFolded(rule.name))
  }

  /// Leaves a column out.
  mutating func ignore(_ column: Int) {
    isUsed[column] = true
    mapping.ignored.append(column)
  }

  /// Makes a column the identity; `rows` are the rows that it joins.
  mutating func takeIdentity(_ column: Int, _ rows: Grouping) {
    add(rule("id", .id, column: column))
    keep(rows)
  }

  /// Finds out whether the identity that the script names repeats.
  mutating func noteGrouping() {
    guard let id = mapping.fields.first(where: { $0.kind == .id }) else { return }
    keep(Grouping(survey, by: id.columns[0]))
  }

  /// Keeps which rows belong together, if any do.
  mutating func keep(_ rows: Grouping) {
    grouping = rows.isIdentity ? nil : rows
  }

  /// The field of one column with what its kind needs.
  func rule(_ name: String, _ kind: FieldKind, column: Int) -> FieldRule {
    var rule = FieldRule(name: name, kind: kind, columns: [column])
    if kind == .multi { rule.separator = survey.separator(of: column, named: name) }
    if kind == .number { rule.decimalMark = survey.traits[column].decimalMark ?? 0x2E }
    return rule
  }
}

// MARK: - What the script says
extension MappingResolver {
  private mutating func readSyntax() throws(Diagnostic) {
    for name in syntax.ignored {
      let column = try self.column(name)
      try take(column, at: name)
      mapping.ignored.append(column)
    }
    for field in syntax.fields { try read(field) }
    if let name = syntax.rowsPer { mapping.rowsPer = try column(name) }
  }

  private mutating func read(_ field: FieldMappingSyntax) throws(Diagnostic) {
    let name = field.field
    guard !hasField(name.text) else {
      throw Diagnostic(
        .badMapping, at: name.span, "field '\(name.text)' is mapped twice",
        hints: ["list the columns of one field: \(FieldName.sayable(name.text)) from \"A\", \"B\""])
    }
    let columns = try self.columns(of: field)
    let kind = try self.kind(of: field, columns: columns)
    if kind == .id, let other = mapping.fields.first(where: { $0.kind == .id }) {
      throw Diagnostic(
        .badMapping, at: field.kind?.span ?? name.span,
        "a statement has one identity, and it is '\(other.name)' already")
    }
    var rule = self.rule(name.text, kind, column: columns[0])
    rule.columns = columns
    rule.isMarked = field.marked
    rule.place = place(of: field)
    rule.kindPlace = field.kind?.span
    if field.marked || columns.count > 1 { rule.separator = nil }
    // A list of JSON is divided by its own rules, whatever stands between its values here.
    if let separator = field.separator, survey.lists[columns[0]] == nil || columns.count > 1 {
      rule.separator = separator.text
    }
    if let paths = field.paths {
      guard !paths.text.isEmpty else {
        throw Diagnostic(.badMapping, at: paths.span, "the separator of paths is empty")
      }
      rule.paths = paths.style == .word && paths.text == "none" ? .none : .separator(paths.text)
    }
    append(rule)
  }

  private func place(of field: FieldMappingSyntax) -> SourceSpan {
    switch field.columns {
    case .list(let names): names.reduce(names.first?.span ?? field.field.span) { $0.joined(with: $1.span) }
    case .range(let from, let to): from.span.joined(with: to.span)
    }
  }

  private mutating func columns(of field: FieldMappingSyntax) throws(Diagnostic) -> [Int] {
    var columns: [Int] = []
    switch field.columns {
    case .list(let names):
      for name in names {
        let column = try self.column(name)
        try take(column, at: name)
        columns.append(column)
      }
    case .range(let from, let to):
      let first = try column(from)
      let last = try column(to)
      guard first <= last else {
        throw Diagnostic(
          .badMapping, at: from.span.joined(with: to.span),
          "\"\(to.text)\" stands before \"\(from.text)\" in the file",
          hints: ["write the range as the file has it: \"\(to.text)\"..\"\(from.text)\""])
      }
      for column in first...last {
        try take(column, at: column == last ? to : from)
        columns.append(column)
      }
    }
    guard !columns.isEmpty else { throw Diagnostic(.badMapping, at: field.field.span, "no column is named") }
    return columns
  }

  private func column(_ name: Name) throws(Diagnostic) -> Int {
    if let column = header.column(named: name.text) { return column }
    let near = Spelling.nearest(name.text, among: header.names)
    let hints =
      near.isEmpty
      ? ["the columns are " + header.names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")]
      : near.map { "did you mean \"\($0)\"?" }
    throw Diagnostic(.badMapping, at: name.span, "no column named '\(name.text)'", hints: hints)
  }

  /// Notes that the script uses a column at `name`.
  private mutating func take(_ column: Int, at name: Name) throws(Diagnostic) {
    guard !isUsed[column] else {
      throw Diagnostic(
        .badMapping, at: name.span, "column \"\(header.names[column])\" is mapped twice",
        hints: ["name it in one field only"])
    }
    isUsed[column] = true
  }

  private func kind(of field: FieldMappingSyntax, columns: [Int]) throws(Diagnostic) -> FieldKind {
    if let separator = field.separator, separator.text.isEmpty {
      throw Diagnostic(.badMapping, at: separator.span, "the separator is empty", hints: ["split \";\""])
    }
    let isSet = field.marked || field.separator != nil || columns.count > 1
    guard let said = field.kind else {
      return isSet ? .multi : survey.naturalKind(of: columns[0], named: field.field.text)
    }
    guard let kind = FieldKind(rawValue: said.text.lowercased()) else {
      let kinds = FieldKind.allCases.map(\.rawValue)
      let near = Spelling.nearest(said.text, among: kinds, limit: 1)
      throw Diagnostic(
        .badMapping, at: said.span, "no kind of field is called '\(said.text)'",
        hints: near.map { "did you mean as \($0)?" } + ["kinds: " + kinds.joined(separator: ", ")])
    }
    if isSet, kind != .multi {
      let why =
        field.marked
        ? "its columns are marked" : field.separator != nil ? "its cells are split" : "it has several columns"
      throw Diagnostic(
        .badMapping, at: said.span, "a field of kind \(kind.rawValue) holds one value, but \(why)", hints: ["as multi"])
    }
    return kind
  }
}
