/// What groups are dealt to: statements, or blocks of them in the order of their first statement; units with tags come
/// first.
struct PermutedUnits {
  /// The group of each unit.
  private(set) var labels: [Int32] = []
  /// Where each unit's tags begin in `tags`, and one end.
  private(set) var starts: [Int32] = [0]
  /// The tags of all units.
  private(set) var tags: [Int32] = []
  /// The statements of each unit; nil where each unit is one statement, so that groups keep their size.
  private(set) var sizes: [Int32]?
  /// How many units on the first places have to be dealt to.
  private(set) var dealtTo: Int

  /// Each statement by itself: without tags it need not be dealt to.
  init(_ data: GroupedTagSets, _ sets: TagSets) {
    tags = sets.tags
    labels.reserveCapacity(data.groups.count)
    var untagged: [Int32] = []
    for statement in data.groups.indices {
      let end = sets.starts[statement + 1]
      if sets.starts[statement] == end {
        untagged.append(data.groups[statement])
      } else {
        labels.append(data.groups[statement])
        starts.append(end)
      }
    }
    dealtTo = labels.count
    labels += untagged
    starts += [Int32](repeating: starts.last ?? 0, count: untagged.count)
  }

  /// Whole blocks; nil where a block's statements are in more than one group, or there are not as many as statements.
  init?(_ data: GroupedTagSets, _ sets: TagSets, blocks: [Int]) {
    guard blocks.count == data.groups.count else { return nil }
    var place: [Int: Int] = [:]
    var units: [(group: Int32, size: Int32, tags: [Int32])] = []
    for (statement, block) in blocks.enumerated() {
      let carried = sets.tags(of: statement)
      guard let known = place[block] else {
        place[block] = units.count
        units.append((group: data.groups[statement], size: 1, tags: Array(carried)))
        continue
      }
      guard units[known].group == data.groups[statement] else { return nil }
      units[known].size += 1
      units[known].tags += carried
    }
    sizes = []
    for unit in units.filter({ !$0.tags.isEmpty }) + units.filter({ $0.tags.isEmpty }) {
      labels.append(unit.group)
      tags += unit.tags
      starts.append(Int32(tags.count))
      sizes?.append(unit.size)
    }
    dealtTo = units.count
  }
}
