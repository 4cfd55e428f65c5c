import TartanText

/// Takes out of a regular expression the texts that each of its matches must contain, ignoring case.
///
/// Careful rather than clever: an expression with a part that it does not understand for sure has no required text, and
/// is then tried on every row.
package struct RequiredLiterals {
  /// Texts of which a match contains one.
  package typealias Choice = [[UInt8]]

  private let source: [UInt8]
  private var index = 0

  /// The most texts that one choice has; a longer one says little and costs much.
  private static let choiceLimit = 8
  private static let depthLimit = 40

  /// What each match contains: one text of each choice. Texts are case-folded and of two bytes at least; the choice that
  /// says most comes first.
  package static func find(in source: String) -> [Choice] {
    var reader = RequiredLiterals(source: Array(source.utf8))
    guard let choices = reader.readAlternatives(depth: 0), reader.next == nil else { return [] }
    return choices.enumerated()
      .sorted { (rank($1.element), $0.offset) < (rank($0.element), $1.offset) }
      .map { $0.element }
  }

  /// The same, as runs of bytes that a kernel looks for.
  static func sets(in source: String) -> [NeedleSet] {
    find(in: source).compactMap { choice in
      let runs = choice.compactMap { ByteRun(folded: $0) }
      guard runs.count == choice.count, runs.allSatisfy({ $0.values.count >= 2 }) else { return nil }
      return NeedleSet(runs)
    }
  }

  private init(source: [UInt8]) { self.source = source }

  private var next: UInt8? { index < source.count ? source[index] : nil }

  /// How much a choice says: by its shortest text, then by how few there are.
  private static func rank(_ choice: Choice) -> Int {
    (choice.map(\.count).min() ?? 0) * choiceLimit - choice.count
  }

  /// The alternatives up to a closing bracket or the end; nil if a part is not understood.
  private mutating func readAlternatives(depth: Int) -> [Choice]? {
    guard depth < RequiredLiterals.depthLimit else { return nil }
    var branches: [[Choice]] = []
    while true {
      guard let branch = readSequence(depth: depth) else { return nil }
      branches.append(branch)
      guard next == UInt8(ascii: "|") else { break }
      index += 1
    }
    if branches.count == 1 { return branches[0] }
    var either: Choice = []
    for branch in branches {
      guard let best = branch.max(by: { RequiredLiterals.rank($0) < RequiredLiterals.rank($1) }) else { return [] }
      either += best
    }
    return either.count <= RequiredLiterals.choiceLimit ? [either] : []
  }

  /// What stands in a row, up to a bar, a closing bracket or the end.
  private mutating func readSequence(depth: Int) -> [Choice]? {
    var choices: [Choice] = []
    var run: [UInt8] = []
    func endRun() {
      if run.count >= 2 { choices.append([run]) }
      run = []
    }
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      guard let part = readPart(byte, depth: depth), let isRequired = readQuantifier() else { return nil }
      switch part {
      case .text(let text):
        if isRequired.always { run += text }
        // A repeated character is there once; what follows it need not follow that one.
        if !isRequired.always || isRequired.isRepeated { endRun() }
      case .group(let inner):
        endRun()
        if isRequired.always { choices += inner }
      case .anything: endRun()
      }
    }
    endRun()
    return choices
  }

  private enum Part {
    /// A character that stands for itself, folded.
    case text([UInt8])
    /// A group, and what is required by it.
    case group([Choice])
    /// Something that may match this or that.
    case anything
  }

  private mutating func readPart(_ byte: UInt8, depth: Int) -> Part? {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
    case UInt8(ascii: "("): return readGroup(depth: depth)
    case UInt8(ascii: "["): return readClass() ? .anything : nil
    case UInt8(ascii: "\\"): return readEscape()
    case UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"):
      index += 1
      return .anything
    default: return readCharacter()
    }
  }

  private mutating func readCharacter() -> Part {
    let (value, length) = ScalarFolding.decode(source.span, at: index)
    index += length
    guard let scalar = Unicode.Scalar(value) else { return .anything }
    let folded = Normalization.caseFolded(String(scalar))
    // What folds to several characters does not match them in a pattern.
    return folded.unicodeScalars.count == 1 ? .text(Array(folded.utf8)) : .anything
  }

  /// Steps over a quantifier, if there is one: whether what stands before it occurs at least once, and whether it may
  /// more than once. Nil if not understood.
  private mutating func readQuantifier() -> (always: Bool, isRepeated: Bool)? {
    var found = (always: true, isRepeated: false)
    switch next {
    case UInt8(ascii: "*"), UInt8(ascii: "?"):
      found = (false, true)
      index += 1
    case UInt8(ascii: "+"):
      found = (true, true)
      index += 1
    case UInt8(ascii: "{"):
      guard let least = readCount() else { return nil }
      found = (least > 0, true)
    default: return found
    }
    if next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { index += 1 }
    return found
  }

  /// The first number of `{2}`, `{2,}` or `{2,5}`; nil for anything else in braces.
  private mutating func readCount() -> Int? {
    index += 1
    guard let least = readNumber() else { return nil }
    if next == UInt8(ascii: ",") {
      index += 1
      _ = readNumber()
    }
    guard next == UInt8(ascii: "}") else { return nil }
    index += 1
    return least
  }

  private mutating func readNumber() -> Int? {
    let start = index
    while let byte = next, byte >= 0x30, byte <= 0x39, index - start < 6 { index += 1 }
    return Int(String(decoding: source[start..<index], as: UTF8.self))
  }

  /// An escape: a class or an assertion, or punctuation that stands for itself.
  private mutating func readEscape() -> Part? {
    index += 1
    guard let byte = next, byte < 0x80 else { return nil }
    index += 1
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return "bBdDsSwWAzZGRhHvVntr".utf8.contains(byte) ? .anything : nil
    default: return .text([byte])
    }
  }

  /// A group that changes nothing outside of it and may hold no free text: not an option like `(?x)`, a comment, a verb
  /// like `(*ACCEPT)` or what refers to other groups.
  private mutating func readGroup(depth: Int) -> Part? {
    index += 1
    var isAssertion = false
    if next == UInt8(ascii: "*") { return nil }
    if next == UInt8(ascii: "?") {
      guard index + 1 < source.count, ":=!>".utf8.contains(source[index + 1]) else { return nil }
      isAssertion = "=!".utf8.contains(source[index + 1])
      index += 2
    }
    guard let inner = readAlternatives(depth: depth + 1), next == UInt8(ascii: ")") else { return nil }
    index += 1
    return isAssertion ? .anything : .group(inner)
  }

  /// Steps over a class in square brackets; false if it has a part that is not understood.
  private mutating func readClass() -> Bool {
    index += 1
    if next == UInt8(ascii: "^") { index += 1 }
    if next == UInt8(ascii: "]") { index += 1 }
    while let byte = next, byte != UInt8(ascii: "]") {
      // A class in the class, `[:alpha:]`, has a closing bracket of its own; `\Q` quotes one.
      if byte == UInt8(ascii: "[") { return false }
      if byte == UInt8(ascii: "\\") {
        guard index + 1 < source.count, source[index + 1] != UInt8(ascii: "Q") else { return false }
        index += 1
      }
      index += 1
    }
    guard next != nil else { return false }
    index += 1
    return true
  }
}
