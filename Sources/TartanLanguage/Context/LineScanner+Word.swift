import TartanModel

extension LineScanner {
  /// Takes in a bare word if it is a command or a word of the language here; nil if it is a name.
  mutating func takeWord(_ token: Token, _ next: Token?) -> HighlightKind? {
    if place == .command { return next?.symbol == .colon ? nil : takeCommand(token) }
    guard next?.symbol != .colon else { return nil }
    let word = token.text.lowercased()
    switch place {
    case .set where word == "not": return .keyword
    case .set where word == "all": return keyword(.afterSet)
    case .set where word == "count" && next?.symbol == .leftParenthesis:
      function = .field
      return .keyword
    case .value where ["none", "any", "missing", "present"].contains(word):
      return keyword(isInValueList ? .afterValue : placeBehindValue)
    case .value where word == "only" && next?.symbol == .leftParenthesis: return .keyword
    case .expression: return takeFunction(word, next)
    case .sortHead:
      guard ["rows", "columns", "by"].contains(word) else { return nil }
      return keyword(word == "by" ? .clauseValue(.sort) : .sortHead)
    case .file, .column, .value, .topic, .argument, .text, .clauseValue, .wording, .anything: return nil
    default: return command == .load ? takeLoadWord(word, next) : takeJoin(word, next)
    }
  }

  private mutating func keyword(_ place: LinePlace) -> HighlightKind {
    self.place = place
    return .keyword
  }

  private mutating func takeCommand(_ token: Token) -> HighlightKind {
    command = CommandWord(typed: token.text)
    place = command?.firstPlace ?? .anything
    listPlace = place
    return command == nil ? .unknownCommand : .command
  }

  private mutating func takeFunction(_ word: String, _ next: Token?) -> HighlightKind? {
    if word == "none" { return keyword(.afterExpression) }
    guard next?.symbol == .leftParenthesis else { return nil }
    guard let known = ValueFunction(rawValue: word) else { return .error }
    function = known.takesField ? .field : .set
    return .keyword
  }

  /// Takes in a word that joins or that begins a clause.
  private mutating func takeJoin(_ word: String, _ next: Token?) -> HighlightKind? {
    let isAxis = place == .afterField || command == .overlap && place == .afterSet && !isInBracket
    switch word {
    case "and" where place == .afterSet, "or" where place == .afterSet, "of" where place == .afterSet && isInBracket:
      return keyword(.set)
    case "in" where isAxis:
      placeBehindValue = .afterField
      return keyword(.value(field: field))
    case "in" where command == .find && place == .afterOther: return keyword(.field)
    case "top" where isAxis && command != .pairs && given.isSubset(of: [.by]): return keyword(.axisNumber)
    case "by" where command == .cross && place == .afterField && !isInBracket: return keyword(.field)
    case "with" where next?.text.lowercased() != "missing" && command == .overlap: return keyword(.set)
    case "with" where next?.text.lowercased() != "missing" && command == .pairs: return keyword(.field)
    case "with": return takeClause(.withMissing)
    case "missing" where given.contains(.withMissing): return .keyword
    case "rows" where place == .afterField || given.contains(.top): return .keyword
    case "descending" where given.contains(.sort), "ascending" where given.contains(.sort): return .keyword
    default: return ClauseKeyword(rawValue: word).flatMap { takeClause($0) }
    }
  }

  /// Takes in the word of a clause; a mistake where the command does not take it.
  mutating func takeClause(_ clause: ClauseKeyword) -> HighlightKind? {
    guard !isInBracket, let command, let grammar = CommandGrammar.of(command) else { return nil }
    given.insert(clause)
    place =
      switch clause {
      case .filter: .set
      case .cells, .base: .clauseValue(clause)
      case .by: command == .count ? .field : .clauseValue(.by)
      case .sort: .sortHead
      case .top, .minimum, .first, .context: .number
      case .fields: .field
      case .withMissing: .afterOther
      case .output: .file
      }
    listPlace = place
    return grammar.clauses.contains(clause) ? .keyword : .error
  }

  private mutating func takeLoadWord(_ word: String, _ next: Token?) -> HighlightKind? {
    if next?.kind == .word, next?.text.lowercased() == "from" { return .field }
    switch word {
    case "from", "ignore", "per":
      listPlace = .column
      return keyword(.column)
    case "as", "delimiter", "encoding", "split", "paths", "sha256": return keyword(.anything)
    case "rows", "marked": return .keyword
    default: return nil
    }
  }
}
