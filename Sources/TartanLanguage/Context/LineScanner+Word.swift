import TartanModel

extension LineScanner {
  /// Takes in a bare word if it is a command or a word of the language here; nil if it is a name.
  mutating func takeWord(_ token: Token, _ next: Token?) -> HighlightKind? {
    if place == .command { return next?.symbol == .colon ? nil : takeCommand(token) }
    guard next?.symbol != .colon else { return nil }
    let word = token.text.lowercased()
    if let kind = takeRecodeWord(word, next) { return kind }
    switch place {
    case .set where word == "not": return .keyword
    case .set where word == "all": return keyword(.afterSet)
    case .set where word == "count" && next?.symbol == .leftParenthesis:
      function = .field(.counted)
      return .keyword
    case .value where ["none", "any", "missing", "present"].contains(word):
      return keyword(isInValueList ? .afterValue : placeBehindValue)
    case .value where word == "only" && next?.symbol == .leftParenthesis: return .keyword
    case .expression: return takeFunction(word, next)
    case .sortHead(let sideGiven): return takeSortWord(word, sideGiven: sideGiven)
    case .missing where word == "missing": return keyword(.afterOther)
    case .file, .column, .value, .recodedLabel, .topic, .argument, .text, .clauseValue, .wording, .anything, .choice,
      .sortKey,
      .settingValue, .cell:
      return nil
    default: return command == .load ? takeLoadWord(word, next) : takeJoin(word, next)
    }
  }

  private mutating func keyword(_ place: LinePlace) -> HighlightKind {
    self.place = place
    return .keyword
  }

  private mutating func takeCommand(_ token: Token) -> HighlightKind {
    command = CommandWord(typed: token.text)
    if command == .explain, inner == nil {
      beginInner(.explained)
      return .command
    }
    place = command?.firstPlace ?? .anything
    listPlace = place
    let isMeant = command.map { inner?.fits($0) ?? true } ?? false
    return isMeant ? .command : .unknownCommand
  }

  private mutating func takeSortWord(_ word: String, sideGiven: Bool) -> HighlightKind? {
    switch word {
    case "rows" where !sideGiven: return keyword(.sortHead(sideGiven: true))
    case "columns" where !sideGiven:
      sortsColumns = true
      return keyword(.sortHead(sideGiven: true))
    case "by":
      if sortsColumns { sortedColumns = true } else { sortedRows = true }
      return keyword(.sortKey)
    default: return nil
    }
  }

  private mutating func takeFunction(_ word: String, _ next: Token?) -> HighlightKind? {
    if word == "none" { return keyword(.afterExpression) }
    guard next?.symbol == .leftParenthesis else { return nil }
    guard let known = ValueFunction(rawValue: word) else { return .error }
    function = known.takesField ? .field(.function) : .set
    functionTakesOf = known == .share
    return .keyword
  }

  /// Takes in a word that joins or that begins a clause.
  private mutating func takeJoin(_ word: String, _ next: Token?) -> HighlightKind? {
    let isAxis = place == .afterField || place == .afterSet && isLoneField && !isInBracket
    switch word {
    case "and" where place == .afterSet, "or" where place == .afterSet:
      if !isInBracket { isLoneField = false }
      return keyword(.set)
    case "of" where place == .afterSet && isInBracket:
      takeOf()
      return keyword(.set)
    case "in" where isAxis:
      axisHasList = true
      isAtFirstSet = false
      placeBehindValue = .afterField
      return keyword(.valueList(field: field))
    case "in" where command == .why: return keyword(.file)
    case "in" where place == .afterWording: return keyword(.field(.wording))
    case "top" where isAxis && takesAxisTop && !axisHasTop: return keyword(.axisNumber)
    case "by" where (command == .cross || command == .compare) && place == .afterField && !isInBracket:
      return keyword(.field(.axis))
    case "across" where command == .spread && place == .afterField && !isInBracket: return keyword(.field(.axis))
    case "by" where command == .agree: return keyword(.field(.labelled))
    case "against" where command == .words && !isInBracket:
      leaveFirstSet()
      return keyword(.set)
    case "random" where given.contains(.round): return keyword(.anything)
    case "with" where next?.text.lowercased() != "missing" && command == .overlap:
      leaveFirstSet()
      return keyword(.set)
    case "with" where next?.text.lowercased() != "missing" && command == .pairs: return keyword(.field(.labelled))
    case "with": return takeClause(.withMissing)
    case "rows" where place == .afterField && axisHasTop:
      given.insert(.top)
      return keyword(.afterOther)
    case "rows" where given.contains(.top): return .keyword
    case "descending" where place == .afterSortKey, "ascending" where place == .afterSortKey:
      return keyword(.afterOther)
    default:
      guard let clause = ClauseKeyword(rawValue: word) else { return nil }
      if !clause.isReserved, place == .set || !takes(clause) { return nil }
      return takeClause(clause)
    }
  }

  private var takesAxisTop: Bool {
    [.cross, .count, .overlap, .spread, .compare].contains(command)
  }

  private func takes(_ clause: ClauseKeyword) -> Bool {
    command.flatMap(CommandGrammar.of)?.clauses.contains(clause) == true
  }

  /// Takes in the word of a clause; a mistake where the command does not take it.
  mutating func takeClause(_ clause: ClauseKeyword) -> HighlightKind? {
    guard !isInBracket, let command, let grammar = CommandGrammar.of(command) else { return nil }
    given.insert(clause)
    isLoneField = false
    isAtFirstSet = false
    sortsColumns = false
    place =
      switch clause {
      case .filter: .set
      case .cells, .base, .measures, .correction, .stopwords: .clauseValue(clause)
      case .intervals, .test: .clauseOption(clause)
      case .permutations, .bootstrap, .seed, .categories, .core, .suppress, .round: .number
      case .person, .per: .field(.any)
      case .stems, .explain: .afterOther
      case .by: command == .count ? .field(.axis) : .clauseValue(.by)
      case .sort: .sortHead(sideGiven: false)
      case .top, .minimum, .first, .context: .number
      case .fields: .field(.any)
      case .withMissing: .missing
      case .output: .file
      }
    listPlace = place
    return grammar.clauses.contains(clause) ? .keyword : .error
  }

  /// What may be said once about a file.
  static let fileParts = ["as", "delimiter", "encoding", "ignore", "rows per", "sha256"]
  /// What may be said once about a field, behind its columns.
  static let fieldParts = ["as", "marked", "paths", "split"]

  private mutating func takeLoadWord(_ word: String, _ next: Token?) -> HighlightKind? {
    if place == .loadPer, word == "per" { return keyword(.column) }
    if place == .loadPart, next?.kind == .word, next?.text.lowercased() == "from" {
      mappingGiven = []
      place = .loadFrom
      return .field
    }
    if place == .loadFrom, word == "from" {
      if mappingGiven == nil { mappingGiven = [] }
      listPlace = .column
      return keyword(.column)
    }
    guard place == .loadPart else { return nil }
    if mappingGiven != nil, LineScanner.fieldParts.contains(word) { return takeFieldPart(word) }
    return takeFilePart(word)
  }

  private mutating func takeFieldPart(_ word: String) -> HighlightKind? {
    mappingGiven?.insert(word)
    switch word {
    case "as": return keyword(.choice(FieldKind.allCases.map(\.rawValue)))
    case "marked": return .keyword
    default: return keyword(.anything)
    }
  }

  private mutating func takeFilePart(_ word: String) -> HighlightKind? {
    let part = word == "rows" ? "rows per" : word
    guard LineScanner.fileParts.contains(part) else { return nil }
    loadGiven.insert(part)
    mappingGiven = nil
    switch word {
    case "rows": return keyword(.loadPer)
    case "ignore":
      listPlace = .column
      return keyword(.column)
    case "delimiter": return keyword(.choice(["comma", "pipe", "semicolon", "tab"]))
    case "encoding": return keyword(.choice(["utf-16", "utf-8", "windows-1252"]))
    default: return keyword(.anything)
    }
  }
}
