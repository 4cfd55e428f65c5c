import TartanModel

extension LineScanner {
  /// What may stand here, where `partial` is what is typed of it.
  func expected(_ partial: Token?) -> CompletionContext.Expected {
    let prefix = partial?.text ?? ""
    let quoted = partial?.kind == .quoted
    if let partial, let special = expectedOfSign(partial) { return special }
    guard let command else {
      guard place == .command, !quoted else { return .nothing }
      return inner.map { .inner($0.words, prefix: prefix) } ?? .command(prefix: prefix)
    }
    switch place {
    case .set: return .set(alone: mayBeLoneField ? .labelled : nil, prefix: prefix)
    case .field(let use): return .field(use, prefix: prefix)
    case .value(let field?): return .label(field: field, prefix: prefix, quoted: quoted, inList: isInValueList)
    case .recodedLabel(let field?): return .label(field: field, prefix: prefix, quoted: quoted, inList: false)
    case .sortKey: return sortKey(of: command, prefix)
    case .clauseValue(let clause), .clauseOption(let clause): return .clauseValue(clause, of: command, prefix: prefix)
    case .file: return .file(command, prefix: prefix, quoted: quoted)
    case .column: return .column(prefix: prefix, quoted: quoted)
    case .topic: return .topic(prefix: prefix)
    case .argument: return .argument(command, prefix: prefix)
    case .settingValue(let name): return .settingValue(of: name, prefix: prefix)
    case .cell(let result, let isColumn): return .cell(result: result, isColumn: isColumn, prefix: prefix)
    case .result: return .result
    case .afterSet, .afterField, .afterOther, .afterWording, .afterSortKey, .loadPart, .loadFrom, .loadPer, .choice,
      .joint,
      .missing, .sortHead, .valueList, .expression, .afterExpression:
      return quoted ? .nothing : .clauseOrOperator(command, prefix: prefix)
    default: return .nothing
    }
  }

  /// What a sign before a word says by itself.
  private func expectedOfSign(_ partial: Token) -> CompletionContext.Expected? {
    switch partial.kind {
    case .result: [.set, .expression, .result, .text].contains(place) ? .result : .nothing
    case .parameter: takesParameter ? .parameter(prefix: partial.text) : .nothing
    case .stray: takesParameter ? .parameter(prefix: "") : .nothing
    case .symbol(.minus) where takesClauses: nil
    case .pattern, .stem, .wildcard, .symbol: .nothing
    default: nil
    }
  }

  private var takesClauses: Bool {
    switch place {
    case .afterSet, .afterField, .afterOther, .afterWording, .afterSortKey: true
    default: false
    }
  }

  private var takesParameter: Bool {
    switch place {
    case .set, .field, .value, .recodedLabel, .expression, .file, .column, .wording, .text, .clauseValue, .sortKey,
      .cell:
      true
    default: false
    }
  }

  /// The rows of a table are sorted by a column of it, the columns by a row; statements by a field.
  private func sortKey(of command: CommandWord, _ prefix: String) -> CompletionContext.Expected {
    switch command {
    case .show, .find: return .field(.any, prefix: prefix)
    default:
      guard axes.count == 2 else { return .sortKey(labelsOf: nil, prefix: prefix) }
      return .sortKey(labelsOf: axes[sortsColumns ? 0 : 1], prefix: prefix)
    }
  }

  /// The words of the language that may stand here beside what is expected.
  func keywords(
    beside expected: CompletionContext.Expected, _ partial: Token?, isAtFirst: Bool
  ) -> [String] {
    switch expected {
    case .result where command == .export:
      return partial == nil ? ["values", "->"] : partial?.kind == .result ? [] : ["values"]
    case .result: return []
    case .nothing, .parameter: return []
    default: return partial?.kind == .quoted ? [] : keywords(isAtFirst: isAtFirst)
    }
  }

  private func keywords(isAtFirst: Bool) -> [String] {
    let clausesAtOnce = isAtFirst && command?.takesClausesAtOnce == true ? clausesLeft : []
    switch place {
    case .set: return ["not", "all"] + clausesAtOnce
    case .field: return clausesAtOnce
    case .value(.some): return ["any", "none"] + (isInValueList ? [] : ["only"])
    case .valueList: return ["("]
    case .afterSet: return ["and", "or"] + (takesOf ? ["of"] : []) + keywordsBehindSet
    case .afterField: return isInBracket ? [] : keywordsBehindField
    case .afterWording: return ["in"] + clausesLeft
    case .afterSortKey: return ["descending", "ascending"] + clausesLeft
    case .afterOther, .clauseOption: return clausesLeft
    case .choice(let words), .joint(let words): return words
    case .missing: return ["missing"]
    case .loadPart: return loadPartsLeft
    case .loadFrom: return ["from"]
    case .loadPer: return ["per"]
    case .sortHead(let sideGiven): return sideGiven ? ["by"] : sortSidesLeft
    case .expression: return ValueFunction.allCases.map(\.rawValue) + ["none"]
    default: return []
    }
  }

  /// Behind one set `overlap` needs another one, unless it is a field by itself.
  private var keywordsBehindSet: [String] {
    guard !isInBracket else { return [] }
    if let words = wordsBehindRecodedSet { return words }
    if command == .words { return (isAtFirstSet ? ["against"] : []) + clausesLeft }
    guard command == .overlap, isAtFirstSet else { return clausesLeft }
    return ["with"] + (isLoneField ? ["in", "top"] + clausesLeft.filter { $0 != "top" } : [])
  }

  private var keywordsBehindField: [String] {
    guard let command, given.isEmpty || command == .count else { return clausesLeft }
    let cut = axisHasList ? [] : ["in"]
    let top = axisHasTop ? [] : ["top"]
    switch command {
    case .cross where axes.count < 2, .compare where axes.count < 2: return ["by"] + cut + top
    case .spread where axes.count < 2: return ["across"] + cut + top
    case .spread, .compare: return cut + top + clausesLeft.filter { !top.contains($0) }
    case .agree where axes.count < 2: return ["by"]
    case .cross, .count, .overlap: return cut + top + clausesLeft.filter { !top.contains($0) }
    case .pairs: return (axes.count < 2 ? ["with"] : []) + cut + clausesLeft
    default: return clausesLeft
    }
  }

  /// The clauses that the command takes and that were not given.
  private var clausesLeft: [String] {
    guard !isInBracket, let command, let grammar = CommandGrammar.of(command) else { return [] }
    return grammar.clauses.filter { clause in
      clause == .sort ? !sortSidesLeft.isEmpty : !given.contains(clause) && isOfUse(clause)
    }.map(\.rawValue)
  }

  /// Whether a clause says something beside those given: what belongs to a test is offered behind `test`.
  private func isOfUse(_ clause: ClauseKeyword) -> Bool {
    switch clause {
    case .permutations, .correction, .person: given.contains(.test)
    case .seed: command == .agree || given.contains(.test) || given.contains(.bootstrap)
    default: true
    }
  }

  /// The sides of the table that are not sorted yet; `by` alone sorts the rows.
  private var sortSidesLeft: [String] {
    let hasSides = command == .cross || command == .count
    let rows = sortedRows ? [] : hasSides ? ["by", "rows"] : ["by"]
    return rows + (hasSides && !sortedColumns ? ["columns"] : [])
  }

  /// What may be said of the field at hand, then of the file, once each.
  private var loadPartsLeft: [String] {
    let ofField = mappingGiven.map { given in LineScanner.fieldParts.filter { !given.contains($0) } } ?? []
    let ofFile = LineScanner.fileParts.filter { part in
      !loadGiven.contains(part) && !(part == "as" && mappingGiven != nil)
    }
    return (ofField + ofFile).sorted()
  }
}
