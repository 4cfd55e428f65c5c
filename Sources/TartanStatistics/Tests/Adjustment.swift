/// Corrections of p-values for the number of tests, in the order of the tests; nil stays nil and is not counted.
public enum Adjustment: String, Hashable, Sendable, CaseIterable {
  /// Holm (1979): guards against any false mark at all.
  case holm
  /// Benjamini and Hochberg (1995): bounds the expected share of false marks.
  case benjaminiHochberg
  /// Bonferroni: p times the number of tests.
  case bonferroni

  /// Adjusts p-values.
  ///
  /// - Parameter pValues: 0 to 1, or nil where a test is undefined.
  /// - Returns: as many values, 0 to 1.
  /// - Complexity: O(n log n).
  public func adjust(_ pValues: [Double?]) -> [Double?] {
    let known = pValues.indices.compactMap { index in pValues[index].map { (index: index, p: $0) } }
    let ascending = known.sorted { ($0.p, $0.index) < ($1.p, $1.index) }
    var adjusted = [Double?](repeating: nil, count: pValues.count)
    let tests = Double(known.count)
    switch self {
    case .bonferroni:
      for test in known { adjusted[test.index] = min(1, test.p * tests) }
    case .holm:
      var largest = 0.0
      for (place, test) in ascending.enumerated() {
        largest = max(largest, min(1, (tests - Double(place)) * test.p))
        adjusted[test.index] = largest
      }
    case .benjaminiHochberg:
      var smallest = 1.0
      for (place, test) in ascending.enumerated().reversed() {
        smallest = min(smallest, test.p * tests / Double(place + 1))
        adjusted[test.index] = smallest
      }
    }
    return adjusted
  }
}
