import TartanStatistics

/// The coefficients of one label, or of all labels together.
struct AgreementFigures {
  /// What is offered beside percent agreement and alpha, in the order of the columns.
  static let measures = ["kappa", "fleiss", "ac1", "bp", "masi"]

  let percentAgreement: Double?
  let alpha: Double?
  /// The values of the other measures, by their words; those that are not defined are missing.
  let others: [String: Double]
  /// The number of categories that AC1 and Brennan-Prediger count on; nil for whole sets.
  let categories: Int?

  /// The figures of codings with one category each.
  init(_ ratings: NominalRatings, categories: Int? = nil) {
    let agreement = NominalAgreement(ratings, categories: categories)
    percentAgreement = agreement.percentAgreement
    alpha = agreement.krippendorffAlpha
    self.categories = agreement.categories
    var others: [String: Double] = [:]
    others["kappa"] = ratings.coderCount == 2 ? CoderPair(ratings, 0, 1)?.cohenKappa : nil
    others["fleiss"] = agreement.fleissKappa
    others["ac1"] = agreement.gwetAC1
    others["bp"] = agreement.brennanPrediger
    self.others = others
  }

  /// The figures of whole sets of labels.
  init(_ ratings: SetRatings) {
    percentAgreement = ratings.meanSimilarity(.exact)
    alpha = ratings.alpha(.jaccard)
    others = ratings.alpha(.masi).map { ["masi": $0] } ?? [:]
    categories = nil
  }

  /// The head of a measure's column.
  static func head(_ measure: String) -> String {
    switch measure {
    case "fleiss": "Fleiss"
    case "ac1": "AC1"
    case "bp": "BP"
    case "masi": "MASI alpha"
    default: measure
    }
  }

  /// Whether a measure is one of whole sets only.
  static func isOfSets(_ measure: String) -> Bool { measure == "masi" }
}
