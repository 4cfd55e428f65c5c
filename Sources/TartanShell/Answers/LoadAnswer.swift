import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import TartanStore
import TartanText

/// What `load` tells: what the file holds, the mapping in a script's words, and what was noticed. The fingerprint is
/// left out: nobody reads it here, and a large file would be answered for later.
struct LoadAnswer {
  let open: OpenDataset
  /// What was noticed while the file was read; nil for a saved dataset, which was looked at when it was read.
  let report: LoadReport?
  let canonical: String

  var answer: Answer {
    Answer(
      kind: .load, title: "", sentences: [summary, "read as  \(canonical)"], notes: notes)
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
    if let report { parts.append(Wording.counted(report.duplicates.total, "duplicate")) }
    return parts.joined(separator: " · ")
  }

  /// What was noticed; the lines below a heading are joined to it.
  private var notes: [String] {
    var notes: [String] = []
    if let origin = open.origin {
      notes.append("saved by \(origin.program) from \(Control.visible(origin.file))")
    }
    for sentence in report?.sentences ?? [] {
      if sentence.hasPrefix("  "), let last = notes.popLast() {
        notes.append(last + (last.hasSuffix(":") ? " " : "; ") + sentence.drop { $0 == " " })
      } else {
        notes.append(sentence)
      }
    }
    return notes + [codersNote].compactMap { $0 }
  }

  /// Where an identity repeats because several coders coded the statement: what that means for counts.
  private var codersNote: String? {
    let catalog = open.dataset.catalog
    guard let report, report.repeatedIdentities.total > 0,
      let coder = open.dataset.coderField, let name = coder.labels.names.first
    else { return nil }
    let coded = catalog.fields.first { ($0.kind == .single || $0.kind == .multi) && $0.id != coder.id }
    return "each row is one coder's coding of a statement, and counts count rows: "
      + "where \(nameText(coder.name)):\(labelText(Control.visible(name))) keeps one coder"
      + (coded.map { "; agree \(nameText($0.name)) by \(nameText(coder.name)) compares them" } ?? "")
  }
}
