import TartanModel
import TartanStatistics

// MARK: In words
extension AgreementTable {
  /// Who coded how much, and on how much they agree.
  var sentences: [String] {
    let alike = table.unitCount - disagreements.count
    let share = "\(alike) of them (\(Wording.percent(alike, of: table.unitCount)))"
    let what = table.isMulti ? "the same labels" : "the same label"
    if table.coders.count == 2 {
      return [
        "\(table.coders[0]) and \(table.coders[1]) both coded \(units(table.unitCount)); "
          + "they gave \(what) to \(share) and differ on \(disagreements.count)"
      ]
    }
    return [
      "\(Wording.counted(table.coders.count, "coder")): "
        + Wording.few(zip(table.coders, table.codedByCoder).map { "\($0) \($1)" }, 8),
      "\(units(table.unitCount)) with two codings or more; all gave \(what) to \(share), "
        + "some differ on \(disagreements.count)",
    ]
  }

  func units(_ count: Int) -> String { "\(count) \(count == 1 ? singular : unit)" }

  private var singular: String {
    if unit.hasSuffix("ies") { return unit.dropLast(3) + "y" }
    return unit.hasSuffix("s") ? String(unit.dropLast()) : unit
  }

  private var isByRow: Bool {
    if case .rows = table.layout { return true }
    return false
  }

  /// What the figures rest on and what limits them.
  var notes: [String] {
    var notes = table.notes + intervalNotes + categoryNotes
    let wholeMeasure =
      table.isMulti
      ? "whole sets: agreement is of equal sets, alpha is with the distance 1 - Jaccard"
      : "all labels: alpha for nominal data; the rows above are each label against all others"
    notes.append(wholeMeasure)
    if measures.contains("fleiss"), table.coders.count > 2 {
      let complete = table.codersByUnit.count { $0 == table.coders.count }
      notes.append("Fleiss' kappa is of the \(units(complete)) that all \(table.coders.count) coders coded")
    }
    notes += [rareNote, undefinedNote].compactMap { $0 }
    if leftOut > 0 {
      let why = minimum <= 1 ? "that nobody gave" : "given fewer than \(minimum) times"
      notes.append("\(Wording.counted(leftOut, "label")) \(why) left out; min 0 shows all")
    }
    if !disagreements.isEmpty {
      notes.append(
        "the disagreements are sets of this result: show %N[disagreements] with its number for N"
          + "\(isByRow ? ", a row for each coder" : ""), show %N[LABEL, disagreements] for one label")
    }
    return notes
  }

  private var intervalNotes: [String] {
    guard bootstrap.replicates > 0 else { return [] }
    var notes = [
      "from, to: 95 % interval of alpha by percentile bootstrap of the \(units(table.unitCount)), "
        + "\(bootstrap.replicates) samples, seed \(bootstrap.seed)"
    ]
    let undefined = zip(lines, intervals).filter { ($1?.undefined ?? 0) > 0 }
    if !undefined.isEmpty {
      notes.append(
        "alpha was not defined in some samples: "
          + Wording.few(undefined.map { "\(table.labels[$0.label]) (\($1?.undefined ?? 0))" }))
    }
    return notes
  }

  private var categoryNotes: [String] {
    guard measures.contains("ac1") || measures.contains("bp") else { return [] }
    let labels = "q = 2 for each label, yes and no"
    guard let q = whole.categories else { return ["AC1 and BP: \(labels)"] }
    let how =
      categories.map { q == $0 ? "as said" : "more than the \($0) that were said" } ?? "those that somebody used"
    let isOne = q == 1
    var notes = ["AC1 and BP: q = \(q) \(isOne ? "category" : "categories") for all labels, \(how); \(labels)"]
    if isOne {
      notes.append(
        "AC1 and BP of \(wholeName) are not defined with one category; categories N says how many the codebook has")
    }
    return notes
  }

  /// A warning about labels of which alpha cannot be stable.
  private var rareNote: String? {
    let rare = lines.filter { $0.figures.alpha != nil && $0.codings.total < AgreementTable.enough }
    guard let first = rare.first else { return nil }
    let codings = table.codedByCoder.reduce(0, +)
    let remedy = "see AC1\(measures.contains("ac1") ? "" : " (measures ac1)") and the disagreements"
    if rare.count == 1 {
      return "\(table.labels[first.label]): only \(first.codings.total) yes among \(codings) codings: alpha cannot be "
        + "stable; \(remedy)"
    }
    return "fewer than \(AgreementTable.enough) yes among \(codings) codings, so that alpha cannot be stable: "
      + "\(Wording.few(rare.map { "\(table.labels[$0.label]) (\($0.codings.total))" })); \(remedy)"
  }

  /// From so many yes on nothing is said.
  private static let enough = 5

  private var undefinedNote: String? {
    var names = lines.filter { $0.figures.alpha == nil }.map { table.labels[$0.label] }
    if whole.alpha == nil { names.append(wholeName) }
    return names.isEmpty ? nil : "all codings are alike, so that alpha is not defined: \(Wording.few(names))"
  }
}
