/// What can be said about a command without running it: help, completion, the manual and the parser's hints are made
/// from this.
public struct CommandGrammar: Hashable, Sendable {
  /// The command.
  public let command: CommandWord
  /// How it is written: capitals stand for what is filled in, brackets for what may be left out.
  public let usage: String
  /// The clauses it takes, in the order in which its canonical text has them.
  public let clauses: [ClauseKeyword]
  /// What it answers, in a line.
  public let summary: String

  /// The word that begins the command.
  public var word: String { command.rawValue }

  init(_ command: CommandWord, _ usage: String, _ clauses: [ClauseKeyword], _ summary: String) {
    self.command = command
    self.usage = usage
    self.clauses = clauses
    self.summary = summary
  }

  init(_ command: CommandWord, _ usage: String, _ summary: String) { self.init(command, usage, [], summary) }

  /// The grammar of a command.
  public static func of(_ command: CommandWord) -> CommandGrammar? { commandGrammars.first { $0.command == command } }
}

/// The commands of the language, in the order in which help shows them.
public let commandGrammars: [CommandGrammar] = [
  CommandGrammar(
    .load,
    "load \"FILE\" [as NAME] [delimiter \";\"] [encoding NAME] [rows per \"COLUMN\"]"
      + " [FIELD from \"COLUMN\", … [as KIND] [split \";\"] [marked] [paths \"->\"]] … [ignore \"COLUMN\", …]"
      + " [sha256 \"…\"]",
    "open a data file and say how its columns are read"),
  CommandGrammar(.datasets, "datasets", "which datasets are open"),
  CommandGrammar(.use, "use NAME", "work on another open dataset"),
  CommandGrammar(.drop, "drop NAME", "close a dataset; its file stays as it is"),
  CommandGrammar(
    .describe, "describe [FIELD]", [.filter, .sort, .top, .minimum, .output],
    "the fields of the dataset, or the labels of one field with their counts"),
  CommandGrammar(.define, "define NAME = SET", "give a set a name to use later"),
  CommandGrammar(.names, "names", "the names made with define"),
  CommandGrammar(.forget, "forget NAME", "take a defined name away"),
  CommandGrammar(.filter, "filter [SET | all]", "narrow every command that follows; alone: what the filter is"),
  CommandGrammar(.back, "back", "take the last filter back, one step"),
  CommandGrammar(
    .count, "count [SET] [by FIELD [, FIELD]]",
    [.by, .filter, .base, .intervals, .sort, .top, .minimum, .suppress, .round, .explain, .output],
    "how many statements, and their share of the base"),
  CommandGrammar(.show, "show [SET]", [.filter, .fields, .sort, .first, .output], "the statements themselves"),
  CommandGrammar(
    .find, "find WORDING [in FIELD]", [.filter, .first, .context, .output],
    "the wording in its context, one hit under the other"),
  CommandGrammar(
    .words, "words [SET] [against SET]",
    [.filter, .fields, .measures, .stopwords, .stems, .sort, .top, .minimum, .suppress, .explain, .output],
    "the words of a set that are frequent, and those that set it apart from the rest"),
  CommandGrammar(
    .cross, "cross ROWS by COLUMNS",
    [
      .filter, .cells, .withMissing, .base, .intervals, .test, .permutations, .bootstrap, .seed, .correction, .person,
      .sort, .top, .minimum, .suppress, .round, .explain, .output,
    ],
    "a two-way table"),
  CommandGrammar(
    .overlap, "overlap SET with SET | overlap SET, SET, … | overlap FIELD [top N]",
    [.filter, .measures, .intervals, .test, .top, .minimum, .suppress, .round, .explain, .output],
    "how two sets overlap, in both directions; or every combination of several"),
  CommandGrammar(
    .pairs, "pairs FIELD [with FIELD]",
    [
      .by, .filter, .measures, .intervals, .test, .correction, .sort, .top, .minimum, .suppress, .round, .explain,
      .output,
    ],
    "all pairs of labels, ranked by how much they overlap"),
  CommandGrammar(
    .spread, "spread FIELD across FIELD",
    [.filter, .measures, .core, .sort, .top, .minimum, .suppress, .explain, .output],
    "what is core and what is local: in how many groups each label occurs"),
  CommandGrammar(
    .compare, "compare FIELD by FIELD", [.filter, .measures, .sort, .top, .minimum, .suppress, .explain, .output],
    "how alike groups, coders or roles are by the labels they use"),
  CommandGrammar(
    .agree, "agree FIELD by CODER | agree FIELD, FIELD, …",
    [
      .per, .filter, .measures, .categories, .bootstrap, .seed, .sort, .top, .minimum, .suppress, .explain, .output,
    ],
    "how far coders agree, label by label and in all, with the disagreements"),
  CommandGrammar(.merge, "merge FIELD LABEL, LABEL, … as LABEL", "several labels become one"),
  CommandGrammar(.rename, "rename FIELD LABEL as LABEL", "a label gets another name"),
  CommandGrammar(.move, "move SET to [new] FIELD:LABEL", "statements get another label of a single field"),
  CommandGrammar(.tag, "tag SET with [new] LABEL [in FIELD]", "statements get one more label of a multi field"),
  CommandGrammar(.untag, "untag SET with LABEL [in FIELD]", "statements lose a label of a multi field"),
  CommandGrammar(
    .split, "split FIELD LABEL by SET as LABEL", "those of a label that are in a set get a label of their own"),
  CommandGrammar(.steps, "steps", "what was recoded, and how many statements each step changed"),
  CommandGrammar(.undo, "undo", "take the last recoding step back"),
  CommandGrammar(.redo, "redo", "carry out again the step that undo took back"),
  CommandGrammar(
    .whatIf, "what if RECODE then COMMAND", [.output], "a result before and after a recoding, which is not kept"),
  CommandGrammar(.difference, "diff %N %N", [.output], "two results of one shape, cell by cell"),
  CommandGrammar(
    .leaveOut, "leave out each FIELD: COMMAND", [.output],
    "how far each figure moves when a label of a field is left out, and which label moves it most"),
  CommandGrammar(.title, "title [%N] \"TITLE\"", "the title of a result, for export and notebook"),
  CommandGrammar(.note, "note \"TEXT\"", "a remark for the notebook"),
  CommandGrammar(
    .claim, "claim VALUE = VALUE [\"WHERE IT IS SAID\"]",
    "a published figure, and whether the data agrees; claim none = what cannot be derived"),
  CommandGrammar(.claims, "claims", [.output], "the ledger of the claims so far"),
  CommandGrammar(.expect, "expect VALUE = VALUE", "what must hold; a script stops where it does not"),
  CommandGrammar(.parameter, "let NAME = VALUE", "a value to use as $NAME"),
  CommandGrammar(
    .save, "save \"FILE.sett\", \"FILE.md\" or \"FILE.tartan\"",
    "keep the session as a script or a notebook, or the data"),
  CommandGrammar(.run, "run \"FILE.sett\" or \"FILE.md\"", "replay a script"),
  CommandGrammar(
    .check, "check \"FILE.sett\" or \"FILE.md\"", "replay a script without writing and say what differs"),
  CommandGrammar(.plan, "plan \"FILE.sett\" or \"FILE.md\"", "which files a script reads and writes"),
  CommandGrammar(
    .render, "render \"FILE.md\" [-> \"FILE.html\"]", [.output],
    "bring the results in a notebook up to date, or make a page of it"),
  CommandGrammar(
    .export, "export [%N | values] -> \"FILE\"", [.output],
    "write a result to a file, the ending picks the format; or the values of let as macros for LaTeX"),
  CommandGrammar(
    .why, "why \"FILE\" [in \"DATA\"]", "where an exported result comes from, and whether it still holds"),
  CommandGrammar(.cite, "cite", [.output], "how to cite data and analysis, and what to say of the methods"),
  CommandGrammar(
    .explain, "explain COMMAND", [.output],
    "how a command is computed: each step, what holds the data, rows expected and found"),
  CommandGrammar(.results, "results", "the results so far"),
  CommandGrammar(.history, "history [N]", "the last lines typed"),
  CommandGrammar(.help, "help [TOPIC]", "what a command or a topic is about"),
  CommandGrammar(.tour, "tour [next | stop]", "a guided walk through the language"),
  CommandGrammar(.set, "set NAME VALUE", "change a setting"),
  CommandGrammar(.settings, "settings", "the settings and their values"),
  CommandGrammar(.quit, "quit", "leave"),
]
