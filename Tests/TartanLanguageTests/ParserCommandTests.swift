import TartanLanguage
import TartanModel
import Testing

@Suite struct ParserCommandTests {
  /// Lines that are commands; each is also parsed from its canonical text.
  static let lines = [
    "load \"f.csv\"", "load f.csv as films",
    "load \"f.csv\" as films delimiter \";\" encoding utf-8 rows per \"id\" theme from \"Heading\" tag from \"Codes\" "
      + "split \";\" paths \"->\" genre from \"Action\"..\"Western\" marked  year from \"Year\" as number "
      + "ignore \"x\", \"y\" sha256 \"ab12\"",
    "load \"f.csv\" tag from \"Code 1\", \"Code 2\" as multi paths none", "datasets", "use films", "drop films",
    "describe", "describe tag", "describe tag top 5 where theme:Data", "define qa = tag:\"Quality assurance\"", "names",
    "forget qa", "filter", "filter all", "filter theme:Data and not tag:a", "back", "count", "count by theme",
    "count theme:Data by theme, authority base tagged", "count where theme:Data by theme", "count by theme top 5 rows",
    "show", "show first 3", "show %2[Data, QA] first 3 fields theme, tag",
    "show theme:Data sort by authority descending",
    "find challenge", "find \"head teacher\"", "find ~support", "find /\\bchalleng\\w*/ context 3", "find chall*",
    "find support in note first 5", "cross theme by tag",
    "cross theme by tag top 6 sort rows by total -> \"table2.tex\"",
    "cross {Data = theme:Data, QA = tag:\"Quality assurance\"} by authority cells n, row%, total% min 2",
    "cross theme in (Data, Strategy, multi*) by {theme:Data, all} sort columns by name ascending base tagged",
    "overlap theme:Data with tag:\"Quality assurance\"", "overlap tag top 8", "overlap tag", "overlap qa, advocacy",
    "overlap {A = tag:a, B = tag:b} where all", "overlap theme:Data, tag:a, tag:b top 5", "pairs tag",
    "pairs tag with theme", "pairs tag by jaccard top 20 min 3 where theme:Data",
    "title \"Overlaps\"", "title %3 \"Overlaps\"", "note \"as published\"", "let N = 5", "let T = \"Data\"",
    "claim 214 = count(all) \"sec 2\"", "claim 19 = none \"p. 3\"", "claim none = count(all)",
    "claim \"Data\" = most(theme) \"Table 1\"", "claim 23 = %2[Data, QA]", "claims -> \"ledger.md\"",
    "expect count(all) = 215", "expect share(tag:a of theme:Data) >= 0.5", "expect 215-1 = 428/2",
    "expect -(count(all) - 2*3) + $N < jaccard(tag:a, tag:b) * sum(tag:a, tag:b, all)", "save \"x.sett\"",
    "run \"x.sett\"", "check x.sett", "plan \"x.sett\"", "render \"x.md\"", "render x.md -> \"x.html\"!",
    "export values -> \"v.tex\"", "export %3 -> \"f.tex\"!", "export -> !\"f.tex\"", "results",
    "history", "history 20", "help", "help cross", "help with missing", "help %", "?", "tour", "tour next",
    "set sample yes", "set suppress 5", "settings", "quit", "exit", "\\q",
  ]

  @Test(arguments: lines) func isACommand(_ line: String) throws {
    let command = try #require(try Parser.parse(line))
    #expect(command.span == SourceSpan(0, line.utf8.count))
  }
}
