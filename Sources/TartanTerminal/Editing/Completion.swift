/// What could stand at the cursor.
public struct Completion: Hashable, Sendable {
  /// The bytes of the line that a candidate takes the place of.
  public var replace: Range<Int>
  /// What could stand there, best or first in order first.
  public var candidates: [Candidate]

  /// Makes a completion.
  public init(replace: Range<Int>, candidates: [Candidate]) {
    self.replace = replace
    self.candidates = candidates
  }

  /// Nothing to offer at `cursor`.
  public static func none(at cursor: Int) -> Completion {
    Completion(replace: cursor..<cursor, candidates: [])
  }

  /// What TAB puts in place of `typed`: the one candidate, or what all of them begin with; nil where neither says more
  /// than what is typed.
  package func insertion(over typed: String) -> String? {
    guard let first = candidates.first else { return nil }
    if candidates.count == 1 { return first.insertion == typed ? nil : first.insertion }
    var common = first.insertion[...]
    for candidate in candidates.dropFirst() { common = Self.common(common, candidate.insertion) }
    return common.count > typed.count ? String(common) : nil
  }

  private static func common(_ left: Substring, _ right: String) -> Substring {
    var end = left.startIndex
    for character in right {
      guard end < left.endIndex, left[end] == character else { break }
      end = left.index(after: end)
    }
    return left[..<end]
  }
}

/// One thing that could stand at the cursor.
public struct Candidate: Hashable, Sendable {
  /// What the list shows.
  public var text: String
  /// What is written into the line, with quotes if it needs them and with the space or bracket that always follows.
  public var insertion: String
  /// What the list shows beside it, such as how many statements it would leave.
  public var detail: String?

  /// Makes a candidate.
  ///
  /// - Parameters:
  ///   - text: what the list shows.
  ///   - insertion: what is written into the line; nil writes `text` and a space.
  ///   - detail: what the list shows beside it.
  public init(_ text: String, insertion: String? = nil, detail: String? = nil) {
    self.text = text
    self.insertion = insertion ?? text + " "
    self.detail = detail
  }
}
