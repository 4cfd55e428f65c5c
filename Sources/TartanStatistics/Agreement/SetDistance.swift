/// How different two sets of tags are: 0 the same, 1 nothing in common. Two empty sets are the same.
public enum SetDistance: String, Hashable, Sendable, CaseIterable {
  /// 1 - Jaccard's coefficient.
  case jaccard
  /// Passonneau's MASI (2006): 1 - Jaccard times 1 for equal sets, 2/3 where one contains the other, 1/3 where they
  /// overlap, 0 where they have nothing in common.
  case masi
  /// 0 for equal sets, 1 for others: each set of tags is a category.
  case exact

  /// The distance of two sets.
  ///
  /// - Parameters:
  ///   - first: tags in ascending order, none twice.
  ///   - second: the same.
  /// - Returns: 0 to 1.
  public func between(_ first: [Int], _ second: [Int]) -> Double {
    if first == second { return 0 }
    let common = Self.common(first, second)
    let jaccard = Double(common) / Double(first.count + second.count - common)
    switch self {
    case .exact: return 1
    case .jaccard: return 1 - jaccard
    case .masi:
      if common == 0 { return 1 }
      return 1 - jaccard * (common == min(first.count, second.count) ? 2.0 / 3 : 1.0 / 3)
    }
  }

  private static func common(_ first: [Int], _ second: [Int]) -> Int {
    var (i, j, common) = (0, 0, 0)
    while i < first.count, j < second.count {
      if first[i] == second[j] { common += 1 }
      let (left, right) = (first[i], second[j])
      if left <= right { i += 1 }
      if right <= left { j += 1 }
    }
    return common
  }
}
