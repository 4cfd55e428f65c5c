extension MeasureDescription {
  /// Measures of two codes.
  static let pairs: [MeasureDescription] = [
    MeasureDescription(
      "n", aliases: ["count"], "Statements with both codes", .pair, .usual, formula: "a",
      reading: "how many statements have both",
      avoid: "for comparing codes of different sizes by itself: common codes meet often anyway", source: "a count"),
    MeasureDescription(
      "share", aliases: ["row%"], "Share of A with B", .pair, .usual, formula: "a / nA, and a / nB the other way round",
      reading: "12 of 30 statements with A also have B; from 0 to 1, and directional: both ways are printed",
      avoid: "never read one direction for the other; undefined when no statement has the code it is a share of",
      source: "a proportion"),
    MeasureDescription(
      "jaccard", aliases: ["c-coefficient"], "Jaccard's coefficient", .pair, .usual, formula: "a / (a + b + c)",
      reading: "of the statements with either code, the share with both; 0 no overlap, 1 the same statements. With one "
        + "set of tags per statement it is ATLAS.ti's c-coefficient",
      avoid: "when one code is many times as common as the other: it cannot exceed min / max of nA and nB, so read the "
        + "shares; undefined when no statement has either",
      source: "Jaccard 1901; van Eck and Waltman 2009"),
    MeasureDescription(
      "lift", aliases: ["association-strength"], "Lift: observed over expected", .pair, .usual,
      formula: "a N / (nA nB)",
      reading: "1 as often as by chance, 2 twice as often, 0.5 half as often; from 0, without an upper end",
      avoid: "when the expected count is below 5: one statement more changes it much; undefined when a code is on no "
        + "statement",
      source: "van Eck and Waltman 2009 (association strength, up to a constant)"),
    MeasureDescription(
      "expected", "Expected count", .pair, .usual, formula: "nA nB / N",
      reading: "how many statements would have both if the codes had nothing to do with each other",
      avoid: "as a forecast: it is what lift and residuals compare with", source: "Pearson 1900"),
    MeasureDescription(
      "residual", aliases: ["adjusted-residual", "z"], "Adjusted standardised residual", .pair,
      formula: "(a - E) / sqrt(E (1 - nA/N) (1 - nB/N)), E the expected count; equal to phi sqrt(N)",
      reading: "how many standard errors the count is above (+) or below (-) the expected one",
      avoid: "marking cells past 1.96: of 40 cells 2 pass by luck; marks use Holm. It grows with N. Undefined when a "
        + "code is on every statement or on none",
      source: "Haberman 1973"),
    MeasureDescription(
      "phi", "Phi, the correlation of two codes", .pair, formula: "(ad - bc) / sqrt(nA nB (N - nA) (N - nB))",
      reading: "-1 to 1; 0 no association. It is Pearson's correlation of the codes as 0/1 variables",
      avoid:
        "when the codes differ much in size: 1 is then out of reach; undefined when a code is on every statement or "
        + "on none",
      source: "Yule 1912"),
    MeasureDescription(
      "or", aliases: ["odds-ratio", "or+1/2"], "Odds ratio (+1/2)", .pair,
      formula: "(a + 1/2)(d + 1/2) / ((b + 1/2)(c + 1/2)); interval exp(log OR -/+ z sqrt(sum of 1 / (count + 1/2)))",
      reading: "how many times the odds of B are as high with A as without; 1 no association. The half is always added",
      avoid: "as a ratio of shares: odds are not shares; undefined without statements",
      source: "Haldane 1956; Anscombe 1956; interval: Woolf 1955"),
    MeasureDescription(
      "yule", aliases: ["q", "yule-q"], "Yule's Q", .pair, formula: "(ad - bc) / (ad + bc)",
      reading: "-1 to 1; 0 no association; the same order as the odds ratio",
      avoid: "with an empty cell: it is then 1 or -1 however few statements there are; undefined when ad and bc are 0",
      source: "Yule 1900"),
    MeasureDescription(
      "overlap-coefficient", aliases: ["szymkiewicz-simpson"], "Overlap coefficient", .pair,
      formula: "a / min(nA, nB)",
      reading: "the larger of the two shares; 1 when one code lies inside the other",
      avoid: "for ranking: it is 1 for any rare code inside a common one; undefined when a code is on no statement",
      source: "Szymkiewicz 1934; Simpson 1943"),
    MeasureDescription(
      "dice", aliases: ["sorensen"], "Dice's coefficient", .pair, formula: "2a / (nA + nB)",
      reading: "0 to 1; 2J / (1 + J) of Jaccard J, so the same order; NVivo calls it Sorensen",
      avoid: "beside Jaccard: it says the same; undefined when no statement has either code",
      source: "Dice 1945; Sorensen 1948"),
    MeasureDescription(
      "cosine", aliases: ["ochiai"], "Cosine", .pair, formula: "a / sqrt(nA nB)",
      reading: "0 to 1; the geometric mean of the two shares",
      avoid: "for correcting for how common codes are: use lift; undefined when a code is on no statement",
      source: "Ochiai 1957; Salton and McGill 1983"),
    MeasureDescription(
      "npmi", "Normalised pointwise mutual information", .pair, formula: "log2(lift) / -log2(a / N); -1 when a = 0",
      reading: "lift on a scale from -1 (never together) over 0 (as by chance) to 1 (only together)",
      avoid: "on rare codes, as lift; undefined when every statement has both or a code is on no statement",
      source: "Bouma 2009"),
  ]
}
