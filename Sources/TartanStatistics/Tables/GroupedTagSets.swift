/// Statements with a group each (an authority, a theme) and a set of tags each: what a test of one single-valued by one
/// multi-valued field looks at.
public struct GroupedTagSets: Hashable, Sendable {
  /// How many groups there are to be in.
  public let groupCount: Int
  /// The group of each statement.
  public let groups: [Int32]
  /// The tags of each statement.
  public let sets: TagSets

  /// Takes groups from 0 up to `groupCount` and tags; nil for another number of groups than sets or a group too high.
  public init?(groups: [Int], groupCount: Int, sets: TagSets) {
    guard groups.count == sets.statementCount, groups.allSatisfy({ (0..<groupCount).contains($0) }) else { return nil }
    guard groupCount <= FourfoldCounts.largest else { return nil }
    self.groupCount = groupCount
    self.groups = groups.map { Int32($0) }
    self.sets = sets
  }

  /// The statements of each group.
  public var groupSizes: [Int] {
    var sizes = [Int](repeating: 0, count: groupCount)
    for group in groups { sizes[Int(group)] += 1 }
    return sizes
  }

  /// The counts of groups by tags.
  public var table: TagTable? {
    var counts = [Int](repeating: 0, count: groupCount * sets.tagCount)
    var untagged = [Int](repeating: 0, count: groupCount)
    for statement in groups.indices {
      let group = Int(groups[statement])
      let tags = sets.tags(of: statement)
      if tags.isEmpty { untagged[group] += 1 }
      for tag in tags { counts[group * sets.tagCount + Int(tag)] += 1 }
    }
    return TagTable(counts, tags: sets.tagCount, rowStatements: groupSizes, rowUntagged: untagged)
  }
}
