/// How two codes A and B meet in a base of statements: four counts that add to the base. Every measure of a pair is a
/// function of them.
///
/// Invariant: no count is negative, and their sum is at most `FourfoldCounts.largest`, so that products of two counts
/// are exact.
public struct FourfoldCounts: Hashable, Sendable {
  /// The most statements that are counted: what 31 bits hold.
  public static let largest = Int(Int32.max)

  /// Statements with A and B (a).
  public let both: Int
  /// Statements with A but not B (b).
  public let firstOnly: Int
  /// Statements with B but not A (c).
  public let secondOnly: Int
  /// Statements with neither (d).
  public let neither: Int

  /// Takes the four counts; nil where they break the invariant.
  public init?(both: Int, firstOnly: Int, secondOnly: Int, neither: Int) {
    // Written out: a table makes one a cell, and an array would be allocated each time.
    let bounds = 0...Self.largest
    guard bounds.contains(both), bounds.contains(firstOnly), bounds.contains(secondOnly), bounds.contains(neither),
      both + firstOnly + secondOnly + neither <= Self.largest
    else { return nil }
    self.both = both
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    self.neither = neither
  }

  /// Takes the statements with both codes, with each of them, and in all; nil where they contradict each other.
  public init?(both: Int, first: Int, second: Int, total: Int) {
    let bounds = 0...Self.largest
    guard bounds.contains(both), bounds.contains(first), bounds.contains(second), bounds.contains(total) else {
      return nil
    }
    self.init(
      both: both, firstOnly: first - both, secondOnly: second - both, neither: total - first - second + both)
  }

  /// Statements with A (nA).
  public var first: Int { both + firstOnly }
  /// Statements with B (nB).
  public var second: Int { both + secondOnly }
  /// Statements with A, B or both.
  public var either: Int { both + firstOnly + secondOnly }
  /// All statements of the base (N).
  public var total: Int { both + firstOnly + secondOnly + neither }

  /// Whether each code is on some statement but not on every one: where not, phi, the residual and all tests are
  /// undefined.
  public var hasVaryingCodes: Bool { first > 0 && first < total && second > 0 && second < total }

  /// ad - bc, exactly.
  var determinant: Int { both * neither - firstOnly * secondOnly }

  /// nA nB (N - nA) (N - nB).
  var marginProduct: Double { Double(first * second) * Double((total - first) * (total - second)) }
}
