import TartanModel
import TartanStatistics

/// A measure of two sets of statements, as tables of cells, of pairs and of one overlap print it.
enum PairMeasure: String, CaseIterable, Hashable {
  case jaccard, lift, expected, residual, phi
  case oddsRatio = "or"
  case yule
  case overlapCoefficient = "overlap-coefficient"
  case dice, cosine, npmi

  /// What is printed of two sets unasked.
  static let usual: [PairMeasure] = [.jaccard, .lift, .expected]

  /// What the catalogue says of it.
  var description: MeasureDescription? { MeasureDescription.named(rawValue) }

  /// The head of its column.
  var head: String {
    switch self {
    case .jaccard: "Jaccard"
    case .oddsRatio: "OR (+1/2)"
    case .yule: "Yule's Q"
    case .overlapCoefficient: "overlap coefficient"
    case .dice: "Dice"
    default: rawValue
    }
  }

  /// How many decimals it is printed with.
  var decimals: Int {
    switch self {
    case .expected: 1
    case .lift, .residual, .oddsRatio: 2
    case .jaccard, .phi, .yule, .overlapCoefficient, .dice, .cosine, .npmi: 3
    }
  }

  /// The kind of its column.
  var columnKind: ColumnKind { .measure(decimals: decimals) }

  /// Its value; nil where it is not defined.
  func value(_ counts: FourfoldCounts) -> Double? {
    switch self {
    case .jaccard: counts.jaccard
    case .lift: counts.lift
    case .expected: counts.expected
    case .residual: counts.adjustedResidual
    case .phi: counts.phi
    case .oddsRatio: OddsRatio(counts)?.estimate
    case .yule: counts.yuleQ
    case .overlapCoefficient: counts.overlapCoefficient
    case .dice: counts.dice
    case .cosine: counts.cosine
    case .npmi: counts.normalizedMutualInformation
    }
  }

  /// When it is not defined, to stand behind "is not defined where".
  var undefinedWhere: String {
    switch self {
    case .jaccard, .dice: "no statement has either"
    case .lift, .cosine, .overlapCoefficient: "one of the two is on no statement"
    case .expected, .oddsRatio: "there are no statements"
    case .residual, .phi: "one of the two is on no statement or on every one"
    case .yule: "there are no statements with both or none of them, and none with only one"
    case .npmi: "one of the two is on no statement, or both are on every one"
    }
  }
}
