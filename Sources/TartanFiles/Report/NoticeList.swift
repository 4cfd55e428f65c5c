/// The first things of a kind that were noticed, and how many there were in all.
public struct NoticeList<Notice: Hashable & Sendable>: Hashable, Sendable {
  /// How many are kept.
  public static var kept: Int { 20 }
  /// The first ones, in the order of the file.
  public private(set) var first: [Notice] = []
  /// How many there were.
  public private(set) var total = 0

  /// An empty list.
  package init() {}

  /// Adds one; it is kept if it is among the first.
  package mutating func append(_ notice: Notice) {
    total += 1
    if first.count < NoticeList.kept { first.append(notice) }
  }

  /// Adds those of a later part of the file.
  package mutating func append(_ later: NoticeList) {
    total += later.total
    first += later.first.prefix(NoticeList.kept - first.count)
  }

  /// Whether there was none.
  public var isEmpty: Bool { total == 0 }
}

/// A row of the file that was not read, because reading it would have meant to guess.
public struct UnreadRow: Hashable, Sendable {
  /// The line on which it begins.
  public let line: Int
  /// The line on which it ends.
  public let lastLine: Int
  /// Why, in words.
  public let reason: String

  /// Makes a notice.
  package init(line: Int, lastLine: Int, reason: String) {
    self.line = line
    self.lastLine = lastLine
    self.reason = reason
  }
}
