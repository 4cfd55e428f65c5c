import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// Writes the pins of a sett: what `check` compares with.
struct SettWriter {
  let program: String
  let commands: [CommandSource]
  let pins: [Pin]
  let datasets: [OpenDataset]

  /// How many statements are pinned one by one at most; a larger dataset is pinned by its fingerprint alone.
  static let mostStatements = 5_000

  /// The lines, each beginning with `#=`.
  var text: String {
    var lines = [
      "#= What the results were, for check; to any other reader a comment.",
      "#= program \(program)", "#= commands \(SettFile.digest(of: commands))",
    ]
    for pin in pins {
      lines.append("#= %\(pin.number) \(pin.digest) \(pin.command)")
      lines += pin.lines.map { "#= | " + PinText.line(of: $0) }
    }
    for open in datasets {
      lines.append("#= data \(open.fingerprint) \(PinText.line(of: [open.name]))")
      lines += SettWriter.packed(SettWriter.statements(of: open))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Identities and digests by turns, as many a line as keep it readable.
  private static func packed(_ statements: [(id: String, digest: String)]) -> [String] {
    stride(from: 0, to: statements.count, by: 6).map { start in
      let group = statements[start..<min(start + 6, statements.count)]
      return "#= - " + PinText.line(of: group.flatMap { [$0.id, $0.digest] })
    }
  }

  /// A digest of each statement by its identity, in the order of the file; none where there are too many.
  static func statements(of open: OpenDataset) -> [(id: String, digest: String)] {
    let dataset = open.loaded
    guard dataset.statements <= mostStatements, let id = dataset.catalog.idField else { return [] }
    return (0..<dataset.statements).map { row in
      let fields = dataset.catalog.fields.filter { $0.id != id.id }.map { field in
        "\(field.name)=\(valueText(dataset.value(of: field.id, row: row), field))"
      }
      return (valueText(dataset.value(of: id.id, row: row), id), Digest.statement(fields))
    }
  }

  private static func valueText(_ value: FieldValue, _ field: FieldDescription) -> String {
    switch StatementListing.cell(value, field) {
    case .text(let text): text
    case .count(let count): String(count)
    case .number(let number): String(number)
    default: ""
    }
  }
}
