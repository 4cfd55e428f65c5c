import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

/// Counts as they may be printed: hidden ones replaced by a stand-in, the others perhaps rounded.
struct CountPresenter {
  /// Where the mark stands.
  var screen: TableScreen
  /// The threshold below which counts are hidden; nil where all are shown.
  let threshold: Int?
  /// What the reader must know.
  var notes: [String] = []
  /// What a file written from the answer tells.
  var published: PublishedSets?
  /// How many statements the table is about: it is always stated, and no rounded count is above it.
  private let base: Int
  private let rounder: CountRounder?

  /// Whether counts are hidden where that is needed: then nothing may be said of them in words either.
  var isProtected: Bool { threshold != nil }

  init(
    _ question: Question, _ protection: Protection, _ table: ProtectedTable?, screen: TableScreen,
    statements: Bitmap, published: @autoclosure () -> PublishedSets?
  ) {
    self.screen = table?.screen ?? screen
    threshold = protection.rule?.threshold
    self.published = table?.published ?? published()
    base = statements.population
    rounder = protection.rounding.map { CountRounder($0, question, statements) }
    notes = table.map { markNotes(protection) + $0.notes } ?? []
    if let rounding = protection.rounding { notes.append(CountPresenter.roundingNote(rounding)) }
  }

  private func markNotes(_ protection: Protection) -> [String] {
    guard let threshold else { return [] }
    let unit = protection.person.map { "people (\($0.name))" } ?? "statements"
    guard screen.hidesAny else {
      return ["suppress \(threshold): no count of fewer than \(threshold) \(unit) had to be hidden"]
    }
    return [
      "\(Cell.confidential) = withheld to protect confidentiality: counts of fewer than \(threshold) \(unit), and others "
        + "from which those could be worked out"
    ]
  }

  /// W11.
  private static func roundingNote(_ rounding: Protection.Rounding) -> String {
    let way = rounding.secret == nil ? "to the nearest multiple of" : "at random to multiples of"
    return
      "counts are rounded \(way) \(rounding.base.base), each by itself, so that they need not add up; percentages are "
      + "of rounded counts. This is presentation: rounding alone is no protection"
  }

  /// The number to print for a count and to compute with.
  ///
  /// - Parameters:
  ///   - count: the count itself.
  ///   - row: its row.
  ///   - column: its column.
  ///   - sets: whose intersection the count is of; random rounding draws from it.
  /// - Returns: the count, rounded, or the stand-in.
  func number(
    _ count: Int, _ row: TableScreen.Line, _ column: TableScreen.Line = .total, of sets: [SetPlan] = []
  ) -> Int {
    if screen.hides(row, column) { return TableScreen.standIn }
    guard let rounder else { return count }
    return min(base, rounder.rounded(count, of: sets))
  }

  /// Whether counts are rounded.
  var isRounded: Bool { rounder != nil }

  /// Whether every number is the count itself.
  var isPlain: Bool { rounder == nil && !screen.hidesAny }

  /// A table of two axes.
  func presented(_ counts: CrossCounts, _ rows: AxisPlan, _ columns: AxisPlan) -> CrossCounts {
    guard !isPlain else { return counts }
    return counts.mapped { count, row, column in
      number(
        count, row.map { .item($0) } ?? .total, column.map { .item($0) } ?? .total,
        of: (row.map { [rows.items[$0].set] } ?? []) + (column.map { [columns.items[$0].set] } ?? []))
    }
  }

  /// The statements without a value beside such a table.
  func presented(_ missing: CrossMissing, _ rows: AxisPlan, _ columns: AxisPlan) -> CrossMissing {
    guard !isPlain else { return missing }
    let noRow = rows.field.map { [SetPlan.missing($0)] } ?? []
    let noColumn = columns.field.map { [SetPlan.missing($0)] } ?? []
    return CrossMissing(
      rowsByColumn: missing.rowsByColumn?.enumerated().map {
        number($0.element, .missing, .item($0.offset), of: noRow + [columns.items[$0.offset].set])
      },
      columnsByRow: missing.columnsByRow?.enumerated().map {
        number($0.element, .item($0.offset), .missing, of: [rows.items[$0.offset].set] + noColumn)
      },
      rows: missing.rows == 0 ? 0 : number(missing.rows, .missing, .total, of: noRow),
      columns: missing.columns == 0 ? 0 : number(missing.columns, .total, .missing, of: noColumn),
      both: number(missing.both, .missing, .missing, of: noRow + noColumn))
  }

  /// A list of counts of an axis.
  func presented(_ counts: [Int], _ axis: AxisPlan) -> [Int] {
    guard !isPlain else { return counts }
    return counts.enumerated().map { number($0.element, .item($0.offset), of: [axis.items[$0.offset].set]) }
  }
}

extension Cell {
  /// The cell, or the mark in its place.
  func hidden(_ isHidden: Bool) -> Cell { isHidden && self != .empty ? .withheld : self }
}

extension [Cell] {
  /// The cells, or marks in their place.
  func hidden(_ isHidden: Bool) -> [Cell] { map { $0.hidden(isHidden) } }
}
