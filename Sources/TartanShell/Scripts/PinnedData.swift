import TartanEngine
import TartanLanguage
import TartanModel
import TartanRender

/// The statements of a dataset as far as a sett keeps them: labels, numbers and dates as they are, wording as a digest.
struct PinnedData: Sendable {
  /// A field, without its identity.
  struct Field: Hashable, Sendable {
    /// The field's name.
    let name: String
    /// The kind of its values.
    let kind: FieldKind
    /// Its labels by code.
    var labels: [String] = []
  }

  /// What a statement has in a field.
  enum Value: Hashable, Sendable {
    /// Nothing.
    case missing
    /// Labels by name, in the order of the field's labels.
    case labels([String])
    /// A number or a date, as it is written.
    case plain(String)
    /// The digest of wording.
    case digest(String)
  }

  /// A statement.
  struct Row: Hashable, Sendable {
    /// Its identity; empty where the data have none.
    let id: String
    /// One value a field.
    var values: [Value]
  }

  /// The fields other than the identity, in the order of the file.
  var fields: [Field] = []
  /// The statements, in the order of the file.
  var rows: [Row] = []

  /// How many statements are pinned one by one at most; a larger dataset is pinned by its fingerprint alone.
  static let mostStatements = 5_000

  /// Nothing yet.
  init() {}

  /// The statements of an open dataset; nil where there are too many to keep.
  init?(of open: OpenDataset) {
    guard open.loaded.statements <= PinnedData.mostStatements else { return nil }
    self.init(whole: open)
  }

  /// The statements of an open dataset, however many.
  init(whole open: OpenDataset) { self.init(open.loaded, open.mapping) }

  /// The statements of a dataset that was read as `mapping` says.
  init(_ dataset: Dataset, _ mapping: LoadSyntax) {
    let catalog = dataset.catalog
    let id = dataset.hasIdentities(readAs: mapping) ? catalog.idField : nil
    let described = catalog.fields.filter { $0.kind != .id }
    fields = described.map { Field(name: $0.name, kind: $0.kind, labels: $0.labels.names) }
    rows = (0..<dataset.statements).map { row in
      Row(
        id: id.map { PinnedData.text(dataset.value(of: $0.id, row: row)) } ?? "",
        values: described.map { PinnedData.value(dataset.value(of: $0.id, row: row), $0) })
    }
  }

  private static func text(_ value: FieldValue) -> String {
    if case .text(let text) = value { return text }
    return ""
  }

  private static func value(_ value: FieldValue, _ field: FieldDescription) -> Value {
    switch value {
    case .missing: .missing
    case .labels(let codes): .labels(codes.sorted().map { field.labels.names[$0.index] })
    case .number(let number): .plain(NumberText.shortest(number) ?? "")
    case .date(let date): .plain(date)
    case .text(let text): .digest(Digest.wording(text))
    }
  }
}

extension Dataset {
  /// Whether the file has identities: else statements go by the number of their row, which says nothing once the file
  /// has changed.
  fileprivate func hasIdentities(readAs mapping: LoadSyntax) -> Bool {
    guard let id = catalog.idField else { return false }
    // A saved dataset has no mapping; one that came from numbered rows counts from 1.
    guard mapping.fields.isEmpty else { return mapping.fields.contains { $0.kind?.text == FieldKind.id.rawValue } }
    return !(0..<statements).allSatisfy { value(of: id.id, row: $0) == .text(String($0 + 1)) }
  }
}

// MARK: - In a sett
extension PinnedData {
  /// The lines of a sett below that of the dataset: `field …` a field, then statements, as many a line as keep it
  /// readable.
  var lines: [String] {
    let heads = fields.map { "field " + PinText.line(of: [$0.name, $0.kind.rawValue] + $0.labels) }
    let codes = fields.map { field in
      Dictionary(field.labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let perLine = max(1, 48 / max(1, 8 + fields.count * 2))
    let packed = stride(from: 0, to: rows.count, by: perLine).map { start in
      "- "
        + PinText.line(
          of: rows[start..<min(start + perLine, rows.count)].flatMap { row in
            [row.id, zip(row.values, codes).map(PinnedData.text).joined(separator: " ")]
          })
    }
    return heads + packed
  }

  private static func text(_ value: Value, _ codes: [String: Int]) -> String {
    switch value {
    case .missing: "-"
    case .labels(let names): names.compactMap { codes[$0].map(String.init) }.joined(separator: ",")
    case .plain(let text), .digest(let text): text
    }
  }

  /// Adds a field as a sett has it; what is no field is passed over.
  mutating func addField(_ parts: [String]) {
    guard parts.count >= 2, let kind = FieldKind(rawValue: parts[1]) else { return }
    fields.append(Field(name: parts[0], kind: kind, labels: Array(parts.dropFirst(2))))
  }

  /// Adds a statement as a sett has it.
  mutating func addRow(id: String, _ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    rows.append(
      Row(
        id: id,
        values: fields.indices.map { index in
          parts.indices.contains(index) ? value(String(parts[index]), fields[index]) : .missing
        }))
  }

  private func value(_ text: String, _ field: Field) -> Value {
    guard text != "-", !text.isEmpty else { return .missing }
    switch field.kind {
    case .single, .multi:
      let names = text.split(separator: ",").compactMap { code in
        Int(code).flatMap { field.labels.indices.contains($0) ? field.labels[$0] : nil }
      }
      return names.isEmpty ? .missing : .labels(names)
    case .number, .date: return .plain(text)
    case .text, .id: return .digest(text)
    }
  }
}
