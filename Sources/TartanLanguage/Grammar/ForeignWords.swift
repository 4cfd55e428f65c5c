/// Words that other programs use for what this language calls something else.
enum ForeignWords {
  /// What to type instead of a first word that is no command, in lower case.
  static let commands: [String: String] = [
    "select": "show theme:Data", "where": "filter theme:Data", "list": "show", "print": "show", "head": "show first 5",
    "tail": "show", "display": "show", "view": "show", "browse": "show", "get": "show",
    "crosstab": "cross theme by tag", "xtab": "cross theme by tag", "tab": "cross theme by tag",
    "tabulate": "count by theme", "table": "cross theme by tag", "pivot": "cross theme by tag",
    "freq": "count by theme", "frequencies": "count by theme", "group": "count by theme",
    "summarize": "describe", "summarise": "describe", "summary": "describe", "codebook": "describe",
    "info": "describe", "str": "describe", "columns": "describe", "fields": "describe", "labels": "describe tag",
    "search": "find challenge", "grep": "find challenge", "kwic": "find challenge",
    "open": "load \"file.csv\"", "read": "load \"file.csv\"", "import": "load \"file.csv\"",
    "insheet": "load \"file.csv\"", "source": "run \"file.sett\"", "do": "run \"file.sett\"",
    "knit": "render \"file.md\"", "weave": "render \"file.md\"",
    "include": "run \"file.sett\"", "write": "export -> \"table.csv\"", "keep": "filter theme:Data",
    "subset": "filter theme:Data", "reset": "filter all", "clear": "filter all", "generate": "define NAME = theme:Data",
    "gen": "define NAME = theme:Data", "assert": "expect count(all) = 215", "bye": "quit", "q": "quit",
    "ls": "datasets", "man": "help", "venn": "overlap theme:Data with tag:advocacy",
    "intersect": "overlap theme:Data with tag:advocacy", "upset": "overlap tag top 8", "close": "drop NAME",
    "recode": "merge theme A, B as C", "relabel": "rename theme A as B", "combine": "merge theme A, B as C",
    "collapse": "merge theme A, B as C", "replace": "rename theme A as B",
  ]

  /// What to type instead of a word behind a command's subject, in lower case.
  static let clauses: [String: String] = [
    "if": "where theme:Data", "filter": "where theme:Data", "having": "min 5", "when": "where theme:Data",
    "limit": "first 10", "head": "first 10", "order": "sort by total", "orderby": "sort by total",
    "arrange": "sort by total", "group": "by theme", "desc": "descending", "asc": "ascending",
    "into": "-> \"table.csv\"",
    "to": "-> \"table.csv\"", "using": "by jaccard", "xor": "(a or b) and not (a and b)",
  ]
}
