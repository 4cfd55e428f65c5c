/// A subject that help explains beside the commands.
struct HelpTopic: Sendable {
  /// The word behind `help`.
  let name: String
  /// What it is about, in a line.
  let summary: String
  /// Other words for it: the clauses and settings that it explains.
  var aliases: [String] = []
  /// The explanation.
  let lines: [String]

  /// The subjects, in the order in which help lists them.
  static let all: [HelpTopic] = [
    HelpTopic(
      name: "terms", summary: "how to say which statements are meant",
      lines: [
        "theme:Data                  whose theme is Data",
        "tag:\"Quality assurance\"     that carry this tag, alone or beside others",
        "tag:(advocacy, transition)  that carry any of these",
        "tag:only(advocacy)          that carry this tag and no other",
        "tag:only(a, b)              that carry some of these and nothing else",
        "tag:multi*   tag:/^multi/   labels by wildcard, by pattern",
        "text:challenge              wording contains it, in either case",
        "text:\"head teacher\"         a phrase",
        "text:chal*                  a word of that form",
        "text:~support               any form of the word: supports, supported",
        "text:/\\bchalleng\\w*/        a pattern",
        "year:2019   year:>=2019   year:2018..2020",
        "date:2020   date:2020-01..2020-03",
        "authority:none              no value;  authority:any  some value",
        "count(tag):>=2              how many labels a statement carries",
        "id:S017   id:(S017, S040)   by identity;  id:17..45  where they are numbers",
        "%3   %3[Data, QA]   %       behind result 3, one of its cells, the last result",
        "joint                       a name made with define",
        "advocacy                    a label alone, where one field has it",
        "and, or, not and brackets combine them; not binds tightest, then and, then or.",
        "Case does not matter. A label with a blank in it is quoted, and one that is a",
        "reserved word.",
      ]),
    HelpTopic(
      name: "clauses", summary: "what may follow a command's subject",
      lines: [
        "where SET             narrows this one command",
        "cells n, row%, column%, total%, expected, residual, jaccard, lift, phi, or, …",
        "                      what the cells of a crosstab hold; n (row%) two in a cell",
        "measures phi, or, …   what overlap and pairs print beside the usual; measures all",
        "intervals [wilson | exact | agresti-coull]",
        "                      95 % intervals of shares, for a sample: set sample yes",
        "explain               how each kind of figure was computed, one worked through",
        "sort rows by total | name | COLUMN [ascending | descending], sort columns by …",
        "top N                 the first N rows; FIELD top N: the most frequent labels",
        "min N                 lines with at least so many; min 0 shows empty ones too",
        "with missing          statements without a value as a line of a crosstab",
        "base tagged           percentages of the statements with any label",
        "base taggings         percentages of taggings: a statement counts for each label",
        "first N, fields A, B  how much show shows, and which fields",
        "context N             words at either side of a hit of find",
        "suppress N, round N   hides small counts, rounds: help suppress",
        "-> \"table.tex\"        writes the result; ! behind it replaces any file",
      ]),
    HelpTopic(
      name: "tests", summary: "tests, intervals, samples and random numbers",
      aliases: [
        "test", "sample", "person", "seed", "intervals", "permutations", "correction", "shuffles", "tested",
      ],
      lines: [
        "test                  behind cross, overlap, pairs: do the labels go together more, or",
        "                      less, than chance would have it? The method is chosen and said:",
        "                      help chi2, help permutation, help rao-scott",
        "test permutation      asks for a method of cross; overlap and pairs take Fisher's",
        "permutations N        so many shuffles; 9999 without it",
        "correction holm       how p values of many cells or pairs are corrected: holm, bh, none",
        "person FIELD          keeps the statements of each person together when shuffling;",
        "                      set person FIELD does it in every test",
        "intervals             95 % intervals of shares, Wilson's without a name",
        "bootstrap N           an interval from N samples drawn again: Cramér's V in cross, alpha",
        "                      in agree (bootstrap 0 leaves it out)",
        "seed N                what random numbers begin with, 1 without it; set seed N for all",
        "set sample yes        the statements are a sample of more; else they are a complete list,",
        "                      of which a p or an interval says little, and notes say so",
      ]),
    HelpTopic(
      name: "results", summary: "numbers, cells, files",
      lines: [
        "Each result has a number. %3 is the third, % the last one.",
        "Each cell is a set again: show %2[Data, \"Quality assurance\"], count %2[Data].",
        "A cell may be named by its beginning or its initials: %2[Data, QA].",
        "title %2 \"…\" and note \"…\" go with it into files.",
        "export %2 -> \"table.tex\" writes it whole; the ending picks the format:",
        ".csv .tsv .json .md .html .tex .txt",
      ]),
    HelpTopic(
      name: "suppress", summary: "keeping people from being recognised in tables",
      lines: [
        "suppress 5            hides counts of 1 to 4 as [c], and others from which those",
        "                      could be worked out; with them all that is computed from them",
        "set suppress 5        the same in every table; suppress 0 takes it back for one",
        "set person FIELD      counts people, not statements: much said by one is a 1",
        "round 5               nearest multiple; for reading, it protects nothing",
        "round 5 random $KEY   up or down at random, the same count always alike;",
        "                      the key comes from outside: tartan --set KEY=SECRET",
        "Files written in one session are checked together: what one hides, the next hides",
        "too, and a file that would give it away is refused.",
        "With set suppress, statements and unprotected results are not written to files.",
        "Where nothing can be shown, fewer and larger lines help: FIELD in (A, B), or sets",
        "in braces that join lines: {Others = theme:(A, B), C = theme:C}.",
        "show %2[Data, Mentor] still lists what is behind a [c], on the screen.",
      ]),
    HelpTopic(
      name: "scripts", summary: "saving and replaying an analysis",
      lines: [
        "save \"x.sett\" keeps what the results depend on, with fingerprints of the files",
        "and the figures found; save \"x.tartan\" keeps the dataset, to be opened at once.",
        "run \"x.sett\" replays it; check \"x.sett\" compares with the figures kept, and says",
        "which moved and why; plan \"x.sett\" lists what it reads and writes.",
        "A script stays below its own folder.",
        "expect VALUE = NUMBER stops a script that no longer holds.",
        "claim NUMBER = VALUE \"where\" puts a published figure to the test; claims prints",
        "the ledger.",
        "From the shell: tartan run x.sett, tartan check x.sett, tartan plan x.sett.",
        "tartan run x.sett --pin keeps the figures in a script written by hand,",
        "--set NAME=VALUE sets a parameter, --allow FOLDER opens one more folder.",
      ]),
    HelpTopic(
      name: "notebooks", summary: "text, commands and results in one Markdown file",
      lines: [
        "```tartan name=themes     a block of commands; the name may be left out",
        "count by theme            paths start at the notebook's folder",
        "```                       closes it",
        "`tartan count(all)`       a value in the text; behind it as percent,",
        "                          as decimals 2, as words",
        "render \"x.md\"             writes results and values into the file",
        "render \"x.md\" -> \"x.html\"  makes a page: figures open their statements",
        "set embed ids | none      in the notebook: no wording, nothing in the page",
        "check \"x.md\"              which results and values would be others now",
        "save \"x.md\"               the session as a notebook",
        "export values -> \"v.tex\"  the values of let as macros for LaTeX",
        "From the shell: tartan render x.md, tartan render x.md --to x.html,",
        "tartan check x.md.",
      ]),
    HelpTopic(
      name: "keys", summary: "the keys of the prompt",
      lines: [
        "Tab completes commands, fields and labels, with how many statements each label",
        "would leave.",
        "Up and Down step through earlier lines, Ctrl-R searches them; they are kept",
        "between sessions.",
        "Right, or Ctrl-F, at the end of the line takes the grey suggestion.",
        "Return inside an open bracket, or after a \\ at the end, goes on with the command.",
        "Ctrl-C drops the line or stops the running command. Ctrl-D on an empty line, or",
        "quit, leaves.",
        "set editor vi gives vi's keys; ~/.editrc is read.",
      ]),
  ]
}
