/// Joins lines to entries: a line that leaves a bracket open, or ends in a backslash, goes on in the next.
package struct EntryAssembler {
  private let isComplete: (String) -> Bool
  private var open: String?

  init(isComplete: @escaping (String) -> Bool) {
    self.isComplete = isComplete
  }

  /// Whether an entry has begun and goes on.
  var isOpen: Bool { open != nil }

  /// Adds a line.
  ///
  /// - Returns: the entry that it completes; nil while it goes on.
  mutating func add(_ line: String) -> String? {
    let entry = open.map { $0 + "\n" + line } ?? line
    open = isComplete(entry) ? nil : entry
    return open == nil ? entry : nil
  }

  /// What was begun and never completed, if anything; forgets it.
  mutating func takeOpen() -> String? {
    defer { open = nil }
    return open
  }

  /// The entries of a text of several lines, without empty ones; the last may be open.
  package static func entries(of text: String, isComplete: @escaping (String) -> Bool) -> [String] {
    var assembler = EntryAssembler(isComplete: isComplete)
    var entries: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let entry = assembler.add(String(line)), !entry.allSatisfy(\.isWhitespace) { entries.append(entry) }
    }
    if let open = assembler.takeOpen() { entries.append(open) }
    return entries
  }
}
