/// The tags of each statement, as one list: a statement's tags are numbers from 0, each at most once.
public struct TagSets: Hashable, Sendable {
  /// How many tags there are to have.
  public let tagCount: Int
  /// Where each statement's tags begin in `tags`; one more than there are statements.
  let starts: [Int32]
  /// The tags of all statements, one statement after another.
  let tags: [Int32]

  /// Takes the tags of each statement; nil where a number is not below `tagCount` or comes twice in a statement.
  public init?(_ sets: [[Int]], tagCount: Int) {
    self.init(
      starts: sets.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }, tags: sets.flatMap { $0 }, tagCount)
  }

  /// Takes the tags of all statements in one list, and where each statement's begin, with the end as the last entry.
  ///
  /// - Parameters:
  ///   - starts: ascending from 0 to `tags.count`, one more than there are statements.
  ///   - tags: each from 0 up to `tagCount`, none twice in a statement.
  ///   - tagCount: how many tags there are to have.
  public init?(starts: [Int], tags: [Int], _ tagCount: Int) {
    guard tags.count <= FourfoldCounts.largest, tags.allSatisfy({ (0..<FourfoldCounts.largest).contains($0) }),
      starts.allSatisfy({ (0...tags.count).contains($0) })
    else { return nil }
    self.init(packedStarts: starts.map { Int32($0) }, tags: tags.map { Int32($0) }, tagCount)
  }

  /// The same of packed numbers, which are not copied.
  ///
  /// - Parameters:
  ///   - starts: ascending from 0 to `tags.count`, one more than there are statements.
  ///   - tags: each from 0 up to `tagCount`, none twice in a statement.
  ///   - tagCount: how many tags there are to have.
  public init?(packedStarts starts: [Int32], tags: [Int32], _ tagCount: Int) {
    guard (0...FourfoldCounts.largest).contains(tagCount), tags.count <= FourfoldCounts.largest else { return nil }
    guard starts.first == 0, starts.last == Int32(tags.count) else { return nil }
    var lastSeen = [Int32](repeating: -1, count: tagCount)
    for statement in 0..<starts.count - 1 {
      guard starts[statement] <= starts[statement + 1], Int(starts[statement + 1]) <= tags.count else { return nil }
      for place in Int(starts[statement])..<Int(starts[statement + 1]) {
        let tag = Int(tags[place])
        guard (0..<tagCount).contains(tag), lastSeen[tag] != Int32(statement) else { return nil }
        lastSeen[tag] = Int32(statement)
      }
    }
    self.tagCount = tagCount
    self.starts = starts
    self.tags = tags
  }

  /// How many statements there are.
  public var statementCount: Int { starts.count - 1 }

  /// Whether each statement has exactly one tag, as with a single-valued field.
  public var haveOneTagEach: Bool { (0..<statementCount).allSatisfy { range($0).count == 1 } }

  /// The tags of one statement.
  public func tags(of statement: Int) -> ArraySlice<Int32> { tags[range(statement)] }

  /// The statements with each tag.
  public var totals: [Int] {
    var totals = [Int](repeating: 0, count: tagCount)
    for tag in tags { totals[Int(tag)] += 1 }
    return totals
  }

  /// The tags that some but not every statement has: the only ones that a test can look at.
  public var varyingTags: [Int] {
    let totals = totals
    return totals.indices.filter { totals[$0] > 0 && totals[$0] < statementCount }
  }

  /// The same sets with some of the tags only, numbered in the order given.
  func keeping(_ kept: [Int]) -> TagSets {
    if kept.elementsEqual(0..<tagCount) { return self }
    var number = [Int32](repeating: -1, count: tagCount)
    for (place, tag) in kept.enumerated() { number[tag] = Int32(place) }
    var newStarts: [Int32] = [0]
    var newTags: [Int32] = []
    for statement in 0..<statementCount {
      for tag in tags(of: statement) where number[Int(tag)] >= 0 { newTags.append(number[Int(tag)]) }
      newStarts.append(Int32(newTags.count))
    }
    return TagSets(checkedStarts: newStarts, tags: newTags, tagCount: kept.count)
  }

  private init(checkedStarts: [Int32], tags: [Int32], tagCount: Int) {
    starts = checkedStarts
    self.tags = tags
    self.tagCount = tagCount
  }

  func range(_ statement: Int) -> Range<Int> { Int(starts[statement])..<Int(starts[statement + 1]) }
}
