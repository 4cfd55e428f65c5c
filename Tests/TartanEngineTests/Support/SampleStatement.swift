import TartanEngine
import TartanModel
import TartanPlan
import TartanText

/// One statement as plain values: what the columns of a sample are made from, and what the slow twins look at.
struct SampleStatement {
  var id: String
  var theme: Int?
  var tags: [Int]
  var role: Int?
  var year: Double?
  var days: ClosedRange<Int32>?
  var text: String
}

/// The fields of a sample, in the order of its columns.
enum SampleField {
  static let id = FieldID(0)
  static let theme = FieldID(1)
  static let tag = FieldID(2)
  static let role = FieldID(3)
  static let year = FieldID(4)
  static let date = FieldID(5)
  static let text = FieldID(6)
}

/// Statements as plain values, and the dataset made from them.
struct Sample {
  let statements: [SampleStatement]
  let themeCount: Int
  let tagCount: Int
  let roleCount: Int
  let dataset: Dataset

  init(_ statements: [SampleStatement], themes: Int, tags: Int, roles: Int) {
    self.statements = statements
    themeCount = themes
    tagCount = tags
    roleCount = roles
    dataset = Sample.dataset(statements, themes: themes, tags: tags, roles: roles)
  }

  var rows: Range<Int> { statements.indices }

  /// Asks questions with so many threads, which share even the smallest scan.
  func executor(threads: Int = 1) -> Executor { Executor(dataset, threads: threads, parallelLimit: 0) }

  private static func dataset(_ statements: [SampleStatement], themes: Int, tags: Int, roles: Int) -> Dataset {
    func field(
      _ id: FieldID, _ name: String, _ kind: FieldKind, _ labels: Int, _ codes: (SampleStatement) -> [Int],
      missing: (SampleStatement) -> Bool
    ) -> FieldDescription {
      var counts = [Int](repeating: 0, count: labels)
      for statement in statements { for code in codes(statement) { counts[code] += 1 } }
      return FieldDescription(
        id: id, name: name, kind: kind,
        labels: LabelList(names: (0..<labels).map { "\(name) \($0)" }, counts: counts),
        missing: statements.count(where: missing))
    }
    let fields = [
      field(SampleField.id, "id", .id, 0, { _ in [] }, missing: { $0.id.isEmpty }),
      field(SampleField.theme, "theme", .single, themes, { $0.theme.map { [$0] } ?? [] }, missing: { $0.theme == nil }),
      field(SampleField.tag, "tag", .multi, tags, \.tags, missing: { $0.tags.isEmpty }),
      field(SampleField.role, "role", .single, roles, { $0.role.map { [$0] } ?? [] }, missing: { $0.role == nil }),
      field(SampleField.year, "year", .number, 0, { _ in [] }, missing: { $0.year == nil }),
      field(SampleField.date, "date", .date, 0, { _ in [] }, missing: { $0.days == nil }),
      field(SampleField.text, "text", .text, 0, { _ in [] }, missing: { $0.text.isEmpty }),
    ]
    var offsets: [UInt32] = [0]
    for statement in statements { offsets.append((offsets.last ?? 0) + UInt32(statement.tags.count)) }
    let columns: [Column] = [
      .text(textColumn(statements.map(\.id))),
      .single(SingleColumn(codes: statements.map { code($0.theme) }, labelCount: themes)),
      .multi(
        MultiColumn(offsets: offsets, codes: statements.flatMap { $0.tags.map { UInt32($0) } }, labelCount: tags)),
      .single(SingleColumn(codes: statements.map { code($0.role) }, labelCount: roles)),
      .number(NumberColumn(values: statements.map { $0.year ?? .nan }, decimals: 0)),
      .date(
        DateColumn(
          firstDays: statements.map { $0.days?.lowerBound ?? DateColumn.missing },
          lastDays: statements.map { $0.days?.upperBound ?? DateColumn.missing })),
      .text(textColumn(statements.map(\.text))),
    ]
    return Dataset(
      catalog: Catalog(name: "sample", statements: statements.count, fields: fields), columns: columns)
  }

  private static func code(_ label: Int?) -> UInt32 { label.map { UInt32($0) } ?? SingleColumn.missing }

  /// Every third piece stands apart from the shared bytes, as a quoted one would.
  private static func textColumn(_ texts: [String]) -> TextColumn {
    var bytes: [UInt8] = []
    var extra: [UInt8] = []
    for (row, text) in texts.enumerated() where row % 3 != 2 { bytes += Array(text.utf8) + [0x2C] }
    var starts: [UInt64] = []
    var inside = 0
    for (row, text) in texts.enumerated() {
      if row % 3 == 2 {
        starts.append(UInt64(bytes.count + extra.count))
        extra += Array(text.utf8)
      } else {
        starts.append(UInt64(inside))
        inside += text.utf8.count + 1
      }
    }
    return TextColumn(bytes: bytes, extra: extra, starts: starts, lengths: texts.map { UInt32($0.utf8.count) })
  }
}

extension SampleStatement {
  /// The statements with one of these identities.
  static func plan(ids: [String]) -> SetPlan { .identities(SampleField.id, ids.map { .exactly($0) }) }
}
