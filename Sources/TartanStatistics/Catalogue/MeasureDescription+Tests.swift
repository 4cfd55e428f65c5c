extension MeasureDescription {
  /// Tests, and what corrects them. None is printed unasked.
  static let tests: [MeasureDescription] = [
    MeasureDescription(
      "chi2", aliases: ["chi-square", "x2"], "Pearson's chi-square test", .test,
      formula: "X² = sum of (O - E)² / E over the cells; df = (r - 1)(c - 1); no Yates correction",
      reading: "how likely so large an X² is if rows and columns are unrelated",
      avoid: "on tag counts: statements stand in several columns. Or when an expected count is below 1 or a fifth of "
        + "them below 5 (Cochran 1954): the permutation p is given instead. Rows and columns without statements leave it",
      source: "Pearson 1900"),
    MeasureDescription(
      "permutation", aliases: ["permutation-p"], "Permutation p", .test,
      formula: "(b + 1) / (B + 1): of B shuffles of the labels, b gave at least the observed statistic",
      reading: "how unusual the table is if the labels were dealt at random; the statistic, B and the seed are printed",
      avoid: "as a statement about other workshops when the data are a complete list; with several statements by one "
        + "person unless speakers are shuffled as blocks",
      source: "Phipson and Smyth 2010"),
    MeasureDescription(
      "mmi", aliases: ["x2s"], "Independence of groups and tags, tag by tag", .test,
      formula: "X²_S = sum over the tags of X² of group by has-the-tag; p by shuffling groups against whole tag sets",
      reading: "whether any tag is more common in some groups than in others; the test of each tag is listed with Holm",
      avoid: "for tags on every or no statement: they are left out and named",
      source: "Bilder, Loughin and Nettleton 2000"),
    MeasureDescription(
      "spmi", "Independence of two families of tags, pair by pair", .test,
      formula: "X²_S = sum of X² over all fourfold tables; p by shuffling the whole sets of one family",
      reading: "whether any tag of one family goes with any of the other", avoid: "for a family with itself",
      source: "Bilder and Loughin 2004"),
    MeasureDescription(
      "rao-scott", "Rao and Scott's second-order correction of X²_S", .test,
      formula:
        "q X²_S / tr(M²) with q² / tr(M²) degrees of freedom; q: (groups - 1) × labels; M: the covariances of the "
        + "labels within each group, over the variances that X²_S takes each label to have",
      reading: "an approximation of the permutation p that needs no shuffling",
      avoid: "in small tables: it rejects too seldom there", source: "Rao and Scott 1984; Bilder and Loughin 2004"),
    MeasureDescription(
      "fisher", "Fisher's exact test, two-sided", .test,
      formula: "sum of the probabilities of all fourfold tables with the same margins that are no more probable",
      reading: "how likely a table at least as improbable is if the codes are unrelated",
      avoid: "over many pairs without correction: Holm and Benjamini-Hochberg are given", source: "Fisher 1935"),
    MeasureDescription(
      "freeman-halton", "Fisher's exact test for larger tables", .test,
      formula: "sum of the probabilities of all tables with the same margins that are no more probable",
      reading: "as Fisher's test; it orders tables by probability, not by X², so its p can be another",
      avoid: "in place of the permutation p of X²: name the statistic; too large tables are shuffled instead",
      source: "Freeman and Halton 1951"),
    MeasureDescription(
      "holm", "Holm's correction", .test,
      formula: "p in ascending order times m, m - 1, …; never below the one before, at most 1",
      reading: "below .05 after Holm: at most a 5 % chance of any false mark among all m tests",
      avoid: "for long lists that are only screened: Benjamini-Hochberg marks more", source: "Holm 1979"),
    MeasureDescription(
      "bh", aliases: ["benjamini-hochberg", "fdr"], "Benjamini and Hochberg's correction", .test,
      formula: "p in ascending order times m / place; never above the one after, at most 1",
      reading: "below .05: about 5 % of the marks are expected to be false",
      avoid: "when every single mark must stand", source: "Benjamini and Hochberg 1995"),
  ]
}
