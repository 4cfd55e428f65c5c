import TartanModel

/// Follows a line from left to right without ever refusing it: says of each token what it is, and what may stand next.
///
/// The parser knows when a line is right; the scanner has to make sense of one that is not finished. A test holds the
/// two together: in a line that the parser takes, the scanner marks nothing as a mistake.
struct LineScanner {
  /// What may stand next.
  var place = LinePlace.command
  /// What the command at hand is needed for, where it stands inside another one.
  var inner: Inner?
  /// The command at hand.
  var command: CommandWord?
  /// The clauses that were given.
  var given: Set<ClauseKeyword> = []
  /// The field that the next colon or list belongs to.
  var field: String?
  /// The field whose labels the command at hand changes.
  var recodedField: String?
  /// What a comma leads back to.
  var listPlace = LinePlace.anything
  /// What the bracket behind a function's name holds.
  var function: LinePlace?
  /// Whether that function is `share`, in which `of` joins two sets.
  var functionTakesOf = false
  /// What stands behind the value at hand.
  var placeBehindValue = LinePlace.afterSet
  /// The sides of the table so far, by their fields; nil for sets in braces.
  var axes: [String?] = []
  /// Whether the field at hand was cut down by `in (…)`, and by `top N`.
  var axisHasList = false
  var axisHasTop = false
  /// Whether `overlap` still stands behind its first set, and whether that can be a field by itself.
  var isAtFirstSet = true
  var isLoneField = false
  /// Which sides are sorted, and whether the `sort` at hand is about columns.
  var sortedRows = false
  var sortedColumns = false
  var sortsColumns = false
  /// What `load` was told about the file, and about the field at hand.
  var loadGiven: Set<String> = []
  var mappingGiven: Set<String>?
  /// The result directly before, which a bracket with a row and a column may follow.
  private var resultBefore: Int??
  var tokensOfCommand = 0
  private var brackets: [OpenBracket] = []

  private struct OpenBracket {
    let symbol: Token.Symbol
    let placeBehind: LinePlace
    let listPlace: LinePlace
    var takesOf = false
  }

  /// Whether a bracket is open.
  var isInBracket: Bool { !brackets.isEmpty }

  /// Whether the innermost bracket is a list of values.
  var isInValueList: Bool {
    if brackets.last?.symbol == .leftParenthesis, case .value = listPlace { true } else { false }
  }

  /// Whether `of` may stand behind the set at hand.
  var takesOf: Bool { brackets.last?.takesOf == true }

  /// Whether a field by itself may stand here instead of a set.
  var mayBeLoneField: Bool { command == .overlap && tokensOfCommand == 1 }

  /// Goes past the `of` of a share.
  mutating func takeOf() {
    if let last = brackets.indices.last { brackets[last].takesOf = false }
  }

  /// Takes in a token and says what it is; nil for what needs no mark.
  mutating func take(_ token: Token, next: Token?) -> HighlightKind? {
    defer {
      switch token.kind {
      case .result: resultBefore = .some(Int(token.text))
      case .comment, .continuation: break
      default: resultBefore = nil
      }
    }
    switch token.kind {
    case .comment, .continuation: break
    case .newline: break
    default: tokensOfCommand += 1
    }
    switch token.kind {
    case .comment: return .comment
    case .continuation: return nil
    case .newline:
      if brackets.isEmpty { self = LineScanner() }
      return nil
    case .stray: return .error
    case .symbol(let symbol): return place == .topic ? takeInTopic(symbol) : take(symbol)
    case .word: return takeWord(token, next) ?? takeOperand(token, next)
    default: return takeOperand(token, next)
    }
  }

  /// Takes in something that is no word of the language.
  private mutating func takeOperand(_ token: Token, _ next: Token?) -> HighlightKind? {
    if token.isUnclosed {
      brackets = []
      place = .anything
      return .error
    }
    let before = place
    advance(behind: token, next)
    if token.problem != nil { return .error }
    switch token.kind {
    case .pattern: return .pattern
    case .result: return .result
    case .number: return .number
    case .wildcard, .stem: return .label
    default: return kind(of: token, in: before, next)
    }
  }

  private func kind(of token: Token, in place: LinePlace, _ next: Token?) -> HighlightKind? {
    switch place {
    case .command: .unknownCommand
    case .field: .field
    case .set: next?.symbol == .colon ? .field : .label
    case .value, .recodedLabel: .label
    default: token.kind == .quoted ? .string : token.kind == .parameter ? .number : nil
    }
  }

  /// Goes to what may stand behind an operand.
  private mutating func advance(behind token: Token, _ next: Token?) {
    switch place {
    case .set:
      field = token.text
      guard next?.symbol != .colon else { return }
      place = .afterSet
      if command == .overlap, tokensOfCommand == 2, token.kind != .result { isLoneField = true }
    case .value: place = isInValueList ? .afterValue : placeBehindValue
    case .recodedLabel: place = placeBehindValue
    case .field(let use): takeField(token, use)
    case .axisNumber:
      axisHasTop = true
      place = .afterField
    case .cell: place = .afterValue
    case .expression: place = .afterExpression
    case .argument: place = command == .set ? .settingValue(token.text) : .afterOther
    case .loadPart: place = .loadFrom
    case .file, .column, .anything, .choice: place = command == .load ? .loadPart : .afterOther
    case .wording: place = .afterWording
    case .sortKey: place = .afterSortKey
    case .result where command == .difference && tokensOfCommand == 2: place = .result
    case .result, .clauseValue, .clauseOption, .number, .missing, .settingValue, .afterExpression: place = .afterOther
    case .command: place = .anything
    default: break
    }
  }

  private mutating func takeField(_ token: Token, _ use: CompletionContext.FieldUse) {
    field = token.text
    if let behind = placeBehindRecodedField(token.text) {
      recodedField = token.text
      place = behind
      listPlace = behind
      placeBehindValue = placeBehindRecodedLabel
      return
    }
    place = .afterField
    guard !isInBracket, use == .axis || use == .labelled else { return }
    axes.append(token.text)
    axisHasList = false
    axisHasTop = false
  }

  // MARK: - Punctuation

  private mutating func take(_ symbol: Token.Symbol) -> HighlightKind? {
    switch symbol {
    case .leftParenthesis, .leftBrace, .leftBracket: open(symbol)
    case .rightParenthesis, .rightBrace, .rightBracket:
      guard let bracket = brackets.popLast() else { return .error }
      place = bracket.placeBehind
      listPlace = bracket.listPlace
      if symbol == .rightBrace, place == .afterField { takeSetsInBraces() }
    case .comma:
      place = listPlace
      if !isInBracket { leaveFirstSet() }
    case .colon where command == .leaveOut && inner == nil: beginInner(.tabulated)
    case .colon where command == .move && place == .joint([]): takeMoved()
    case .colon: ask(of: field)
    case .range: place = command == .load ? .column : .value(field: nil)
    case .arrow: return takeClause(.output) ?? .error
    case .doubleEqual: return .error
    case .equal, .notEqual, .less, .atMost, .greater, .atLeast: compare(symbol)
    case .plus, .minus, .times, .over: if place == .afterExpression { place = .expression }
    case .bang: return given.contains(.output) ? nil : .error
    }
    return nil
  }

  /// A topic of `help` may be any punctuation; only brackets count, because a line goes on in them.
  private mutating func takeInTopic(_ symbol: Token.Symbol) -> HighlightKind? {
    if symbol.opens { brackets.append(OpenBracket(symbol: symbol, placeBehind: place, listPlace: listPlace)) }
    if symbol.closes { _ = brackets.popLast() }
    return nil
  }

  /// Sets in braces are a side of a table and cannot be cut down.
  private mutating func takeSetsInBraces() {
    axes.append(nil)
    axisHasList = true
    axisHasTop = true
  }

  /// Goes on to another set of `overlap`.
  mutating func leaveFirstSet() {
    isAtFirstSet = false
    isLoneField = false
  }

  private mutating func ask(of field: String?) {
    place = .value(field: place == .afterLabelCount ? nil : field)
    placeBehindValue = .afterSet
  }

  private mutating func open(_ symbol: Token.Symbol) {
    let isBrace = symbol == .leftBrace
    if symbol == .leftBracket, let result = resultBefore { return openCell(of: result) }
    isLoneField = false
    let (inside, behind): (LinePlace, LinePlace) =
      switch place {
      case .value: (place, placeBehindValue)
      case .valueList(let field): (.value(field: field), placeBehindValue)
      case .expression: (function ?? .expression, .afterExpression)
      case .field where isBrace: (.set, .afterField)
      case .set:
        (isBrace ? .set : function ?? .set, isBrace ? .afterField : function == nil ? .afterSet : .afterLabelCount)
      default: (.anything, place)
      }
    brackets.append(
      OpenBracket(symbol: symbol, placeBehind: behind, listPlace: listPlace, takesOf: functionTakesOf))
    function = nil
    functionTakesOf = false
    place = inside
    listPlace = inside
  }

  private mutating func openCell(of result: Int?) {
    brackets.append(OpenBracket(symbol: .leftBracket, placeBehind: place, listPlace: listPlace))
    place = .cell(result: result, isColumn: false)
    listPlace = .cell(result: result, isColumn: true)
  }

  private mutating func compare(_ symbol: Token.Symbol) {
    switch place {
    case .value: place = .value(field: nil)
    case .afterLabelCount: ask(of: nil)
    case _ where symbol == .equal && brackets.last?.symbol == .leftBrace: place = .set
    case .afterOther where command == .define: place = .set
    case .afterOther where command == .parameter: place = .expression
    case .afterExpression: place = .expression
    default: break
    }
  }
}
