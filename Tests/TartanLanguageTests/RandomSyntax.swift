import TartanLanguage
import TartanModel

/// Makes syntax trees of every shape by chance, as the parser would make them.
struct RandomSyntax {
  var chance: Chance
  private let place = SourceSpan(0, 0)
  /// The command behind the `explain` that was made last.
  private var explainedWord = CommandWord.count
  /// Whether a command inside another one can be written to a file.
  private static let nesting: Set<CommandWord> = [.explain, .whatIf, .leaveOut]

  init(seed: UInt64) { chance = Chance(seed: seed) }

  static let texts = [
    "Data", "Quality assurance", "none", "and", "where", "größe", "評価", "a\"b", "a\\b", "line\nbreak", "tab\t",
    "\u{1B}[0m",
    "multi*", "a/b", "a:b", "R&D", "it's", "2019", "2020-01-21", "-5", "-x", "--x", "-", "", " ", "5%", "%3", "$x",
    "~x", "a..b",
    "a#b", "#x", "(x)", "“x”", "👩‍🔬", "e\u{301}", "?", "\\q", "count", "\u{FEFF}", "\u{202E}x", "x\\", "a->b", "top",
    "rows", "1.5",
  ]

  mutating func name() -> Name { Name(chance.one(of: Self.texts), at: place) }

  /// A name or, now and then, a parameter.
  mutating func nameOrParameter() -> Name {
    chance.once(in: 8) ? Name("P_1", at: place, style: .parameter) : name()
  }

  mutating func some<Element>(_ most: Int, _ make: (inout RandomSyntax) -> Element) -> [Element] {
    (0...chance.below(most)).map { _ in make(&self) }
  }

  mutating func perhaps<Element>(_ make: (inout RandomSyntax) -> Element) -> Element? {
    chance.once(in: 2) ? make(&self) : nil
  }

  mutating func value() -> ValueSyntax {
    switch chance.below(10) {
    case 0: .wildcard(Name(chance.one(of: ["multi*", "*", "*a*b", "größe-*"]), at: place))
    case 1: .pattern(Name(chance.one(of: ["^multi", "a/b", #"\bx\w*"#, #"\\"#, "a b", "\"", "#"]), at: place))
    case 2: .stem(Name(chance.one(of: ["support", "größe"]), at: place))
    case 3: .range(nameOrParameter(), nameOrParameter())
    case 4: .compare(chance.one(of: Comparison.allCases), nameOrParameter())
    case 5: .none(place)
    case 6: .any(place)
    default: .name(nameOrParameter())
    }
  }

  mutating func set(_ depth: Int = 3) -> SetSyntax {
    switch chance.below(depth > 0 ? 9 : 5) {
    case 0: return .all(place)
    case 1: return .bare(nameOrParameter())
    case 2: return .result(result())
    case 3, 4:
      let subject: TermSyntax.Subject = chance.once(in: 4) ? .labelCount(nameOrParameter()) : .field(nameOrParameter())
      return .term(TermSyntax(subject, some(3) { $0.value() }, only: chance.once(in: 5), at: place))
    case 5: return .not(set(depth - 1), place)
    case 6, 7:
      return chain(depth) {
        if case .and = $0 { true } else { false }
      } join: {
        .and($0, $1)
      }
    default:
      return chain(depth) {
        if case .or = $0 { true } else { false }
      } join: {
        .or($0, $1)
      }
    }
  }

  /// A chain of the least depth, its left half the larger, as the parser makes it.
  private mutating func chain(
    _ depth: Int, isSame: (SetSyntax) -> Bool, join: (SetSyntax, SetSyntax) -> SetSyntax
  ) -> SetSyntax {
    var operands: [SetSyntax] = []
    while operands.count < 2 || chance.once(in: 2) {
      let operand = set(depth - 1)
      if !isSame(operand) { operands.append(operand) }
    }
    func balanced(_ operands: ArraySlice<SetSyntax>) -> SetSyntax {
      guard operands.count > 1 else { return operands[operands.startIndex] }
      let middle = operands.startIndex + (operands.count + 1) / 2
      return join(balanced(operands[..<middle]), balanced(operands[middle...]))
    }
    return balanced(operands[...])
  }

  mutating func result() -> ResultSyntax {
    let number = chance.once(in: 4) ? nil : chance.below(30)
    return ResultSyntax(number: number, cell: chance.once(in: 2) ? [] : some(2) { $0.nameOrParameter() }, at: place)
  }

  mutating func axis(cutByTop: Bool = true) -> AxisSyntax {
    guard !chance.once(in: 4) else { return .sets(some(3) { $0.namedSet() }, place) }
    let top = cutByTop && chance.once(in: 3) ? 1 + chance.below(20) : nil
    return .field(nameOrParameter(), top: top, among: chance.once(in: 3) ? some(3) { $0.value() } : [])
  }

  mutating func namedSet() -> NamedSetSyntax {
    NamedSetSyntax(name: perhaps { $0.nameOrParameter() }, set: set(1))
  }

  mutating func expression(_ depth: Int = 3) -> ExpressionSyntax {
    switch chance.below(depth > 0 ? 13 : 9) {
    case 0:
      let text = chance.one(of: ["23", "74.2", "0", "0.676"])
      return .number(Double(text) ?? 0, Name(text, at: place))
    case 1: return .text(name())
    case 2: return .none(place)
    case 3: return .count(chance.once(in: 3) ? .result(result()) : set(1), place)
    case 4: return .share(set(1), of: set(1), place)
    case 5: return .jaccard(set(1), set(1), place)
    case 6: return .sum(some(3) { $0.set(1) }, place)
    case 7:
      return chance.once(in: 2) ? .labels(name(), place) : .extreme(chance.one(of: [.most, .fewest]), name(), place)
    case 8: return .parameter(Name("N", at: place, style: .parameter))
    case 9: return .negative(expression(depth - 1), place)
    default:
      return .binary(chance.one(of: [.plus, .minus, .times, .over]), expression(depth - 1), expression(depth - 1))
    }
  }
}

extension RandomSyntax {
  mutating func load() -> LoadSyntax {
    var load = LoadSyntax(file: nameOrParameter())
    load.name = perhaps { $0.name() }
    load.delimiter = perhaps { $0.name() }
    load.encoding = perhaps { $0.name() }
    load.rowsPer = perhaps { $0.name() }
    load.fingerprint = perhaps { $0.name() }
    if chance.once(in: 2) { load.ignored = some(3) { $0.name() } }
    if chance.once(in: 2) { load.fields = some(3) { $0.mapping() } }
    return load
  }

  private mutating func mapping() -> FieldMappingSyntax {
    FieldMappingSyntax(
      field: name(), columns: chance.once(in: 3) ? .range(name(), name()) : .list(some(3) { $0.name() }),
      kind: perhaps { $0.name() }, separator: perhaps { $0.name() }, marked: chance.once(in: 2),
      paths: perhaps { $0.name() })
  }

  mutating func action(_ word: CommandWord) -> CommandSyntax.Action {
    switch word {
    case .load: .load(load())
    case .datasets: .datasets
    case .use: .use(name())
    case .drop: .drop(name())
    case .describe: .describe(perhaps { $0.nameOrParameter() })
    case .define: .define(name(), set())
    case .names: .names
    case .forget: .forget(name())
    case .filter: .filter(perhaps { $0.set() })
    case .back: .back
    case .count: .count(perhaps { $0.set() }, by: chance.once(in: 3) ? [] : some(2) { $0.axis() })
    case .show: .show(perhaps { $0.set() })
    case .find: .find(wording(), in: perhaps { $0.name() })
    case .cross: .cross(axis(), axis())
    case .overlap: chance.once(in: 2) ? .overlap(set(), set()) : .combinations(combination())
    case .words: .words(perhaps { $0.set() }, against: perhaps { $0.set() })
    case .spread: .spread(axis(), across: axis())
    case .compare: .compare(axis(), by: axis())
    case .agree:
      chance.once(in: 2) ? .agree([name()], by: name()) : .agree([name(), name()] + some(2) { $0.name() }, by: nil)
    case .pairs: .pairs(axis(cutByTop: false), with: perhaps { $0.axis(cutByTop: false) })
    default: actionBesideAnalysis(word)
    }
  }

  private mutating func actionBesideAnalysis(_ word: CommandWord) -> CommandSyntax.Action {
    switch word {
    case .title: .title(perhaps { $0.result() }, nameOrParameter())
    case .note: .note(name())
    case .claim: .claim(expression(), expression(), source: perhaps { $0.name() })
    case .claims: .claims
    case .expect: .expect(expression(), chance.one(of: Comparison.allCases), expression())
    case .parameter: .parameter(Name(chance.one(of: ["N", "größe_2"]), at: SourceSpan(0, 0)), expression())
    case .save: .save(name())
    case .run: .run(nameOrParameter())
    case .check: .check(name())
    case .plan: .plan(name())
    case .render: .render(nameOrParameter())
    case .export: chance.once(in: 4) ? .exportValues : .export(result())
    case .why: .why(name(), in: perhaps { $0.name() })
    case .cite: .cite
    case .explain: .explain(explained())
    case .merge, .rename, .move, .tag, .untag, .split: .recode(recode(word))
    case .steps: .steps
    case .undo: .undo
    case .redo: .redo
    case .whatIf: .whatIf(recode(chance.one(of: CommandWord.allCases.filter(\.recodes))), inner(\.givesTable))
    case .difference: .difference(wholeResult(), wholeResult())
    case .leaveOut: .leaveOut(nameOrParameter(), inner(\.givesTable))
    case .results: .results
    case .history: .history(perhaps { 1 + $0.chance.below(99) })
    case .help: .help(perhaps { $0.name() })
    case .tour: .tour(perhaps { $0.name() })
    case .set: .set(name(), name())
    case .settings: .settings
    default: .quit
    }
  }

  /// A command that computes, without the clause that says where the plan is written.
  private mutating func explained() -> CommandSyntax { inner(\.computes) }

  private mutating func recode(_ word: CommandWord) -> RecodeSyntax {
    switch word {
    case .merge: .merge(nameOrParameter(), some(3) { $0.value() }, as: nameOrParameter())
    case .rename: .rename(nameOrParameter(), nameOrParameter(), as: nameOrParameter())
    case .move: .move(set(2), to: nameOrParameter(), given())
    case .tag: .tag(set(2), with: given(), in: perhaps { $0.nameOrParameter() })
    case .untag: .untag(set(2), with: nameOrParameter(), in: perhaps { $0.nameOrParameter() })
    default: .split(nameOrParameter(), nameOrParameter(), by: set(2), as: nameOrParameter())
    }
  }

  private mutating func given() -> GivenLabelSyntax {
    GivenLabelSyntax(
      chance.once(in: 6) ? Name("new", at: SourceSpan(0, 0)) : nameOrParameter(), isNew: chance.once(in: 3))
  }

  private mutating func wholeResult() -> ResultSyntax {
    ResultSyntax(number: 1 + chance.below(30), at: SourceSpan(0, 0))
  }

  /// A command that is fit to stand inside another one, without the clause that says where it is written.
  private mutating func inner(_ fits: (CommandWord) -> Bool) -> CommandSyntax {
    let word = chance.one(of: CommandWord.allCases.filter(fits))
    let command = command(word)
    explainedWord = word
    var clauses = command.clauses
    clauses.output = nil
    return CommandSyntax(command.action, clauses: clauses, at: command.span)
  }

  private mutating func wording() -> ValueSyntax {
    while true {
      switch value() {
      case .range, .compare, .none, .any: continue
      case let wording: return wording
      }
    }
  }

  /// A field, or sets; one set without a name is written in braces only, and so is kept apart.
  private mutating func combination() -> AxisSyntax { axis() }

  mutating func clauses(_ taken: [ClauseKeyword], hasColumns: Bool, isCount: Bool) -> ClauseSyntax {
    var clauses = ClauseSyntax()
    for clause in taken where chance.once(in: 3) {
      switch clause {
      case .filter: clauses.filter = set(2)
      case .cells: clauses.cells = some(3) { $0.cell() }
      case .sort:
        clauses.sortRows = perhaps { $0.order() }
        if hasColumns { clauses.sortColumns = perhaps { $0.order() } }
      case .top: clauses.top = CountSyntax(1 + chance.below(30), at: SourceSpan(0, 0))
      case .minimum: clauses.minimum = CountSyntax(chance.below(30), at: SourceSpan(0, 0))
      case .fields: clauses.fields = some(3) { $0.name() }
      case .first: clauses.first = CountSyntax(1 + chance.below(30), at: SourceSpan(0, 0))
      case .context: clauses.context = CountSyntax(chance.below(30), at: SourceSpan(0, 0))
      case .by: if !isCount { clauses.rankedBy = name() }
      case .withMissing: clauses.withMissing = SourceSpan(0, 0)
      case .base: clauses.base = name()
      case .output: clauses.output = OutputSyntax(file: nameOrParameter(), replacing: chance.once(in: 2))
      default: statistics(clause, &clauses)
      }
    }
    return clauses
  }

  private mutating func cell() -> CellSyntax { CellSyntax(name(), bracketed: perhaps { $0.name() }) }

  private mutating func number() -> CountSyntax { CountSyntax(1 + chance.below(99), at: SourceSpan(0, 0)) }

  private mutating func option() -> OptionSyntax { OptionSyntax(perhaps { $0.name() }, at: SourceSpan(0, 0)) }

  private mutating func statistics(_ clause: ClauseKeyword, _ clauses: inout ClauseSyntax) {
    switch clause {
    case .measures: clauses.measures = some(3) { $0.name() }
    case .intervals: clauses.intervals = option()
    case .test: clauses.test = option()
    case .permutations: clauses.permutations = number()
    case .bootstrap: clauses.bootstrap = number()
    case .seed: clauses.seed = number()
    case .correction: clauses.correction = name()
    case .person: clauses.person = name()
    case .per: clauses.unit = name()
    case .categories: clauses.categories = number()
    case .core: clauses.core = number()
    case .stopwords: clauses.stopwords = name()
    case .stems: clauses.stems = SourceSpan(0, 0)
    case .suppress: clauses.suppress = number()
    case .round: clauses.round = RoundSyntax(base: number(), key: perhaps { $0.nameOrParameter() })
    case .explain: clauses.explained = SourceSpan(0, 0)
    default: break
    }
  }

  private mutating func order() -> SortSyntax {
    SortSyntax(key: name(), descending: chance.one(of: [nil, true, false]))
  }

  mutating func command(_ word: CommandWord) -> CommandSyntax {
    let taken = commandGrammars.first { $0.command == word }?.clauses ?? []
    var clauses = clauses(taken, hasColumns: word == .count || word == .cross, isCount: word == .count)
    let action = action(word)
    // The plan of a command that writes nothing is not written either.
    if RandomSyntax.nesting.contains(word), !CommandWord.writers.contains(explainedWord) { clauses.output = nil }
    if word == .export { clauses.output = OutputSyntax(file: name(), replacing: chance.once(in: 2)) }
    return CommandSyntax(action, clauses: clauses, at: SourceSpan(0, 0))
  }
}

extension CommandWord {
  fileprivate static let writers = commandGrammars.filter { $0.clauses.contains(.output) }.map(\.command)
}
