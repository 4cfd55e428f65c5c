/// What may stand next on a line that is being typed.
enum LinePlace: Hashable {
  /// The first word.
  case command
  /// A set: a field and a colon, a name, a label, `not`, a bracket.
  case set
  /// A field that stands by itself.
  case field(CompletionContext.FieldUse)
  /// A label of that field, or another thing asked of it.
  case value(field: String?)
  /// A label of that field, and nothing else.
  case recodedLabel(field: String?)
  /// The bracket that opens a list of that field's labels.
  case valueList(field: String?)
  /// A value of `claim`, `expect` or `let`.
  case expression
  /// Behind a set, where it can be joined to another.
  case afterSet
  /// Behind a field at a side of a table, where it can be cut down.
  case afterField
  /// Behind a value.
  case afterExpression
  /// Behind `count(tag)` in a set, where a comparison follows.
  case afterLabelCount
  /// Behind a value in a list.
  case afterValue
  /// Behind what `find` looks for.
  case afterWording
  /// Behind what rows are sorted by.
  case afterSortKey
  /// Behind anything else, where a clause may follow.
  case afterOther
  /// A file.
  case file
  /// A column of a file.
  case column
  /// A part of `load`.
  case loadPart
  /// `from` behind a field of `load`.
  case loadFrom
  /// `per` of `rows per`.
  case loadPer
  /// A word that the clause takes: a measure, what a cell shows.
  case clauseValue(ClauseKeyword)
  /// A word that the clause may take, or the next clause.
  case clauseOption(ClauseKeyword)
  /// One of these words.
  case choice([String])
  /// Behind a part of a line that goes on with one of these words.
  case joint([String])
  /// `missing` of `with missing`.
  case missing
  /// `rows`, `columns` or `by` of `sort`; `by` alone once one of the others stands there.
  case sortHead(sideGiven: Bool)
  /// What rows or columns are sorted by.
  case sortKey
  /// A whole number.
  case number
  /// The whole number that cuts a field down.
  case axisNumber
  /// A topic of `help`.
  case topic
  /// The name of a dataset, a defined set, a setting.
  case argument
  /// The value of that setting.
  case settingValue(String)
  /// The name of a row or a column of that result.
  case cell(result: Int?, isColumn: Bool)
  /// A result, if one is named.
  case result
  /// What `find` looks for.
  case wording
  /// A text for people.
  case text
  /// Something of which nothing is known in advance, or nothing at all.
  case anything
}

extension CommandWord {
  /// What stands behind the command's word.
  var firstPlace: LinePlace {
    switch self {
    case .load, .save, .run, .check, .plan, .render, .why: .file
    case .describe: .field(.any)
    case .cross, .spread, .compare: .field(.axis)
    case .pairs, .agree, .merge, .rename, .split: .field(.labelled)
    case .filter, .count, .show, .overlap, .words, .move, .tag, .untag: .set
    case .whatIf: .joint(["if"])
    case .leaveOut: .joint(["out"])
    case .find: .wording
    case .title, .note: .text
    case .claim, .expect: .expression
    case .export, .difference: .result
    case .help: .topic
    case .use, .drop, .forget, .set, .tour: .argument
    case .history: .number
    case .explain: .command
    case .claims, .cite: .afterOther
    case .define, .parameter, .datasets, .names, .back, .steps, .undo, .redo, .results, .settings, .quit: .anything
    }
  }

  /// Whether clauses may stand directly behind the command's word.
  var takesClausesAtOnce: Bool {
    switch self {
    case .describe, .count, .show, .words, .claims, .cite, .export: true
    default: false
    }
  }
}
