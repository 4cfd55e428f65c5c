/// What the reader asks while an entry is typed. All answers must be quick: some are asked for at each key.
public struct EditorAssistance {
  /// Whether an entry may end here: no open bracket, no backslash at the end.
  public var isComplete: (String) -> Bool
  /// What could stand at the cursor, which is given in bytes of the entry.
  public var complete: (_ entry: String, _ cursor: Int) -> Completion
  /// What could follow the entry: the text after it, or nil.
  public var hint: (String) -> String?
  /// Whether an earlier entry is good enough to be suggested again: one that failed is not.
  public var mayHint: (String) -> Bool
  /// The styles of the entry over its bytes; what no range covers is plain.
  public var highlight: (String) -> [(range: Range<Int>, style: Style)]

  /// Makes an assistance; what is left out says nothing.
  ///
  /// - Parameters:
  ///   - isComplete: whether an entry may end here.
  ///   - complete: what could stand at the cursor.
  ///   - hint: what could follow the entry.
  ///   - mayHint: whether an earlier entry may be suggested.
  ///   - highlight: the styles of the entry.
  public init(
    isComplete: @escaping (String) -> Bool = { _ in true },
    complete: @escaping (_ entry: String, _ cursor: Int) -> Completion = { .none(at: $1) },
    hint: @escaping (String) -> String? = { _ in nil },
    mayHint: @escaping (String) -> Bool = { _ in true },
    highlight: @escaping (String) -> [(range: Range<Int>, style: Style)] = { _ in [] }
  ) {
    self.isComplete = isComplete
    self.complete = complete
    self.hint = hint
    self.mayHint = mayHint
    self.highlight = highlight
  }
}

/// How the reader behaves; a setting of the session each.
public struct EditorSettings: Hashable, Sendable {
  /// Which keys edit, unless `~/.editrc` says otherwise.
  public enum Keys: String, Hashable, Sendable, CaseIterable {
    /// Ctrl-A, Ctrl-E, Alt-B …
    case emacs
    /// Insert and command mode.
    case vi
  }

  /// Which keys edit.
  public var keys: Keys
  /// Whether a grey hint stands after the cursor.
  public var showsHints: Bool
  /// Whether the entry is coloured as it is typed.
  public var highlights: Bool

  /// Makes settings.
  public init(keys: Keys = .emacs, showsHints: Bool = true, highlights: Bool = true) {
    self.keys = keys
    self.showsHints = showsHints
    self.highlights = highlights
  }
}
