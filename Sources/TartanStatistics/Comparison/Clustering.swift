/// Hierarchical clustering by average linkage (UPGMA; Sokal and Michener 1958), with an order of the things for heatmaps.
///
/// Libraries differ where distances tie; here the pair of clusters with the smallest member goes first, then the one with
/// the smallest member of the other cluster. At each merge the cluster with the smallest member comes first in the order.
public struct Clustering: Hashable, Sendable {
  /// Two clusters made one.
  public struct Merge: Hashable, Sendable {
    /// The mean distance of their members.
    public let height: Double
    /// The members of both, in the order of the leaves.
    public let members: [Int]
  }

  /// The merges, in the order in which they are made.
  public let merges: [Merge]
  /// All things, so that those alike stand together.
  public let order: [Int]
  /// Whether two pairs of clusters were equally near at some merge, so that the tie rule decided.
  public let hadTies: Bool

  /// Clusters things by their distances.
  ///
  /// - Complexity: O(n³).
  public init(_ distances: DistanceMatrix) {
    // Each cluster stands at its smallest member's place; sums of distances between members make exact means.
    var clusters: [[Int]?] = (0..<distances.count).map { [$0] }
    var sums = (0..<distances.count).map { row in (0..<distances.count).map { distances[row, $0] } }
    var merges: [Merge] = []
    var hadTies = false
    for _ in stride(from: 1, to: distances.count, by: 1) {
      let places = clusters.indices.filter { clusters[$0] != nil }
      var best: (height: Double, rounded: Double, first: Int, second: Int)?
      var isTied = false
      for (number, first) in places.enumerated() {
        for second in places.dropFirst(number + 1) {
          let members = (clusters[first]?.count ?? 0) * (clusters[second]?.count ?? 0)
          let height = sums[first][second] / Double(members)
          // The same mean added up in another order may differ in its last digits: that is a tie.
          let rounded = (height * 1e12).rounded()
          if let best, rounded >= best.rounded {
            if rounded == best.rounded { isTied = true }
            continue
          }
          best = (height: height, rounded: rounded, first: first, second: second)
          isTied = false
        }
      }
      guard let best, let left = clusters[best.first], let right = clusters[best.second] else { break }
      hadTies = hadTies || isTied
      clusters[best.first] = left + right
      clusters[best.second] = nil
      for other in places {
        sums[best.first][other] += sums[best.second][other]
        sums[other][best.first] = sums[best.first][other]
      }
      merges.append(Merge(height: best.height, members: left + right))
    }
    self.merges = merges
    self.hadTies = hadTies
    order = clusters.compactMap { $0 }.first ?? []
  }
}
