import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension Session {
  /// `find WORDING [in FIELD]`: a concordance.
  func find(_ value: ValueSyntax, in name: Name?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let field = try wordingField(name, question, command)
    let wording = try question.binder.wording(value, of: field)
    let statements = try question.base()
    let found = try question.ask { executor throws(EngineFailure) in
      try executor.concordance(of: wording, in: field.id, within: statements)
    }
    let hits = found.hits
    let limit = command.clauses.first?.value ?? ConcordanceTable.usualLimit
    let concordance = ConcordanceTable(
      question: question, field: field, hits: hits,
      words: command.clauses.context?.value ?? ConcordanceTable.usualContext,
      limit: command.clauses.output == nil || command.clauses.first != nil ? limit : hits.count)
    let written = withParameters("\(nameText(field.name)):\(canonicalText(of: value))")
    let count = found.statements
    let answer = Answer(
      kind: .concordance, title: "Wording: \(written)", base: question.base(of: statements.population),
      sentences: [
        hits.isEmpty
          ? "no statement of \(statements.population) has it"
          : "\(Wording.counted(hits.count, "hit")) in \(count) of \(Wording.statements(statements.population)) "
            + "(\(Wording.percent(count, of: statements.population)))"
      ], tables: hits.isEmpty ? [] : [concordance.table], notes: hits.isEmpty ? otherForms(value) : [])
    return .result(
      answer, CellSets(base: .intersection([question.plan, .wording(field.id, wording)])), keep: .whenReferred)
  }

  /// Where a word has no hit: how to look for its other forms.
  private func otherForms(_ value: ValueSyntax) -> [String] {
    guard case .name(let name) = value, name.style != .parameter, !name.text.isEmpty, name.text.allSatisfy(\.isLetter)
    else { return [] }
    return ["find ~\(name.text) finds other forms of the word"]
  }

  private func wordingField(_ name: Name?, _ question: Question, _ command: CommandSyntax) throws(Diagnostic)
    -> FieldDescription
  {
    guard let name else {
      if let field = question.catalog.wordingField { return field }
      throw Diagnostic(
        .wrongKind, at: command.span, "\(question.open.name) has no wording to look in",
        hints: ["load it again with text from \"Column\""])
    }
    let field = try question.binder.field(name)
    guard field.kind == .text else {
      throw Diagnostic(.wrongKind, at: name.span, "\(field.name) is a \(field.kind.rawValue) field, not wording")
    }
    return field
  }
}

/// Hits in their context, one line each.
struct ConcordanceTable {
  /// How many hits a screen gets unless asked for more.
  static let usualLimit = 100
  /// How many words stand at either side unless asked for more.
  static let usualContext = 10

  let question: Question
  let field: FieldDescription
  let hits: [Hit]
  let words: Int
  let limit: Int

  /// One row a hit: identity, left context, hit, right context.
  var table: AnswerTable {
    let shown = hits.prefix(limit)
    let left = hits.count - shown.count
    let id = question.catalog.idField
    return AnswerTable(
      name: "hits", layout: .concordance,
      columns: [
        TableColumn(id?.name ?? "row", .label), TableColumn("left", .text), TableColumn("hit", .text),
        TableColumn("right", .text),
      ], rows: shown.map { row($0, id) },
      omitted: left > 0 ? ["\(shown.count) of \(hits.count) hits shown; first \(hits.count) shows all"] : [])
  }

  private func row(_ hit: Hit, _ id: FieldDescription?) -> TableRow {
    let name =
      id.map { StatementListing.cell(question.dataset.value(of: $0.id, row: hit.row), $0) } ?? .count(hit.row + 1)
    guard case .text(let text) = question.dataset.value(of: field.id, row: hit.row) else {
      return TableRow([name, .empty, .empty, .empty])
    }
    let bytes = Array(text.utf8)
    let range = hit.range.clamped(to: 0..<bytes.count)
    let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
    let after = String(decoding: bytes[range.upperBound...], as: UTF8.self)
    return TableRow([
      name, .text(lastWords(before)), .text(String(decoding: bytes[range], as: UTF8.self)), .text(firstWords(after)),
    ])
  }

  /// The last words of the left context; what stands directly before the hit stays attached to it.
  private func lastWords(_ text: String) -> String {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
    guard parts.count > words + 1 else { return parts.joined(separator: " ") }
    return "… " + parts.suffix(words + 1).joined(separator: " ")
  }

  private func firstWords(_ text: String) -> String {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
    guard parts.count > words + 1 else { return parts.joined(separator: " ") }
    return parts.prefix(words + 1).joined(separator: " ") + " …"
  }
}
