extension MeasureDescription {
  /// What is core and what is local.
  static let spread: [MeasureDescription] = [
    MeasureDescription(
      "coverage", "Coverage", .spread, .usual, formula: "groups with at least one statement with the code",
      reading: "in 7 of 9 groups; those without statements do not count",
      avoid: "without expected coverage where groups differ much in size: one statement shows at most one theme",
      source: "a count"),
    MeasureDescription(
      "expected-coverage", "Expected coverage", .spread, .usual,
      formula: "sum over groups of 1 - C(N - Ng, n) / C(N, n)",
      reading: "in how many groups the code would be if its n statements were dealt over all: a code used twice "
        + "cannot be core",
      avoid: "as a target: it is what coverage is compared with", source: "Hurlbert 1971 (rarefaction)"),
    MeasureDescription(
      "band", aliases: ["core", "shared", "local", "absent"], "Band", .spread, .usual,
      formula: "core: in at least 80 % of the groups; shared: in two or more; local: in one; absent: in none",
      reading: "a word for coverage; the thresholds are printed and can be set",
      avoid: "as a finding by itself: it depends on the thresholds", source: "a convention of this program"),
    MeasureDescription(
      "evenness", aliases: ["pielou"], "Evenness", .spread, formula: "-sum of q ln q / ln G, q the shares of the rates",
      reading: "1 equally common in all G groups, 0 in one only",
      avoid: "where some programs divide by the occupied number: a code in 2 of 9 evenly would score 1 there",
      source: "Pielou 1966"),
    MeasureDescription(
      "effective-number", aliases: ["hill"], "Effective number of groups", .spread,
      formula: "exp(-sum of q ln q)",
      reading: "the code is spread as if over so many groups equally; 1 to G",
      avoid: "for a code that nobody has: undefined", source: "Hill 1973"),
    MeasureDescription(
      "bray-curtis", "Bray and Curtis's dissimilarity", .spread, .usual,
      formula: "sum of |s - s'| / sum of (s + s'), s the rates of each code in two groups",
      reading: "0 the same rates, 1 no code in common",
      avoid: "on counts: a large authority would differ for its size; undefined where neither has a code",
      source: "Bray and Curtis 1957"),
    MeasureDescription(
      "average-linkage", aliases: ["upgma", "clustering"], "Order from clustering", .spread, .usual,
      formula: "join the two clusters with the smallest mean Bray-Curtis distance, again and again",
      reading: "groups alike stand side by side; ties go to the smallest place in the list",
      avoid: "in published tables with hidden cells: the order betrays them; sort by name",
      source: "Sokal and Michener 1958"),
  ]

  /// What makes words distinctive.
  static let words: [MeasureDescription] = [
    MeasureDescription(
      "log-likelihood", aliases: ["g2", "keyness"], "Log-likelihood ratio", .words, .usual,
      formula: "G² = 2 sum of O ln(O / E) over statements with and without the word, inside and outside",
      reading: "how sure one may be that the word is not equally common in both; for ranking",
      avoid: "as a size: it grows with the amount of text, so read the log ratio; its p is for samples only",
      source: "Dunning 1993; Rayson and Garside 2000"),
    MeasureDescription(
      "log-ratio", "Log ratio", .words, .usual, formula: "log2 of (x1 + 1/2)/(n1 + 1) over (x2 + 1/2)/(n2 + 1)",
      reading: "1 twice as common inside as outside, 2 four times, -1 half as common; halves keep it finite",
      avoid: "for rare words by itself: look at the counts and at G²", source: "Hardie 2014"),
  ]
}
