import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// Writes the pins of a sett: what `check` compares with.
struct SettWriter {
  let program: String
  let commands: [CommandSource]
  let pins: [Pin]
  /// What is open at the end of the commands.
  let sources: [DataSource]
  /// The open datasets: the statements of those that the commands leave open can be pinned.
  let datasets: [OpenDataset]

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
    // Codings one by one would give away what the tables hide.
    let keepsStatements = !commands.contains(where: \.hidesCounts)
    for source in sources {
      lines.append("#= data \(source.fingerprint) \(PinText.line(of: [source.name]))")
      guard keepsStatements, let open = datasets.first(where: { $0.source.isAlike(source) }) else { continue }
      lines += PinnedData(of: open)?.lines.map { "#= " + $0 } ?? []
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A digest of each statement by its identity, in the order of the file, as setts kept it once; none where there are
  /// too many.
  static func digests(of open: OpenDataset) -> [(id: String, digest: String)] {
    let dataset = open.loaded
    guard dataset.statements <= PinnedData.mostStatements, let id = dataset.catalog.idField else { return [] }
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

extension CommandSource {
  /// Whether small counts are hidden or rounded by it.
  fileprivate var hidesCounts: Bool {
    guard let command = (try? Parser.parse(text)).flatMap({ $0 }) else { return false }
    if case .set(let name, let value) = command.action {
      return ["suppress", "round"].contains(name.text.lowercased()) && value.text != "0"
    }
    return command.clauses.suppress != nil || command.clauses.round != nil
  }
}
