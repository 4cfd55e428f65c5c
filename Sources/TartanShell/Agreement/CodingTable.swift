import TartanModel
import TartanPlan
import TartanStatistics

/// What several coders said about units: the labels that each gave to each, and in which rows of the dataset it stands.
struct CodingTable: Sendable {
  /// Where the codings come from.
  enum Layout: Sendable {
    /// A row for each unit and coder: the field coded, the field that names the coder, and each coder's label in it.
    case rows(FieldID, coder: FieldID, coders: [LabelID])
    /// A field for each coder, with the code that each label of the table has in it, if it has one.
    case fields([FieldID], codes: [[LabelID?]])
  }

  /// The coders' names, in order.
  let coders: [String]
  /// The labels that are given, in order.
  let labels: [String]
  /// The labels that each coder gave each unit, unit after unit, ascending; nil where the coder did not code it.
  let codings: [[Int]?]
  /// The rows of each unit, ascending.
  let rows: [[UInt32]]
  /// How many rows the dataset has.
  let rowCount: Int
  /// Whether a coder may give several labels, or none.
  let isMulti: Bool
  let layout: Layout
  /// What was left out, and how blanks are read.
  var notes: [String] = []
  /// Whether a filter chose units by what was coded, so that codings stand here which it does not fit.
  var isChosenByCodings = false

  /// How many units there are.
  var unitCount: Int { rows.count }

  /// What each coder said about one unit.
  func codings(of unit: Int) -> ArraySlice<[Int]?> { codings[unit * coders.count..<(unit + 1) * coders.count] }

  /// How many coders coded each unit.
  var codersByUnit: [Int] { (0..<unitCount).map { unit in codings(of: unit).count { $0 != nil } } }

  /// Only the units that two coders or more coded: all that agreement can be seen in.
  var shared: CodingTable {
    let counts = codersByUnit
    let units = counts.indices.filter { counts[$0] >= 2 }
    return CodingTable(
      coders: coders, labels: labels, codings: units.flatMap { codings(of: $0) }, rows: units.map { rows[$0] },
      rowCount: rowCount, isMulti: isMulti, layout: layout, notes: notes, isChosenByCodings: isChosenByCodings)
  }

  /// How many units each coder coded.
  var codedByCoder: [Int] {
    coders.indices.map { coder in
      stride(from: coder, to: codings.count, by: coders.count).count { codings[$0] != nil }
    }
  }

  /// The units in which coders differ in any label.
  var disagreements: [Int] {
    (0..<unitCount).filter { unit in Set(codings(of: unit).compactMap { $0 }).count > 1 }
  }

  // MARK: For statistics

  /// The codings of a field with one label a statement.
  var nominal: NominalRatings? {
    NominalRatings(
      (0..<unitCount).map { unit in codings(of: unit).map { $0?.first } }, coders: coders.count,
      categories: labels.count)
  }

  /// The codings as whole sets of labels.
  var sets: SetRatings? {
    SetRatings((0..<unitCount).map { Array(codings(of: $0)) }, coders: coders.count, tags: labels.count)
  }

  /// What the coders said about one label: category 1 yes, 0 no.
  func ratings(of label: Int) -> NominalRatings? {
    NominalRatings(
      (0..<unitCount).map { unit in codings(of: unit).map { $0.map { $0.contains(label) ? 1 : 0 } } },
      coders: coders.count, categories: 2)
  }

  // MARK: As sets

  /// The rows of some units.
  func set(of units: some Sequence<Int>) -> SetPlan {
    let rows = units.flatMap { self.rows[$0] }
    return rows.isEmpty ? .nothing : .rows(RowSet(rows: rows.lazy.map { Int($0) }, of: rowCount))
  }

  /// The rows in which one coder gave a label.
  func set(of label: Int, by coder: Int) -> SetPlan {
    switch layout {
    case .rows(let field, let coderField, let coders):
      .intersection([.labels(field, [LabelID(label)]), .labels(coderField, [coders[coder]])])
    case .fields(let fields, let codes): codes[coder][label].map { .labels(fields[coder], [$0]) } ?? .nothing
    }
  }
}
