import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

/// The tables of `agree`: how far coders agree on each label and on all together.
struct AgreementTable {
  /// One label.
  struct Line {
    let label: Int
    let codings: LabelCodings
    let ratings: NominalRatings
    let figures: AgreementFigures
  }

  /// The field coded, or what stands for the fields of several coders.
  let title: String
  /// What is coded, plural: `statements`.
  let unit: String
  /// The codings, of units with two or more only.
  let table: CodingTable
  let measures: [String]
  /// The size of the codebook, if it was said.
  let categories: Int?
  let bootstrap: AgreementResampling
  /// The labels shown, in order.
  private(set) var lines: [Line]
  /// How often a label has to be given to be shown.
  let minimum: Int
  /// The labels left out because too few gave them.
  let leftOut: Int
  /// How many lines there were before `top` cut them.
  let lineCount: Int
  let disagreements: [Int]
  /// All labels together.
  let whole: AgreementFigures
  private(set) var wholeInterval: ResampledInterval?
  private(set) var intervals: [ResampledInterval?] = []

  init(
    title: String, unit: String, table: CodingTable, measures: [String], categories: Int?, order: AgreementOrder,
    top: Int?, minimum: Int, bootstrap: AgreementResampling
  ) throws(Diagnostic) {
    self.title = title
    self.unit = unit
    self.table = table
    self.measures = measures
    self.categories = categories
    self.bootstrap = bootstrap
    self.minimum = minimum
    disagreements = table.disagreements
    var lines: [Line] = []
    for label in table.labels.indices {
      try bootstrap.check()
      let codings = LabelCodings(label, in: table)
      guard codings.total >= minimum, let ratings = table.ratings(of: label) else { continue }
      lines.append(
        Line(label: label, codings: codings, ratings: ratings, figures: AgreementFigures(ratings, categories: 2)))
    }
    leftOut = table.labels.count - lines.count
    lineCount = lines.count
    lines = AgreementTable.sorted(lines, order)
    self.lines = Array(lines.prefix(top ?? lines.count))
    if table.isMulti, let sets = table.sets {
      whole = AgreementFigures(sets)
      if whole.alpha != nil { wholeInterval = try bootstrap.interval(SetAlphaBootstrap(sets)) }
    } else if let nominal = table.nominal {
      whole = AgreementFigures(nominal, categories: categories)
      if whole.alpha != nil { wholeInterval = try bootstrap.interval(AgreementBootstrap(nominal)) }
    } else {
      preconditionFailure("a coding table has a coding or none for each coder and unit")
    }
    for line in self.lines {
      intervals.append(
        line.figures.alpha == nil ? nil : try bootstrap.interval(AgreementBootstrap(line.ratings)))
    }
  }

  /// The lines in the order asked for; what ties keeps the order of the labels, what has no value comes last.
  private static func sorted(_ lines: [Line], _ order: AgreementOrder) -> [Line] {
    if order.key == "name" { return order.isDescending ? lines.reversed() : lines }
    let sign = order.isDescending ? -1.0 : 1
    func key(_ line: Line) -> Double {
      let value: Double? =
        switch order.key {
        case "statements": Double(line.codings.total)
        case "agreement": line.figures.percentAgreement
        case "alpha": line.figures.alpha
        case "disagreements": Double(line.codings.disagreements.count)
        default: line.figures.others[order.key]
        }
      return value.map { $0 * sign } ?? .infinity
    }
    let keys = lines.map(key)
    return lines.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }.map { lines[$0] }
  }

  // MARK: Tables

  /// The coefficients; for two coders also the four counts that they are made of.
  var tables: [AnswerTable] { [coefficients] + (table.coders.count == 2 ? [fourfolds] : []) }

  /// Coefficients first: where a screen is narrow, the last columns are the ones that do not fit.
  private var coefficients: AnswerTable {
    let count = ColumnKind.count(unit: unit)
    var columns = [
      TableColumn(title, .label), TableColumn("agreement %", .percent(of: "of pairs of codings")),
      TableColumn("alpha", .measure(decimals: 3)),
    ]
    if bootstrap.replicates > 0 {
      columns += [TableColumn("from", .measure(decimals: 3)), TableColumn("to", .measure(decimals: 3))]
    }
    columns += measures.map { TableColumn(AgreementFigures.head($0), .measure(decimals: 3)) }
    columns.append(TableColumn("disagreements", count))
    columns += table.coders.map { TableColumn("\($0) yes", count) }
    columns.append(TableColumn(unit, count))
    var rows = zip(lines, intervals).map { line, interval in
      row(
        table.labels[line.label], yes: line.codings.yes.map(Cell.count), line.codings.disagreements.count, line.figures,
        interval, isWhole: false)
    }
    rows.append(
      row(
        wholeName, yes: table.coders.map { _ in .empty }, disagreements.count, whole, wholeInterval, isWhole: true))
    return AnswerTable(
      name: "agreement", columns: columns, rows: rows,
      omitted: lines.count < lineCount
        ? ["\(lines.count) of \(Wording.counted(lineCount, "label")) shown; top \(lineCount) shows all"] : [])
  }

  /// What the last row is called.
  var wholeName: String { table.isMulti ? "whole sets" : "all labels" }

  private func row(
    _ name: String, yes: [Cell], _ disagreements: Int, _ figures: AgreementFigures, _ interval: ResampledInterval?,
    isWhole: Bool
  ) -> TableRow {
    var cells: [Cell] = [
      .text(name), figures.percentAgreement.map { .percent(100 * $0) } ?? .undefined,
      .measure(figures.alpha),
    ]
    if bootstrap.replicates > 0 {
      cells += [.measure(interval?.interval?.lower), .measure(interval?.interval?.upper)]
    }
    cells += measures.map { measure in
      let isOfSets = AgreementFigures.isOfSets(measure)
      let applies = isOfSets ? isWhole : !(isWhole && table.isMulti)
      return applies ? .measure(figures.others[measure]) : .empty
    }
    cells += [.count(disagreements)] + yes + [.count(table.unitCount)]
    return TableRow(cells, role: isWhole ? .total : .body)
  }

  /// Both yes, only one, neither.
  private var fourfolds: AnswerTable {
    let count = ColumnKind.count(unit: unit)
    let heads = fourfoldHeads
    return AnswerTable(
      name: "counts", columns: [TableColumn(title, .label)] + heads.map { TableColumn($0, count) },
      rows: lines.compactMap { line in
        line.codings.fourfold.map { cells in
          TableRow([
            .text(table.labels[line.label]), .count(cells.both.count), .count(cells.onlyFirst.count),
            .count(cells.onlySecond.count), .count(cells.neither),
          ])
        }
      })
  }

  private var fourfoldHeads: [String] {
    ["both yes", "only \(table.coders[0])", "only \(table.coders[1])", "neither"]
  }

  // MARK: Sets

  /// The statements behind the labels, the columns and the cells.
  func cellSets(base: SetPlan) -> CellSets {
    var cells = CellSets(base: .intersection([base, table.set(of: 0..<table.unitCount)]))
    let all = table.set(of: disagreements)
    cells.columns = [("disagreements", all)]
    cells.columns += table.coders.indices.map { coder in
      ("\(table.coders[coder]) yes", .union(lines.map { table.set(of: $0.label, by: coder) }))
    }
    if table.coders.count == 2 { cells.columns += fourfoldHeads.map { ($0, .all) } }
    for line in lines {
      let name = table.labels[line.label]
      cells.rows.append((name, .union(table.coders.indices.map { table.set(of: line.label, by: $0) })))
      var single = ["disagreements": table.set(of: line.codings.disagreements)]
      for coder in table.coders.indices {
        single["\(table.coders[coder]) yes"] = table.set(of: line.label, by: coder)
      }
      if let fourfold = line.codings.fourfold {
        let heads = fourfoldHeads
        single[heads[0]] = table.set(of: fourfold.both)
        single[heads[1]] = table.set(of: fourfold.onlyFirst)
        single[heads[2]] = table.set(of: fourfold.onlySecond)
        single[heads[3]] = .not(table.set(of: fourfold.both + fourfold.onlyFirst + fourfold.onlySecond))
      }
      cells.single[name] = single
    }
    cells.rows.append((wholeName, .all))
    return cells
  }
}
