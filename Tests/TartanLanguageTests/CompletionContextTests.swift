import TartanLanguage
import TartanModel
import Testing

@Suite struct CompletionContextTests {
  /// What may stand at the end of the line up to `⟧`; `⟦…⟧` is what a completion replaces.
  private func expected(_ marked: String) -> CompletionContext.Expected? {
    let line = MarkedText(marked)
    let context = completionContext(of: line.text, cursor: line.span.end)
    #expect(context.range == line.span)
    return context.range == line.span ? context.expected : nil
  }

  @Test(
    arguments: [
      ("⟦⟧", .command(prefix: "")), ("⟦cou⟧", .command(prefix: "cou")), ("count\n⟦sh⟧", .command(prefix: "sh")),
      (" ⟦C⟧ount", .command(prefix: "C")), ("xyz ⟦a⟧", .nothing), ("count # ⟦⟧a", .nothing), ("⟦\"a⟧", .nothing),
      ("count ⟦⟧", .field(prefix: "")), ("count ⟦the⟧", .field(prefix: "the")),
      ("count theme:Data and ⟦t⟧", .field(prefix: "t")),
      ("count not (⟦t⟧", .field(prefix: "t")), ("count ⟦\"Qual⟧", .field(prefix: "Qual")),
      ("show where ⟦⟧", .field(prefix: "")), ("count by ⟦th⟧", .field(prefix: "th")),
      ("count by a, ⟦th⟧", .field(prefix: "th")),
      ("cross ⟦t⟧", .field(prefix: "t")), ("cross theme by ⟦t⟧", .field(prefix: "t")),
      ("cross theme top 3 by ⟦t⟧", .field(prefix: "t")),
      ("cross {⟦⟧", .field(prefix: "")), ("cross {A = ⟦t⟧", .field(prefix: "t")),
      ("cross {A = tag:a, B = ⟦⟧", .field(prefix: "")),
      ("cross {A = tag:(a, b)} by ⟦⟧", .field(prefix: "")), ("overlap theme:Data with ⟦t⟧", .field(prefix: "t")),
      ("overlap a, ⟦t⟧", .field(prefix: "t")), ("pairs tag with ⟦⟧", .field(prefix: "")),
      ("describe ⟦t⟧", .field(prefix: "t")),
      ("define x = ⟦t⟧", .field(prefix: "t")), ("show fields a, ⟦b⟧", .field(prefix: "b")),
      ("find x in ⟦n⟧", .field(prefix: "n")),
      ("claim 3 = count(⟦t⟧", .field(prefix: "t")), ("claim 3 = most(⟦t⟧", .field(prefix: "t")),
      ("claim 3 = share(a of ⟦t⟧", .field(prefix: "t")), ("claim 3 = sum(a, ⟦t⟧", .field(prefix: "t")),
      ("count count(⟦t⟧", .field(prefix: "t")),
      ("count theme:⟦⟧", .label(field: "theme", prefix: "", quoted: false)),
      ("count theme:⟦Da⟧", .label(field: "theme", prefix: "Da", quoted: false)),
      ("count theme:⟦\"Quality as⟧", .label(field: "theme", prefix: "Quality as", quoted: true)),
      ("count theme:⟦“Qual⟧", .label(field: "theme", prefix: "Qual", quoted: true)),
      ("count tag:(a, ⟦b⟧", .label(field: "tag", prefix: "b", quoted: false)),
      ("count tag:(a,\n  ⟦b⟧", .label(field: "tag", prefix: "b", quoted: false)),
      ("count tag:only(⟦b⟧", .label(field: "tag", prefix: "b", quoted: false)),
      ("count \"Field name\":⟦⟧", .label(field: "Field name", prefix: "", quoted: false)),
      ("cross theme in (⟦D⟧", .label(field: "theme", prefix: "D", quoted: false)),
      ("cross {A = tag:⟦a⟧", .label(field: "tag", prefix: "a", quoted: false)),
      ("expect count(tag:⟦a⟧", .label(field: "tag", prefix: "a", quoted: false)),
      ("count theme:größe and theme:⟦g⟧", .label(field: "theme", prefix: "g", quoted: false)),
      ("count tag:(a ⟦⟧", .nothing), ("count tag:⟦~sup⟧", .nothing), ("count tag:⟦/x⟧", .nothing),
      ("count count(tag):⟦⟧", .nothing),
      ("count theme:Data ⟦⟧", .clauseOrOperator(.count, prefix: "")),
      ("count theme:Data ⟦wh⟧", .clauseOrOperator(.count, prefix: "wh")),
      ("cross theme ⟦b⟧", .clauseOrOperator(.cross, prefix: "b")),
      ("find x ⟦i⟧", .clauseOrOperator(.find, prefix: "i")),
      ("count sort ⟦⟧", .clauseOrOperator(.count, prefix: "")), ("expect ⟦c⟧", .clauseOrOperator(.expect, prefix: "c")),
      ("load \"f\" ⟦th⟧", .clauseOrOperator(.load, prefix: "th")),
      ("pairs tag by ⟦ja⟧", .clauseValue(.by, prefix: "ja")),
      ("cross a by b cells n, ⟦r⟧", .clauseValue(.cells, prefix: "r")),
      ("cross a by b sort rows by ⟦⟧", .clauseValue(.sort, prefix: "")),
      ("cross a by b base ⟦t⟧", .clauseValue(.base, prefix: "t")),
      ("load ⟦⟧", .file(.load, prefix: "", quoted: false)), ("load ⟦\"dat⟧", .file(.load, prefix: "dat", quoted: true)),
      ("run ⟦a/b⟧", .file(.run, prefix: "a/b", quoted: false)),
      ("count -> ⟦\"t⟧", .file(.count, prefix: "t", quoted: true)),
      ("export %3 -> ⟦⟧", .file(.export, prefix: "", quoted: false)),
      ("load \"f\" theme from ⟦\"He⟧", .column(prefix: "He", quoted: true)),
      ("load \"f\" tag from \"a\", ⟦⟧", .column(prefix: "", quoted: false)),
      ("load \"f\" ignore ⟦⟧", .column(prefix: "", quoted: false)),
      ("help ⟦cr⟧", .topic(prefix: "cr")), ("? ⟦⟧", .topic(prefix: "")), ("use ⟦vs⟧", .argument(.use, prefix: "vs")),
      ("set ⟦⟧", .argument(.set, prefix: "")), ("show ⟦%⟧", .result), ("show ⟦%3⟧", .result), ("export ⟦⟧", .result),
      ("title ⟦%⟧", .result), ("title ⟦\"x⟧", .nothing), ("find ⟦cha⟧", .nothing), ("count top ⟦⟧", .nothing),
      ("set sample ⟦⟧", .nothing),
      ("count \"a\"⟦⟧", .nothing), ("show %3[⟦a⟧", .nothing),
      ("count theme:Data)⟦⟧", .clauseOrOperator(.count, prefix: "")),
    ] as [(String, CompletionContext.Expected)]) func knowsWhatMayStandAtTheCursor(
      _ marked: String, _ context: CompletionContext.Expected
    )
  {
    #expect(expected(marked) == context)
  }

  @Test(arguments: [
    ("count ", ["not", "all", "by", "where", "base", "sort", "top", "min", "->"]),
    ("count theme:Data ", ["and", "or", "by", "where", "base", "sort", "top", "min", "->"]),
    ("count theme:Data where a ", ["and", "or", "by", "base", "sort", "top", "min", "->"]),
    ("count (theme:Data ", ["and", "or"]), ("count not ", ["not", "all"]), ("show tag:", ["any", "none", "only"]),
    ("show tag:(", ["any", "none"]), ("filter a ", ["and", "or"]), ("claims ", ["->"]),
    ("claim 3 = share(a ", ["and", "or", "of"]),
    ("overlap a ", ["and", "or", "with", "where", "top", "min", "->"]),
    ("cross a ", ["by", "in", "top", "where", "cells", "with missing", "base", "sort", "top", "min", "->"]),
    ("find x first 3 ", ["in", "where", "context", "->"]), ("datasets ", []), ("", []),
    ("show sort by a ", ["descending", "ascending", "where", "fields", "first", "->"]),
    (
      "load \"f\" ",
      ["as", "delimiter", "encoding", "from", "ignore", "marked", "paths", "rows per", "sha256", "split"]
    ),
  ]) func knowsTheWordsThatMayStandThere(_ line: String, _ keywords: [String]) {
    #expect(completionContext(of: line, cursor: line.utf8.count).keywords == keywords)
  }

  @Test(arguments: [-1, 0, 7, 8, 1000]) func aCursorAnywhereIsTaken(_ cursor: Int) {
    let context = completionContext(of: "count é", cursor: cursor)
    #expect(context.range.end <= 8 && context.range.end != 7)
  }
}
