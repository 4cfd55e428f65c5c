import TartanModel

extension LineScanner {
  /// What may stand here, where `partial` is what is typed of it.
  func expected(_ partial: Token?) -> CompletionContext.Expected {
    let prefix = partial?.text ?? ""
    let quoted = partial?.kind == .quoted
    if let partial, let special = Self.expectedOfSign(partial, in: place) { return special }
    guard let command else { return place == .command && !quoted ? .command(prefix: prefix) : .nothing }
    switch place {
    case .set, .field: return .field(prefix: prefix)
    case .value(let field?): return .label(field: field, prefix: prefix, quoted: quoted)
    case .afterSet, .afterField, .afterOther, .loadPart, .sortHead, .expression, .afterExpression:
      return quoted ? .nothing : .clauseOrOperator(command, prefix: prefix)
    case .clauseValue(let clause): return .clauseValue(clause, prefix: prefix)
    case .file: return .file(command, prefix: prefix, quoted: quoted)
    case .column: return .column(prefix: prefix, quoted: quoted)
    case .topic: return .topic(prefix: prefix)
    case .argument: return .argument(command, prefix: prefix)
    case .result: return .result
    default: return .nothing
    }
  }

  /// What a sign before a word says by itself.
  private static func expectedOfSign(_ partial: Token, in place: LinePlace) -> CompletionContext.Expected? {
    switch partial.kind {
    case .result: [.set, .expression, .result, .text].contains(place) ? .result : .nothing
    case .pattern, .stem, .parameter, .wildcard: .nothing
    default: nil
    }
  }

  /// The words of the language that may stand here.
  func keywords(isAtFirst: Bool) -> [String] {
    let clauses = isInBracket || command == nil ? [] : clausesLeft
    switch place {
    case .set: return ["not", "all"] + (isAtFirst && command?.takesClausesAtOnce == true ? clauses : [])
    case .field: return isAtFirst && command?.takesClausesAtOnce == true ? clauses : []
    case .value: return ["any", "none"] + (isInValueList ? [] : ["only"])
    case .afterSet:
      let with = command == .overlap && !isInBracket ? ["with"] : []
      return ["and", "or"] + (isInBracket && command?.takesExpression == true ? ["of"] : []) + with + clauses
    case .afterField: return axisKeywords + clauses
    case .afterOther:
      return (given.contains(.sort) ? ["descending", "ascending"] : [])
        + (command == .find && !given.contains(.filter) ? ["in"] : []) + clauses
    case .loadPart:
      return ["as", "delimiter", "encoding", "from", "ignore", "marked", "paths", "rows per", "sha256", "split"]
    case .sortHead: return ["by", "rows", "columns"]
    case .expression: return ValueFunction.allCases.map(\.rawValue) + ["none"]
    default: return []
    }
  }

  private var axisKeywords: [String] {
    guard !isInBracket else { return [] }
    switch command {
    case .cross: return ["by", "in", "top"]
    case .pairs: return ["with", "in"]
    case .count, .overlap: return ["in", "top"]
    default: return []
    }
  }

  /// The clauses that the command takes and that were not given; `by` of `cross` is no clause.
  private var clausesLeft: [String] {
    guard let command, let grammar = CommandGrammar.of(command) else { return [] }
    return grammar.clauses.filter { !given.contains($0) || $0 == .sort && command == .cross }.map(\.rawValue)
  }
}

extension CommandWord {
  /// Whether values stand behind its word.
  fileprivate var takesExpression: Bool { self == .claim || self == .expect || self == .parameter }
}
