import TartanModel

/// What a saved file says of itself: all that is read when it is opened. Its SHA-256 is the file's fingerprint.
struct Directory: Sendable {
  /// Where the statements come from.
  var origin: Origin
  /// The dataset's name when it was saved.
  var name: String
  /// How many statements there are.
  var statements: Int
  /// The fields in order.
  var fields: [StoredField]
  /// The lines of the source file; nil where there are none.
  var lines: Part?

  /// Writes it down.
  func bytes() -> [UInt8] {
    var writer = ByteWriter()
    for text in [origin.program, origin.file, origin.fingerprint, origin.mapping, name] { writer.add(text) }
    writer.add(statements)
    writer.add(fields.count)
    for field in fields { field.write(to: &writer) }
    writer.add(lines == nil ? 0 : 1)
    lines?.write(to: &writer)
    return writer.bytes
  }

  /// Reads what `bytes` wrote.
  init(_ bytes: [UInt8]) throws(ByteReader.Malformed) {
    var reader = ByteReader(bytes)
    origin = Origin(
      program: try reader.text(), file: try reader.text(), fingerprint: try reader.text(), mapping: try reader.text())
    name = try reader.text()
    // Rows are numbered in 32 bits.
    let statements = try reader.number(below: Int(UInt32.max))
    self.statements = statements
    var fields: [StoredField] = []
    for index in 0..<(try reader.count()) {
      fields.append(try StoredField(from: &reader, id: FieldID(index), statements: statements))
    }
    self.fields = fields
    lines = try reader.number(below: 2) == 1 ? try Part(from: &reader, statements: statements) : nil
    guard reader.isAtEnd else { throw ByteReader.Malformed() }
  }

  init(origin: Origin, name: String, statements: Int, fields: [StoredField], lines: Part?) {
    self.origin = origin
    self.name = name
    self.statements = statements
    self.fields = fields
    self.lines = lines
  }
}

/// Where a saved dataset comes from.
public struct Origin: Hashable, Sendable {
  /// The program that saved it.
  public let program: String
  /// The name of the file that it was read from.
  public let file: String
  /// The fingerprint of that file.
  public let fingerprint: String
  /// The `load` in full by which it was read.
  public let mapping: String

  /// Says where a dataset comes from.
  public init(program: String, file: String, fingerprint: String, mapping: String) {
    self.program = program
    self.file = file
    self.fingerprint = fingerprint
    self.mapping = mapping
  }
}

/// A field and where its values are.
struct StoredField: Sendable {
  /// Name, kind, labels, counts.
  let description: FieldDescription
  /// How many decimals its numbers are written with.
  let decimals: Int
  /// Its parts.
  let parts: [Part]

  /// The part with that role, if the field has it.
  func part(_ role: Part.Role) -> Part? { parts.first { $0.role == role } }

  init(description: FieldDescription, decimals: Int, parts: [Part]) {
    self.description = description
    self.decimals = decimals
    self.parts = parts
  }

  func write(to writer: inout ByteWriter) {
    writer.add(description.name)
    writer.add(FieldKind.allCases.firstIndex(of: description.kind) ?? 0)
    writer.add(description.missing)
    writer.add(description.isHierarchical ? 1 : 0)
    writer.add(decimals)
    writer.add(description.labels.names.count)
    for name in description.labels.names { writer.add(name) }
    for count in description.labels.counts { writer.add(count) }
    writer.add(parts.count)
    for part in parts { part.write(to: &writer) }
  }

  init(from reader: inout ByteReader, id: FieldID, statements: Int) throws(ByteReader.Malformed) {
    let name = try reader.text()
    let kinds = FieldKind.allCases
    let kind = kinds[try reader.number(below: kinds.count)]
    let missing = try reader.number(below: statements + 1)
    let isHierarchical = try reader.number(below: 2) == 1
    decimals = try reader.number(below: 1 << 16)
    let labelCount = try reader.count()
    var names: [String] = []
    var counts: [Int] = []
    names.reserveCapacity(labelCount)
    counts.reserveCapacity(labelCount)
    for _ in 0..<labelCount { names.append(try reader.text()) }
    for _ in 0..<labelCount { counts.append(try reader.number(below: statements + 1)) }
    description = FieldDescription(
      id: id, name: name, kind: kind, labels: LabelList(names: names, counts: counts), missing: missing,
      isHierarchical: isHierarchical)
    var parts: [Part] = []
    for _ in 0..<(try reader.count()) { parts.append(try Part(from: &reader, statements: statements)) }
    self.parts = parts
  }
}
