import TartanLanguage
import TartanModel

/// What is asked of a test: `test`, `permutations`, `bootstrap`, `seed`, `correction` and `person`, checked.
struct TestRequest {
  /// Where `test` stands; nil if only an interval by bootstrap is asked for.
  let test: SourceSpan?
  /// The method asked for, nil to choose.
  let method: TestMethod?
  /// How many shuffles a permutation test takes.
  let permutations: Int
  /// How many samples a bootstrap interval takes; nil for no interval.
  let bootstrap: Int?
  /// What random numbers begin with.
  let seed: Int
  /// How p values of many tests are corrected.
  let correction: Correction
  /// The clauses as they were typed.
  let clauses: ClauseSyntax

  /// The usual number of shuffles: with the observed table, 10,000.
  static let usualPermutations = 9_999
  /// More would keep anybody waiting to no avail.
  private static let most = 1_000_000
  /// An interval of 95 % cuts off one sample in forty at each end; with fewer than these an end is one sample or two.
  private static let leastSamples = 100

  /// Reads the clauses of a command; nil where nothing is asked for.
  ///
  /// - Throws: a diagnostic for a number out of range, or a clause that belongs to a test where there is none.
  init?(_ clauses: ClauseSyntax, _ settings: Settings) throws(Diagnostic) {
    try TestRequest.refuseWithoutTest(clauses)
    guard clauses.test != nil || clauses.bootstrap != nil else { return nil }
    test = clauses.test?.span
    method = try clauses.test?.method.map { name throws(Diagnostic) in try TestMethod.named(name) }
    permutations =
      try TestRequest.number(
        clauses.permutations, 1, "a permutation test needs a shuffle at least", "permutations \(Self.usualPermutations)"
      )
      ?? Self.usualPermutations
    bootstrap = try TestRequest.number(
      clauses.bootstrap, Self.leastSamples, "an interval needs \(Self.leastSamples) samples at least", "bootstrap 2000")
    seed =
      try TestRequest.number(
        clauses.seed, 1, "a seed is a whole number from 1 on", "seed 1", most: Int(Int32.max)) ?? settings.seed
    correction = try clauses.correction.map { name throws(Diagnostic) in try Correction.named(name) } ?? .holm
    self.clauses = clauses
    guard let method, method != .permutation, method != .exact, let place = clauses.permutations?.span else { return }
    throw Diagnostic(
      .unknownClause, at: place, "test \(method.rawValue) shuffles nothing", hints: ["test permutation"])
  }

  private static func number(
    _ number: CountSyntax?, _ least: Int, _ reason: String, _ hint: String, most: Int = TestRequest.most
  ) throws(Diagnostic) -> Int? {
    guard let number else { return nil }
    guard number.value >= least else { throw Diagnostic(.badValue, at: number.span, reason, hints: [hint]) }
    guard number.value <= most else {
      throw Diagnostic(.badValue, at: number.span, "at most \(most)", hints: [hint])
    }
    return number.value
  }

  private static func refuseWithoutTest(_ clauses: ClauseSyntax) throws(Diagnostic) {
    guard clauses.test == nil else { return }
    var orphans: [(String, SourceSpan?)] = [
      ("permutations", clauses.permutations?.span), ("correction", clauses.correction?.span),
      ("person", clauses.person?.span),
    ]
    if clauses.bootstrap == nil { orphans.append(("seed", clauses.seed?.span)) }
    for (word, place) in orphans {
      guard let place else { continue }
      throw Diagnostic(
        .unknownClause, at: place, "'\(word)' belongs to a test, and none is asked for",
        hints: ["put test before it", "help cross"])
    }
  }
}
