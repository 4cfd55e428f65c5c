import TartanModel
import TartanRender
import TartanStatistics

/// Warnings about figures that say less than they seem to.
enum FigureNotes {
  /// Below so many statements a percentage says little beside the count.
  static let smallBase = 20
  /// Below this expected count lift is unstable.
  private static let smallExpected = 5.0
  /// From here on one label is so much more common than another that Jaccard is held down by it.
  private static let largeRatio = 5.0

  /// Percentages of few statements.
  ///
  /// - Parameters:
  ///   - bases: what the percentages are of, by name; empty ones have no percentage.
  ///   - figures: what they are called.
  /// - Returns: a note on small ones, and one on empty ones.
  static func smallBases(_ bases: [(name: String, count: Int)], _ figures: String) -> [String] {
    let undefined = bases.contains { $0.count == 0 } ? ["– : a share of no statements is not defined"] : []
    let small = bases.filter { $0.count > 0 && $0.count < smallBase }
    guard !small.isEmpty else { return undefined }
    let names = Wording.few(small.map { "\($0.name) \($0.count)" }, 3)
    return undefined + ["\(figures) of fewer than \(smallBase) statements say little, read the counts: \(names)"]
  }

  /// Percentages that are all of the same few statements.
  static func smallBase(_ count: Int, unit: String = "statement") -> [String] {
    guard count > 0, count < smallBase else { return [] }
    return ["percentages are of \(Wording.counted(count, unit)): read the counts"]
  }

  /// What limits measures over many cells or pairs: unstable lift, a ceiling for Jaccard, values not defined.
  /// - Parameters:
  ///   - measures: what is printed.
  ///   - cells: the counts behind it.
  ///   - noun: what one of them is called.
  ///   - withoutResidual: whether a test beside them says of how many few statements are expected.
  /// - Returns: a note for each limit that applies.
  static func limits(
    of measures: [PairMeasure], _ cells: [FourfoldCounts], noun: String, withoutResidual: Bool = false
  ) -> [String] {
    var notes: [String] = []
    let of = "of \(Wording.counted(cells.count, noun))"
    let relative: [PairMeasure] = withoutResidual ? [.lift, .npmi] : [.lift, .npmi, .residual]
    let expected = cells.compactMap(\.expected)
    let unstable = expected.count { $0 > 0 && $0 < smallExpected }
    let names = measures.filter { relative.contains($0) }.map(\.rawValue)
    if !names.isEmpty, unstable > 0 {
      let least = expected.filter { $0 > 0 }.min() ?? 0
      notes.append(
        "\(unstable) \(of) \(unstable == 1 ? "has" : "have") an expected count under 5, the smallest "
          + "\(short(least)): \(Wording.list(names)) \(names.count == 1 ? "is" : "are") unstable there")
    }
    let capped = cells.count { ($0.frequencyRatio ?? 0) >= largeRatio }
    let held = measures.filter { [.jaccard, .dice].contains($0) }.map(\.head)
    if !held.isEmpty, capped > 0 {
      notes.append(
        "in \(capped) \(of) one label is at least 5 times as common as the other: \(Wording.list(held)) cannot come "
          + "near 1 there, read the shares")
    }
    for measure in measures where cells.contains(where: { measure.value($0) == nil }) {
      notes.append("– : \(measure.rawValue) is not defined where \(measure.undefinedWhere)")
    }
    return notes
  }

  /// What limits the measures of one pair.
  static func limits(_ counts: FourfoldCounts, _ first: String, _ second: String, _ measures: [PairMeasure])
    -> [String]
  {
    var notes: [String] = []
    let undefined = measures.filter { $0.value(counts) == nil }
    let sides = [(first, counts.first)] + (first == second ? [] : [(second, counts.second)])
    for (name, count) in sides where counts.total > 0 {
      if count == 0 {
        notes.append("no statement of the base is in \(name): shares and measures of it are not defined")
      }
      if count == counts.total {
        notes.append(
          "\(name) is on every statement of the base: lift says nothing, and "
            + "\(Wording.list(undefined.map(\.head) + ["tests"])) are not defined")
      }
    }
    if counts.total == 0 { notes.append("there is no statement in the base: nothing is defined") }
    for measure in undefined where counts.hasVaryingCodes {
      notes.append("\(measure.head) is not defined where \(measure.undefinedWhere)")
    }
    if let expected = counts.expected, expected > 0, expected < smallExpected {
      notes.append("expected count \(short(expected)): lift is unstable below 5")
    }
    if let ratio = counts.frequencyRatio, ratio >= largeRatio, let largest = counts.largestPossibleJaccard {
      let (more, less) = counts.first > counts.second ? (first, second) : (second, first)
      notes.append(
        "\(more) is \(short(ratio)) times as common as \(less): Jaccard cannot exceed \(Working.number(largest, 2)) "
          + "here, read the shares")
    }
    return notes
  }

  /// How the intervals of a table are made, and that they are in square brackets.
  static func intervals(_ method: IntervalMethod) -> [String] {
    ["95 % intervals in square brackets, by \(method.description?.name ?? method.rawValue)"]
  }

  /// What the odds ratio is, where it is printed.
  static let oddsRatio = "OR (+1/2): half a statement is added to each count; 95 % interval in square brackets"

  /// Said where intervals or tests are asked for of what was not declared a sample.
  static func completeList(_ count: Int) -> String {
    "\(count == 1 ? "this statement is" : "these \(count) statements are") taken as a complete list: shares describe "
      + "\(count == 1 ? "it" : "them") exactly, tests and intervals do not apply; set sample yes says that "
      + "\(count == 1 ? "it is" : "they are") a sample"
  }

  /// A number with one decimal, or none where it is whole.
  private static func short(_ value: Double) -> String {
    let text = Working.number(value, value < 0.95 ? 2 : 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
