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
    guard groups.allSatisfy({ (0..<FourfoldCounts.largest).contains($0) }) else { return nil }
    self.init(packedGroups: groups.map { Int32($0) }, groupCount: groupCount, sets: sets)
  }

  /// The same of packed numbers, which are not copied.
  public init?(packedGroups groups: [Int32], groupCount: Int, sets: TagSets) {
    guard (0...FourfoldCounts.largest).contains(groupCount), groups.count == sets.statementCount,
      groups.allSatisfy({ $0 >= 0 && Int($0) < groupCount })
    else { return nil }
    self.groupCount = groupCount
    self.groups = groups
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
      let tags = sets.range(statement)
      if tags.isEmpty { untagged[group] += 1 }
      for place in tags { counts[group &* sets.tagCount &+ Int(sets.tags[place])] &+= 1 }
    }
    return TagTable(counts, tags: sets.tagCount, rowStatements: groupSizes, rowUntagged: untagged)
  }
}
