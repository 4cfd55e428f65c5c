import TartanEngine
import TartanModel
import TartanPlan
import TartanRender

/// The statements that went or changed, as they were, as a dataset in the codes of the present one: so that a set of
/// today can be asked whether it held them.
struct EarlierStatements {
  /// The statements.
  let dataset: Dataset
  /// The row before of each of its rows.
  let rows: [Int]
  /// The fields of which nothing is known, by row.
  private let unknown: [Set<FieldID>]

  /// Makes the dataset of some rows before.
  ///
  /// - Parameters:
  ///   - rows: the rows before, with the row now of those that are still there.
  ///   - change: what a sett pinned and what is there.
  ///   - open: the present dataset.
  init(_ rows: [(before: Int, after: Int?)], in change: DataChange, of open: OpenDataset) {
    let places = Dictionary(change.common.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var unknown = [Set<FieldID>](repeating: [], count: rows.count)
    var columns: [Column] = []
    var fields: [FieldDescription] = []
    for field in open.dataset.catalog.fields {
      let place = places[field.name]
      var values: [PinnedData.Value] = []
      for (index, row) in rows.enumerated() {
        if field.kind == .id {
          values.append(.plain(change.before.rows[row.before].id))
        } else if let place {
          values.append(change.before.rows[row.before].values[place.before])
        } else {
          values.append(.missing)
          unknown[index].insert(field.id)
        }
      }
      var builder = EarlierColumn(field: field)
      for (index, value) in values.enumerated() {
        let isKnown = builder.add(value) {
          guard let after = rows[index].after, let place,
            change.after.rows[after].values[place.after] == value,
            case .text(let text) = open.dataset.value(of: field.id, row: after)
          else { return nil }
          return text
        }
        if !isKnown { unknown[index].insert(field.id) }
      }
      let (description, column) = builder.finished
      fields.append(description)
      columns.append(column)
    }
    let catalog = Catalog(name: open.name, statements: rows.count, fields: fields)
    dataset = Dataset(catalog: catalog, columns: columns)
    self.rows = rows.map(\.before)
    self.unknown = unknown
  }

  /// The rows before that were in a set, and those of which it cannot be told.
  func members(of plan: SetPlan, _ engine: EngineUse) throws(Diagnostic) -> (in: Set<Int>, unknown: Set<Int>) {
    // Rows of the present file say nothing of those before.
    guard !plan.namesRows else { return ([], Set(rows)) }
    let found: Bitmap
    do throws(EngineFailure) {
      found = try engine.executor(dataset).bitmap(of: plan)
    } catch {
      throw Question.diagnostic(error)
    }
    let needed = plan.fields
    var (members, untold): (Set<Int>, Set<Int>) = ([], [])
    for (index, row) in rows.enumerated() {
      if !needed.isDisjoint(with: unknown[index]) {
        untold.insert(row)
      } else if found.contains(index) {
        members.insert(row)
      }
    }
    return (members, untold)
  }
}

extension SetPlan {
  /// Whether it holds rows by their number.
  fileprivate var namesRows: Bool {
    switch self {
    case .rows: true
    case .not(let set): set.namesRows
    case .and(let sets), .or(let sets): sets.contains(where: \.namesRows)
    default: false
    }
  }
}

/// Gathers the earlier values of one field.
private struct EarlierColumn {
  let field: FieldDescription
  private var codes: [String: UInt32]
  private var names: [String]
  private var singles: [UInt32] = []
  private var offsets: [UInt32] = [0]
  private var multis: [UInt32] = []
  private var numbers: [Double] = []
  private var days: [ClosedRange<Int32>?] = []
  private var bytes: [UInt8] = []
  private var starts: [UInt64] = []
  private var lengths: [UInt32] = []

  init(field: FieldDescription) {
    self.field = field
    names = field.labels.names
    codes = Dictionary(
      field.labels.names.enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds a value; wording comes from `text`, if it is known.
  ///
  /// - Returns: whether the value is known.
  mutating func add(_ value: PinnedData.Value, _ text: () -> String?) -> Bool {
    switch field.kind {
    case .single:
      singles.append(labels(value).first ?? SingleColumn.missing)
      // Several labels where there is one field for one: what a set of today would have made of it is not known.
      return labels(value).count < 2
    case .multi:
      multis += labels(value)
      offsets.append(UInt32(multis.count))
    case .number: numbers.append(plain(value).flatMap { Double($0) } ?? .nan)
    case .date: days.append(plain(value).flatMap(EarlierColumn.days))
    case .id: addText(plain(value) ?? "")
    case .text:
      let found = value == .missing ? "" : text()
      addText(found ?? "")
      return found != nil
    }
    return true
  }

  private mutating func addText(_ text: String) {
    starts.append(UInt64(bytes.count))
    bytes += Array(text.utf8)
    lengths.append(UInt32(text.utf8.count))
  }

  private func plain(_ value: PinnedData.Value) -> String? {
    if case .plain(let text) = value { return text }
    return nil
  }

  private mutating func labels(_ value: PinnedData.Value) -> [UInt32] {
    guard case .labels(let labels) = value else { return [] }
    var found: Set<UInt32> = []
    for name in labels {
      let code = codes[name] ?? UInt32(names.count)
      if codes[name] == nil {
        codes[name] = code
        names.append(name)
      }
      found.insert(code)
    }
    return found.sorted()
  }

  private static func days(of text: String) -> ClosedRange<Int32>? {
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).compactMap { CalendarDays.days(of: $0) }
    guard let first = ends.first, let last = ends.last, first.lowerBound <= last.upperBound else { return nil }
    return first.lowerBound...last.upperBound
  }

  var finished: (FieldDescription, Column) {
    var counts = [Int](repeating: 0, count: names.count)
    for code in singles + multis where code != SingleColumn.missing { counts[Int(code)] += 1 }
    let isLabelled = field.kind == .single || field.kind == .multi
    let description = FieldDescription(
      id: field.id, name: field.name, kind: field.kind,
      labels: isLabelled ? LabelList(names: names, counts: counts) : .none, missing: missing,
      isHierarchical: field.isHierarchical)
    let column: Column =
      switch field.kind {
      case .single: .single(SingleColumn(codes: singles, labelCount: names.count))
      case .multi: .multi(MultiColumn(offsets: offsets, codes: multis, labelCount: names.count))
      case .number: .number(NumberColumn(values: numbers, decimals: 0))
      case .date:
        .date(
          DateColumn(
            firstDays: days.map { $0?.lowerBound ?? DateColumn.missing },
            lastDays: days.map { $0?.upperBound ?? DateColumn.missing }))
      case .id, .text: .text(TextColumn(bytes: bytes, extra: [], starts: starts, lengths: lengths))
      }
    return (description, column)
  }

  private var missing: Int {
    switch field.kind {
    case .single: singles.count { $0 == SingleColumn.missing }
    case .multi: zip(offsets, offsets.dropFirst()).count { $0 == $1 }
    case .number: numbers.count { $0.isNaN }
    case .date: days.count { $0 == nil }
    case .id, .text: lengths.count { $0 == 0 }
    }
  }
}
