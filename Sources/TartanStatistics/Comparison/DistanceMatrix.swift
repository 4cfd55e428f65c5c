/// How far each of some things is from each other; symmetric, 0 on the diagonal.
public struct DistanceMatrix: Hashable, Sendable {
  /// How many things there are.
  public let count: Int
  private let distances: [Double]

  /// Asks for the distance of each pair once; nil where one is undefined.
  ///
  /// - Parameters:
  ///   - count: how many things there are.
  ///   - distance: of a thing and a later one.
  public init?(count: Int, _ distance: (Int, Int) -> Double?) {
    var distances = [Double](repeating: 0, count: count * count)
    for first in 0..<count {
      for second in stride(from: first + 1, to: count, by: 1) {
        guard let value = distance(first, second), value.isFinite else { return nil }
        distances[first * count + second] = value
        distances[second * count + first] = value
      }
    }
    self.count = count
    self.distances = distances
  }

  /// The distance of two things.
  public subscript(first: Int, second: Int) -> Double { distances[first * count + second] }
}
