import TartanFiles
import TartanLanguage
import TartanModel
import TartanText

/// What `load` tells: what the file holds, the mapping in a script's words, the fingerprint, and what was noticed.
struct LoadAnswer {
  let open: OpenDataset
  let report: LoadReport
  let canonical: String

  var answer: Answer {
    Answer(
      kind: .load, title: "", sentences: [summary, "read as  \(canonical)"], notes: notices.compactMap { $0 })
  }

  /// `vsht-2020: 215 statements · theme 15 labels · tag 37 labels · authority: not recorded · 0 duplicates`.
  private var summary: String {
    let catalog = open.dataset.catalog
    var parts = ["\(open.name): \(Wording.statements(catalog.statements))"]
    for field in catalog.fields {
      switch field.kind {
      case .single, .multi:
        parts.append(
          field.missing == catalog.statements
            ? "\(field.name): not recorded"
            : "\(field.name) \(Wording.counted(field.labels.names.count, "label"))")
      case .number, .date: parts.append("\(field.name) (\(field.kind.rawValue))")
      case .id, .text: break
      }
    }
    parts.append(Wording.counted(report.duplicates.total, "duplicate"))
    return parts.joined(separator: " · ")
  }

  private var notices: [String?] {
    [
      report.rowsPer.map { "\(report.rows) rows joined by \($0) into \(Wording.statements(report.statements))" },
      unread, shortRows, contradictions, repeated, withoutIdentity, duplicates, emptyTexts,
    ] + nearLabels + [
      report.encoding == "utf-8" ? nil : "read as \(report.encoding)\(foreign)",
      report.malformedCharacters == 0
        ? nil : "\(Wording.counted(report.malformedCharacters, "malformed character")) read as \u{FFFD}",
      list("column renamed", "columns renamed", report.renamedColumns),
      list("column not read", "columns not read", report.ignoredColumns),
      report.numbersRows ? "no column of identities: statements are numbered by row" : nil,
      list("decimal commas in", "decimal commas in", report.decimalCommas),
      list("a label with a slash of its own reads as one more level in", "labels with slashes of their own read as levels in",
        report.slashesInPaths),
    ]
  }

  private var foreign: String {
    report.foreignLineCount == 0
      ? "" : ": not UTF-8 on \(lines(report.foreignLines, of: report.foreignLineCount))"
  }

  private var unread: String? {
    guard !report.unreadRows.isEmpty else { return nil }
    let first = report.unreadRows.first.prefix(5).map { "line \($0.line): \($0.reason)" }
    let more = report.unreadRows.total - first.count
    return "\(Wording.counted(report.unreadRows.total, "row")) not read — " + first.joined(separator: "; ")
      + (more > 0 ? "; and \(more) more" : "")
  }

  private var shortRows: String? {
    guard !report.shortRows.isEmpty else { return nil }
    return "\(Wording.counted(report.shortRows.total, "row")) with cells missing at the end, on "
      + lines(report.shortRows.first, of: report.shortRows.total)
  }

  private var contradictions: String? {
    guard let first = report.contradictions.first.first else { return nil }
    return "rows of one statement differ in \(first.field) (line \(first.line) against line \(first.firstLine)"
      + "\(report.contradictions.total > 1 ? ", and \(report.contradictions.total - 1) more" : "")): the first row counts"
  }

  private var repeated: String? {
    guard let first = report.repeatedIdentities.first.first else { return nil }
    return "\(Wording.counted(report.repeatedIdentities.total, "row")) with an identity that stands before: "
      + "\(Control.visible(first.id)) on lines \(first.firstLine) and \(first.line)"
      + (report.repeatedIdentities.total > 1 ? " …" : "")
  }

  private var withoutIdentity: String? {
    guard !report.withoutIdentity.isEmpty else { return nil }
    return "\(Wording.statements(report.withoutIdentity.total)) without an identity, on "
      + lines(report.withoutIdentity.first, of: report.withoutIdentity.total)
  }

  private var duplicates: String? {
    guard !report.duplicates.isEmpty else { return nil }
    let shown = report.duplicates.first.prefix(5).map { "line \($0.line) repeats line \($0.firstLine)" }
    let more = report.duplicates.total - shown.count
    return "\(Wording.counted(report.duplicates.total, "duplicate")): \(shown.joined(separator: ", "))"
      + (more > 0 ? " and \(more) more" : "")
  }

  private var emptyTexts: String? {
    guard !report.emptyTexts.isEmpty else { return nil }
    let shown = report.emptyTexts.first.prefix(5).map(Control.visible)
    let more = report.emptyTexts.total - shown.count
    return "\(Wording.statements(report.emptyTexts.total)) without wording: \(shown.joined(separator: ", "))"
      + (more > 0 ? " and \(more) more" : "")
  }

  private var nearLabels: [String?] {
    let shown = report.nearLabels.prefix(6).map { near -> String? in
      let labels = zip(near.labels, near.counts).map { "\"\(Control.visible($0.0))\" (\($0.1))" }
      return "labels of \(near.field) that differ by case, accent or space alone: \(labels.joined(separator: ", "))"
    }
    let more = report.nearLabels.count - shown.count
    return shown + (more > 0 ? ["and \(more) more such labels"] : [])
  }

  private func lines(_ first: [Int], of total: Int) -> String {
    let shown = first.prefix(8).map(String.init).joined(separator: ", ")
    return "line\(total == 1 ? "" : "s") \(shown)\(total > min(8, first.count) ? " …" : "")"
  }

  private func list(_ one: String, _ many: String, _ items: [String]) -> String? {
    guard !items.isEmpty else { return nil }
    return "\(items.count == 1 ? one : many): \(Wording.few(items.map(Control.visible), 8))"
  }
}
