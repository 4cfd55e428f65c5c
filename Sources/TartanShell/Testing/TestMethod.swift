import TartanLanguage
import TartanModel
import TartanStatistics

/// How the p of a test comes about.
enum TestMethod: String, CaseIterable, Hashable {
  /// From the chi-square distribution.
  case chiSquared = "chi2"
  /// By shuffling labels.
  case permutation
  /// From all tables with the same margins: Fisher, Freeman and Halton.
  case exact
  /// From the chi-square distribution, corrected for tags that share statements.
  case raoScott = "rao-scott"

  /// The method of that name.
  ///
  /// - Throws: a diagnostic that lists the methods.
  static func named(_ name: Name) throws(Diagnostic) -> TestMethod {
    let typed = name.text.lowercased()
    switch typed {
    case "pearson", "chisquare", "chi-squared": return .chiSquared
    case "permutations", "shuffle": return .permutation
    default: break
    }
    switch MeasureDescription.named(typed)?.word ?? typed {
    case "chi2": return .chiSquared
    case "permutation": return .permutation
    case "exact", "fisher", "freeman-halton": return .exact
    case "rao-scott": return .raoScott
    default:
      throw Diagnostic(
        .badValue, at: name.span, "no test '\(name.text)'",
        hints: ["test chooses by itself", "test \(allCases.map(\.rawValue).joined(separator: ", "))"])
    }
  }
}

/// How the p values of many tests are corrected for their number.
enum Correction: String, CaseIterable, Hashable {
  /// Guards against any false mark.
  case holm
  /// Bounds the share of false marks.
  case bh
  /// No correction.
  case none

  /// The correction of that name.
  ///
  /// - Throws: a diagnostic that lists the corrections.
  static func named(_ name: Name) throws(Diagnostic) -> Correction {
    let typed = name.text.lowercased()
    let word = MeasureDescription.named(typed)?.word ?? typed
    if let correction = Correction(rawValue: word) { return correction }
    throw Diagnostic(
      .badValue, at: name.span, "no correction '\(name.text)'",
      hints: ["correction \(allCases.map(\.rawValue).joined(separator: ", "))"])
  }

  /// Corrects p values; nil stays nil.
  func adjust(_ pValues: [Double?]) -> [Double?] {
    switch self {
    case .holm: Adjustment.holm.adjust(pValues)
    case .bh: Adjustment.benjaminiHochberg.adjust(pValues)
    case .none: pValues
    }
  }

  /// The head of a column of corrected values.
  var head: String { self == .none ? "p" : "p (\(self == .bh ? "BH" : "Holm"))" }

  /// What the reader of marks has to know: how many tests there were.
  ///
  /// - Parameters:
  ///   - tests: what was tested and how often: `40 cells`.
  ///   - which: more of what they are.
  /// - Returns: a sentence without its stop.
  func note(_ tests: [(count: Int, noun: String)], _ which: String? = nil) -> String {
    let counted = Wording.list(tests.map { Wording.counted($0.count, $0.noun) }) + (which.map { " (\($0))" } ?? "")
    let lucky = Wording.list(tests.map { String(Int((Double($0.count) * TableTest.level).rounded())) })
    let mark =
      self == .none ? "nothing corrects for that, correction holm does" : "\(head) is corrected for their number"
    return "\(counted) tested, of which about \(lucky) would have p below .05 by luck alone: \(mark)"
  }
}
