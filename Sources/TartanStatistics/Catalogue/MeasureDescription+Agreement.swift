extension MeasureDescription {
  /// How far coders agree.
  static let agreement: [MeasureDescription] = [
    MeasureDescription(
      "percent-agreement", aliases: ["agreement"], "Percent agreement", .agreement, .usual,
      formula: "mean over the units of agreeing pairs of coders / pairs of coders",
      reading: "0 to 1: how often two coders of a unit say the same",
      avoid: "by itself: rare codes agree by mostly being absent; undefined when no two coders share a unit",
      source: "O'Connor and Joffe 2020"),
    MeasureDescription(
      "alpha", aliases: ["krippendorff"], "Krippendorff's alpha", .agreement, .usual,
      formula: "1 - Do / De, observed over expected disagreement; nominal, or for whole tag sets with 1 - Jaccard",
      reading: "1 perfect, 0 as by chance, below 0 worse; any number of coders, codings may be missing",
      avoid:
        "for tags with few yes: it cannot be stable, see AC1 and the disagreements; undefined when all codings are "
        + "equal",
      source: "Krippendorff 1970, 2011"),
    MeasureDescription(
      "masi", "Alpha for tag sets with the MASI distance", .agreement,
      formula: "as alpha, with distance 1 - J m: m = 1 equal, 2/3 one inside the other, 1/3 overlapping, 0 disjoint",
      reading: "as alpha; a set inside the other counts as nearer than one that only overlaps",
      avoid: "for comparison with values of nltk before 3.10, which rounds 2/3 and 1/3", source: "Passonneau 2006"),
    MeasureDescription(
      "kappa", aliases: ["cohen"], "Cohen's kappa", .agreement,
      formula: "(po - pe) / (1 - pe), pe = sum of products of both coders' shares",
      reading: "1 perfect, 0 as by chance; two coders only",
      avoid: "with rare or very common categories: near 0 despite high agreement; undefined when both coders use one "
        + "category",
      source: "Cohen 1960"),
    MeasureDescription(
      "fleiss", "Fleiss' kappa", .agreement, formula: "(po - pe) / (1 - pe), pe = sum of squared shares of all codings",
      reading: "as kappa, for any number of coders; of two coders it is Scott's pi",
      avoid: "with missing codings: only complete units count, which irrCAC does otherwise", source: "Fleiss 1971"),
    MeasureDescription(
      "ac1", aliases: ["gwet"], "Gwet's AC1", .agreement,
      formula: "(po - pe) / (1 - pe), pe = sum of p (1 - p) / (q - 1)",
      reading: "as kappa, but stable for rare tags; q, the number of categories, is printed",
      avoid: "in place of alpha without saying so: it is the higher one where a category dominates", source: "Gwet 2008"
    ),
    MeasureDescription(
      "bp", aliases: ["brennan-prediger"], "Brennan and Prediger's coefficient", .agreement,
      formula: "(po - 1/q) / (1 - 1/q)",
      reading: "as kappa, with chance as if all q categories were equally likely; what MAXQDA reports",
      avoid: "without q: a larger codebook raises it", source: "Brennan and Prediger 1981"),
    MeasureDescription(
      "bootstrap", "Percentile bootstrap interval", .agreement, .usual,
      formula: "2.5 % and 97.5 % of the values in B samples of the units, drawn with replacement",
      reading: "how far the coefficient would move with other statements like these; B and the seed are printed",
      avoid: "with few units; pairs must not be drawn instead of units (KALPHA): too narrow", source: "Efron 1979"),
  ]

  /// What is not offered, and why.
  static let leftOut: [MeasureDescription] = [
    MeasureDescription(
      "pmi", "Pointwise mutual information", .pair, .leftOut, formula: "log2(lift)",
      reading: "the logarithm of lift, without bound", avoid: "worst on rare codes; use lift or npmi",
      source: "Bouma 2009"),
    MeasureDescription(
      "tetrachoric", "Tetrachoric correlation", .pair, .leftOut,
      formula: "the correlation of two normal variables cut into yes and no",
      reading: "-1 to 1", avoid: "needs a normal variable behind each code; use phi", source: "Pearson 1900"),
    MeasureDescription(
      "simple-matching", aliases: ["russell-rao", "zeta"], "Measures that reward joint absence", .pair, .leftOut,
      formula: "(a + d) / N and relatives", reading: "0 to 1",
      avoid: "statements with neither code count as agreement; use Jaccard", source: "Sokal and Michener 1958"),
    MeasureDescription(
      "pearson", "Pearson's correlation of 0/1 variables", .pair, .leftOut, formula: "the same number as phi",
      reading: "see phi", avoid: "use phi", source: "Yule 1912"),
    MeasureDescription(
      "weighted-kappa", aliases: ["light", "scott"], "Weighted kappa, Light's kappa, Scott's pi", .agreement, .leftOut,
      formula: "kappa with weights; the mean of kappas of pairs; Fleiss' kappa of two coders", reading: "as kappa",
      avoid: "codes have no order; the mean hides the pairs; use fleiss", source: "Cohen 1968; Light 1971; Scott 1955"),
  ]
}
