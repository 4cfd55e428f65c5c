import TartanEngine
import TartanModel
import TartanPlan
import TartanText

extension Sample {
  /// A random set over the fields of the sample, at most `depth` operators deep.
  func randomPlan(_ random: inout SeededGenerator, depth: Int = 3) -> SetPlan {
    guard depth > 0, random.chance(0.6) else { return randomTerm(&random) }
    switch random.below(3) {
    case 0: return .not(randomPlan(&random, depth: depth - 1))
    case 1: return .and((0..<random.element(of: [2, 3])).map { _ in randomPlan(&random, depth: depth - 1) })
    default: return .or((0..<random.element(of: [2, 3])).map { _ in randomPlan(&random, depth: depth - 1) })
    }
  }

  private func randomTerm(_ random: inout SeededGenerator) -> SetPlan {
    switch random.below(14) {
    case 0: return .all
    case 1: return .nothing
    case 2: return .labels(SampleField.theme, randomLabels(themeCount, &random))
    case 3, 4: return .labels(SampleField.tag, randomLabels(tagCount, &random))
    case 5: return .only(SampleField.tag, randomLabels(tagCount, &random))
    case 6: return .only(SampleField.theme, randomLabels(themeCount, &random))
    case 7: return .missing(FieldID(random.below(7)))
    case 8: return .number(SampleField.year, Sample.randomInterval(&random))
    case 9:
      let first = Int32(random.below(900))
      return .date(SampleField.date, first...first + Int32(random.below(200)))
    case 10:
      let low = random.below(3)
      return .labelCount(random.element(of: [SampleField.tag, SampleField.theme]), low...low + random.below(3))
    case 11: return .identities(SampleField.id, randomIdentities(&random))
    default: return .wording(SampleField.text, Sample.randomWording(&random))
    }
  }

  private func randomLabels(_ count: Int, _ random: inout SeededGenerator) -> [LabelID] {
    (0..<count).filter { _ in random.chance(0.3) }.map { LabelID($0) }
  }

  static func randomInterval(_ random: inout SeededGenerator) -> NumberInterval {
    let lower = random.chance(0.2) ? -Double.infinity : Double(2008 + random.below(10))
    let upper = random.chance(0.2) ? Double.infinity : lower.isFinite ? lower + Double(random.below(6)) : 2014.5
    return NumberInterval(
      lower: lower, includesLower: random.chance(0.5), upper: upper, includesUpper: random.chance(0.5))
  }

  private func randomIdentities(_ random: inout SeededGenerator) -> [IdentityPlan] {
    var wanted: [IdentityPlan] = []
    for _ in 0...random.below(3) {
      let row = random.below(max(1, statements.count))
      switch random.below(4) {
      case 0: wanted.append(.exactly("S\(row)"))
      case 1: wanted.append(.exactly("S\(row)é"))
      case 2: wanted.append(.numbers(row - 10...row + 5))
      default:
        if let pattern = try? Pattern("s\\d*", wholeText: true) { wanted.append(.matching(PatternPlan(pattern))) }
      }
    }
    return wanted
  }

  static let stems = [
    "challeng", "support", "find", "council", "die", "sky", "offic", "strass", "mass", "don't", "日本語",
  ]
  static let patterns = [
    "\\bchalleng\\w*", "(data|mass)\\s+\\w+", "suppor?t", "x?find+ing", "[a-c]ouncil", "s.", "\\w+é\\b", "of+ice",
    "st", "^$", "k",
  ]

  static func randomWording(_ random: inout SeededGenerator) -> WordingPlan {
    switch random.below(4) {
    case 0: return .stem(random.element(of: stems))
    case 1:
      guard let pattern = try? Pattern(random.element(of: patterns)) else { return .contains("a") }
      return .pattern(PatternPlan(pattern))
    default: return .contains(randomNeedle(&random))
    }
  }

  /// Part of a word, or of two; never empty.
  static func randomNeedle(_ random: inout SeededGenerator) -> String {
    let text = random.element(of: vocabulary) + (random.chance(0.3) ? " " + random.element(of: vocabulary) : "")
    let scalars = Array(Normalization.nfc(text).unicodeScalars)
    let start = random.below(scalars.count)
    let end = start + 1 + random.below(scalars.count - start)
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }
}
