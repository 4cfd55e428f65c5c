extension MeasureDescription {
  /// Intervals of shares; only for data that were declared a sample.
  static let shares: [MeasureDescription] = [
    MeasureDescription(
      "wilson", "Wilson's interval for a share", .share, .usual,
      formula: "(p + z²/2n -/+ z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)",
      reading: "the shares that a test would not reject; never outside 0 to 1, and exactly 0 or 1 at that end",
      avoid: "for a complete list: its shares are the answer, not an estimate; undefined for an empty base",
      source: "Wilson 1927; recommended by Brown, Cai and DasGupta 2001"),
    MeasureDescription(
      "clopper-pearson", aliases: ["exact-interval"], "Clopper and Pearson's interval for a share", .share,
      formula: "beta quantiles: lower B(2.5 %; x, n - x + 1), upper B(97.5 %; x + 1, n - x)",
      reading: "covers the true share at least as often as it says", avoid: "where narrow matters: it covers too much",
      source: "Clopper and Pearson 1934"),
    MeasureDescription(
      "agresti-coull", "Agresti and Coull's interval for a share", .share,
      formula: "p~ -/+ z sqrt(p~ (1 - p~) / n~), n~ = n + z², p~ = (x + z²/2) / n~, cut at 0 and 1",
      reading: "close to Wilson's from about 40 statements on, and simple to check by hand",
      avoid: "below 40 statements: use Wilson's", source: "Agresti and Coull 1998"),
    MeasureDescription(
      "newcombe", aliases: ["difference"], "Newcombe's interval for a difference of shares", .share,
      formula: "d - sqrt((p1 - l1)² + (u2 - p2)²), d + sqrt((u1 - p1)² + (p2 - l2)²), with Wilson's l and u",
      reading: "how far apart two shares of separate groups can be", avoid: "for shares of the same statements",
      source: "Newcombe 1998, method 10"),
  ]

  /// Effects in tables.
  static let tables: [MeasureDescription] = [
    MeasureDescription(
      "v", aliases: ["cramer", "cramers-v"], "Cramér's V, bias-corrected", .table,
      formula: "sqrt(f / min(r~ - 1, c~ - 1)), f = max(0, X²/N - (r-1)(c-1)/(N-1)), r~ = r - (r-1)²/(N-1), c~ alike",
      reading: "0 no association, 1 one field follows from the other; what chance alone gives is taken away",
      avoid:
        "for tags: a table in which statements stand in several columns has no V; undefined with one row or column",
      source: "Cramér 1946; correction: Bergsma 2013"),
    MeasureDescription(
      "plain-v", "Cramér's V without correction", .table, formula: "sqrt(X² / (N min(r - 1, c - 1)))",
      reading: "0 to 1; for comparison with other programs",
      avoid: "in small or large sparse tables: it is above 0 by chance alone", source: "Cramér 1946"),
  ]
}
