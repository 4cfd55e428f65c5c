import TartanModel
import TartanPlan

/// Guesses of how many statements a set has, made from the catalog alone: what `explain` sets beside what was found.
extension Executor {
  /// How many of so many statements are in a set, as if fields had nothing to do with one another.
  func estimate(of set: SetPlan, within statements: Int) -> Int {
    Int((Double(statements) * share(of: set)).rounded())
  }

  /// A number field has no statistics but its missing values; a third is what databases have guessed since System R
  /// (Selinger et al. 1979), a tenth for a value that is named.
  private static let guessOfRange = 1.0 / 3
  private static let guessOfValue = 0.1
  private static let guessOfWording = 0.1

  private func share(of set: SetPlan) -> Double {
    let all = Double(max(1, rowCount))
    switch set {
    case .all: return 1
    case .nothing: return 0
    case .labels(let field, let labels), .only(let field, let labels):
      let counts = dataset.catalog[field].labels.counts
      // Labels of one statement may overlap: at least one of them, if they had nothing to do with one another.
      guard case .multi = dataset[field] else {
        return min(1, labels.reduce(0) { $0 + Double(counts[$1.index]) } / all)
      }
      return 1 - labels.reduce(1) { $0 * (1 - Double(counts[$1.index]) / all) }
    case .missing(let field): return Double(dataset.catalog[field].missing) / all
    case .number(let field, let interval):
      let present = 1 - Double(dataset.catalog[field].missing) / all
      return present * (interval.lower == interval.upper ? Executor.guessOfValue : Executor.guessOfRange)
    case .date(let field, _): return (1 - Double(dataset.catalog[field].missing) / all) * Executor.guessOfRange
    case .labelCount(_, let counts): return counts.count == 1 ? Executor.guessOfValue : Executor.guessOfRange
    case .identities(_, let wanted): return min(1, wanted.reduce(0) { $0 + identities($1) } / all)
    case .wording: return Executor.guessOfWording
    case .rows(let rows): return Double(rows.count) / all
    case .not(let inner): return 1 - share(of: inner)
    case .and(let parts): return parts.reduce(1) { $0 * share(of: $1) }
    case .or(let parts): return 1 - parts.reduce(1) { $0 * (1 - share(of: $1)) }
    }
  }

  private func identities(_ wanted: IdentityPlan) -> Double {
    switch wanted {
    case .exactly: 1
    case .numbers(let range): Double(range.count)
    case .matching: Double(rowCount) * Executor.guessOfWording
    }
  }
}
