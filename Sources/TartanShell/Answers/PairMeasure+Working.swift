import TartanStatistics

extension PairMeasure {
  /// The measure of these counts worked through: `23 / (23 + 8 + 3) = 0.676`.
  func worked(_ counts: FourfoldCounts) -> String {
    Working.equation(sum(counts), value(counts), decimals: decimals) + interval(counts)
  }

  /// The formula with its numbers.
  private func sum(_ counts: FourfoldCounts) -> String {
    let (a, b, c, d) = (counts.both, counts.firstOnly, counts.secondOnly, counts.neither)
    let (first, second, total) = (counts.first, counts.second, counts.total)
    return switch self {
    case .jaccard: "\(a) / (\(a) + \(b) + \(c))"
    case .lift: "\(a) × \(total) / (\(first) × \(second))"
    case .expected: "\(first) × \(second) / \(total)"
    case .residual: residual(counts)
    case .phi:
      "(\(a) × \(d) - \(b) × \(c)) / sqrt(\(first) × \(second) × \(total - first) × \(total - second))"
    case .oddsRatio: "\(a).5 × \(d).5 / (\(b).5 × \(c).5)"
    case .yule: "(\(a) × \(d) - \(b) × \(c)) / (\(a) × \(d) + \(b) × \(c))"
    case .overlapCoefficient: "\(a) / min(\(first), \(second))"
    case .dice: "2 × \(a) / (\(first) + \(second))"
    case .cosine: "\(a) / sqrt(\(first) × \(second))"
    case .npmi: npmi(counts)
    }
  }

  private func residual(_ counts: FourfoldCounts) -> String {
    let expected = counts.expected.map { Working.number($0, 2) } ?? "–"
    let (first, second, total) = (counts.first, counts.second, counts.total)
    return "(\(counts.both) - \(expected)) / sqrt(\(expected) (1 - \(first)/\(total)) (1 - \(second)/\(total)))"
  }

  private func npmi(_ counts: FourfoldCounts) -> String {
    guard counts.both > 0 else { return "no statement has both" }
    let lift = counts.lift.map { Working.number($0, 2) } ?? "–"
    return "log2(\(lift)) / -log2(\(counts.both) / \(counts.total))"
  }

  private func interval(_ counts: FourfoldCounts) -> String {
    guard self == .oddsRatio, let interval = OddsRatio(counts)?.interval else { return "" }
    return ", 95 % interval \(Working.number(interval.lower, 2)) to \(Working.number(interval.upper, 2))"
  }
}
