import TartanModel

/// Lines that recode, and commands inside other commands.
extension LineScanner {
  /// What the command that follows is needed for, where it stands inside another one.
  enum Inner: Hashable {
    /// Behind `explain`.
    case explained
    /// Behind `what if`.
    case recode
    /// Behind `then` of `what if`, and behind the colon of `leave out each`.
    case tabulated

    /// The commands that will do.
    var words: [CommandWord] { CommandWord.allCases.filter(fits) }

    /// Whether a command will do.
    func fits(_ command: CommandWord) -> Bool {
      switch self {
      case .explained: command.computes
      case .recode: command.recodes
      case .tabulated: command.givesTable
      }
    }
  }

  /// Begins the command inside the command at hand: what follows is read as if it began the line.
  mutating func beginInner(_ inner: Inner) {
    self = LineScanner()
    self.inner = inner
  }

  /// The place behind a field of a command that recodes; nil for other commands.
  func placeBehindRecodedField(_ field: String) -> LinePlace? {
    switch command {
    case .merge, .rename, .split: .recodedLabel(field: field)
    case .move: .joint([])
    case .tag, .untag: .joint(wordsBehindRecode)
    case .leaveOut: .joint([])
    default: nil
    }
  }

  /// Goes to the label that statements are moved to.
  mutating func takeMoved() {
    place = .recodedLabel(field: recodedField)
    placeBehindValue = .joint(wordsBehindRecode)
  }

  /// What stands behind the first label of a command that recodes.
  var placeBehindRecodedLabel: LinePlace {
    switch command {
    case .split: .joint(["by"])
    default: .joint(["as"])
    }
  }

  /// The words that may stand behind a set of a command that recodes; nil for other commands.
  var wordsBehindRecodedSet: [String]? {
    switch command {
    case .move: ["to"]
    case .tag, .untag: ["with"]
    case .split: ["as"]
    default: nil
    }
  }

  /// The words that may stand behind a whole step.
  private var wordsBehindRecode: [String] { inner == .recode ? ["then"] : [] }

  /// Takes in a word that joins the parts of such a line; nil if it is none here.
  mutating func takeRecodeWord(_ word: String, _ next: Token?) -> HighlightKind? {
    guard !isInBracket else { return nil }
    switch word {
    case "then" where inner == .recode && command?.recodes == true && mayEndStep:
      beginInner(.tabulated)
      return .keyword
    case "if" where command == .whatIf && place == .joint(["if"]):
      beginInner(.recode)
      return .keyword
    case "out" where place == .joint(["out"]): return join(to: .joint(["each"]))
    case "each" where place == .joint(["each"]): return join(to: .field(.labelled))
    case "new" where command == .move && place == .field(.moved): return .keyword
    case "to" where command == .move && place == .afterSet: return join(to: .field(.moved))
    case "by" where place == .joint(["by"]): return join(to: .set)
    case "as" where place == .joint(["as"]) || command == .split && place == .afterSet:
      return join(to: .recodedLabel(field: recodedField), behind: .joint(wordsBehindRecode))
    case "with" where (command == .tag || command == .untag) && place == .afterSet:
      return join(to: .recodedLabel(field: "tag"), behind: .joint(["in"] + wordsBehindRecode))
    case "in" where place == .joint(["in"] + wordsBehindRecode): return join(to: .field(.labelled))
    case "new" where command == .tag && place == .recodedLabel(field: "tag") && next.map({ $0.beginsLabel }) == true:
      return .keyword
    default: return nil
    }
  }

  /// Whether `then` may follow.
  private var mayEndStep: Bool {
    if case .joint(let words) = place { words.contains("then") } else { false }
  }

  private mutating func join(to place: LinePlace, behind: LinePlace? = nil) -> HighlightKind {
    self.place = place
    listPlace = place
    if let behind { placeBehindValue = behind }
    return .keyword
  }
}

extension Token {
  /// Whether a label may begin with it.
  fileprivate var beginsLabel: Bool {
    switch kind {
    case .word: !ReservedWords.contains(text)
    case .quoted, .parameter, .number, .symbol(.minus): true
    default: false
    }
  }
}
