import TartanEngine
import TartanModel
import TartanText

/// Puts the codings of one unit together that stand in several rows.
struct CodingGathering {
  /// A coder with two codings of one unit that differ.
  struct Repeated {
    let coder: String
    let unit: String
    let first: UInt32
    let second: UInt32
  }

  private let dataset: Dataset
  private let field: FieldDescription
  private let coderField: FieldDescription
  private let unitField: FieldDescription
  private var numbers: [FieldValue: Int] = [:]
  /// The unit of each label, where a field with labels says which rows are of one unit.
  private var unitOfLabel: [Int]
  private var codings: [[Int]?] = []
  private var rows: [[UInt32]] = []
  private var withoutCoder = 0
  private var withoutUnit = 0
  private var withoutLabel = 0
  private var repeatedAlike = 0
  /// The first coder found to have coded a unit twice, in two ways.
  private(set) var repeated: Repeated?
  /// Whether the units are known, so that rows of others are passed over.
  private var isClosed = false

  init(open: OpenDataset, field: FieldDescription, coderField: FieldDescription, unitField: FieldDescription) {
    dataset = open.dataset
    self.field = field
    self.coderField = coderField
    self.unitField = unitField
    unitOfLabel = [Int](repeating: -1, count: unitField.labels.names.count)
  }

  private var coderCount: Int { coderField.labels.names.count }

  /// Makes the unit of a row one of those looked at. After it, rows of other units are passed over.
  mutating func choose(_ row: Int) {
    isClosed = false
    if unit(of: row) == nil { withoutUnit += 1 }
    isClosed = true
  }

  /// Takes a row of the dataset in.
  mutating func add(_ row: Int) {
    if isClosed, unit(of: row) == nil { return }
    guard case .labels(let coders) = dataset.value(of: coderField.id, row: row), let coder = coders.first else {
      withoutCoder += 1
      return
    }
    guard let unit = unit(of: row) else {
      withoutUnit += 1
      return
    }
    rows[unit].append(UInt32(row))
    guard let coding = coding(of: row) else {
      withoutLabel += 1
      return
    }
    let place = unit * coderCount + coder.index
    guard let before = codings[place] else {
      codings[place] = coding
      return
    }
    if before == coding {
      repeatedAlike += 1
    } else if repeated == nil {
      repeated = Repeated(
        coder: coderField.labels.names[coder.index], unit: name(ofUnitAt: row), first: firstRow(unit, coder.index, row),
        second: UInt32(row))
    }
  }

  /// What the coder of a row said: nil for a single field without a label; a multi field without one is a set of none.
  private func coding(of row: Int) -> [Int]? {
    guard case .labels(let codes) = dataset.value(of: field.id, row: row) else {
      return field.kind == .multi ? [] : nil
    }
    return codes.map(\.index)
  }

  private mutating func unit(of row: Int) -> Int? {
    let value = dataset.value(of: unitField.id, row: row)
    switch value {
    case .missing: return nil
    case .labels(let codes):
      guard let code = codes.first else { return nil }
      if unitOfLabel[code.index] < 0 {
        guard !isClosed else { return nil }
        unitOfLabel[code.index] = newUnit()
      }
      return unitOfLabel[code.index]
    default:
      if let known = numbers[value] { return known }
      guard !isClosed else { return nil }
      let unit = newUnit()
      numbers[value] = unit
      return unit
    }
  }

  /// Whether units by coders are more than can be held: a field with so many labels does not say who coded.
  var isTooLarge: Bool { codings.count > CodingGathering.mostCodings }

  private static let mostCodings = 50_000_000

  private mutating func newUnit() -> Int {
    rows.append([])
    codings += [[Int]?](repeating: nil, count: coderCount)
    return rows.count - 1
  }

  private func name(ofUnitAt row: Int) -> String {
    guard case .text(let name) = StatementListing.cell(dataset.value(of: unitField.id, row: row), unitField) else {
      return "row \(row + 1)"
    }
    return name
  }

  /// The row in which a coder coded a unit first.
  private func firstRow(_ unit: Int, _ coder: Int, _ last: Int) -> UInt32 {
    rows[unit].first { row in
      dataset.value(of: coderField.id, row: Int(row)) == .labels([LabelID(coder)]) && coding(of: Int(row)) != nil
    } ?? UInt32(last)
  }

  /// The codings, with the coders that coded something, and with what was left out.
  var table: CodingTable {
    let used = (0..<coderCount).filter { coder in
      stride(from: coder, to: codings.count, by: max(1, coderCount)).contains { codings[$0] != nil }
    }
    var table = CodingTable(
      coders: used.map { coderField.labels.names[$0] }, labels: field.labels.names,
      codings: rows.indices.flatMap { unit in used.map { codings[unit * coderCount + $0] } }, rows: rows,
      rowCount: dataset.statements, isMulti: field.kind == .multi,
      layout: .rows(field.id, coder: coderField.id, coders: used.map { LabelID($0) }))
    if withoutCoder > 0 {
      table.notes.append("\(Wording.counted(withoutCoder, "row")) without \(coderField.name) left out")
    }
    if withoutUnit > 0 {
      table.notes.append("\(Wording.counted(withoutUnit, "row")) without \(unitField.name) left out")
    }
    if withoutLabel > 0 {
      table.notes.append("\(Wording.counted(withoutLabel, "row")) without \(field.name) read as not coded")
    }
    if repeatedAlike > 0 {
      table.notes.append(
        "\(Wording.counted(repeatedAlike, "row")) of a coder who said the same of that \(unitField.name) before: once is enough"
      )
    }
    return table
  }
}

extension CodingGathering.Repeated {
  /// What to tell the user.
  func diagnostic(at span: SourceSpan, lines: [UInt32], unit field: String) -> Diagnostic {
    func place(_ row: UInt32) -> String {
      lines.indices.contains(Int(row)) ? "line \(lines[Int(row)])" : "row \(row + 1)"
    }
    return Diagnostic(
      .badData, at: span,
      "\(Control.visible(coder)) coded \(field) \(Control.visible(unit)) twice and differently: "
        + "\(place(first)) and \(place(second))",
      hints: ["narrow it to one coding each with where SET, or name what was coded: per FIELD"])
  }
}
