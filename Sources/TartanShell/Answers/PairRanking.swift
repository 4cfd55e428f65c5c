import TartanEngine
import TartanLanguage
import TartanModel
import TartanStatistics

/// What ranks pairs of labels.
enum PairRanking: Hashable {
  /// Statements with both.
  case count
  /// A measure of the two.
  case measure(PairMeasure)

  /// All of them, in the order in which they are offered.
  static let all: [PairRanking] = [.count] + PairMeasure.allCases.map { .measure($0) }

  /// The word that is typed.
  var word: String {
    switch self {
    case .count: "n"
    case .measure(let measure): measure.rawValue
    }
  }

  /// What the title says of it.
  var words: String { self == .count ? "statements with both" : word }

  /// The ranking of that name; the count without one.
  ///
  /// - Throws: a diagnostic that lists them, or says why one is not offered.
  static func named(_ name: Name?) throws(Diagnostic) -> PairRanking {
    guard let name else { return .count }
    if ["n", "count", "total", "both"].contains(name.text.lowercased()) { return .count }
    return .measure(try PairMeasure.named(name, hint: "by \(all.map(\.word).joined(separator: ", "))"))
  }

  /// The value that a pair is ranked by; nil where it is not defined.
  func value(_ pair: PairCount, base: Int) -> Double? {
    switch self {
    case .count: Double(pair.both)
    case .measure(let measure): pair.fourfold(base: base).flatMap(measure.value)
    }
  }
}
