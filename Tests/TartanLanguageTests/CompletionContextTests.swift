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
      ("count ⟦⟧", .set(alone: nil, prefix: "")), ("count ⟦the⟧", .set(alone: nil, prefix: "the")),
      ("count theme:Data and ⟦t⟧", .set(alone: nil, prefix: "t")),
      ("count not (⟦t⟧", .set(alone: nil, prefix: "t")), ("count ⟦\"Qual⟧", .set(alone: nil, prefix: "Qual")),
      ("show where ⟦⟧", .set(alone: nil, prefix: "")), ("count by ⟦th⟧", .field(.axis, prefix: "th")),
      ("count by a, ⟦th⟧", .field(.axis, prefix: "th")),
      ("cross ⟦t⟧", .field(.axis, prefix: "t")), ("cross theme by ⟦t⟧", .field(.axis, prefix: "t")),
      ("cross theme top 3 by ⟦t⟧", .field(.axis, prefix: "t")),
      ("cross {⟦⟧", .set(alone: nil, prefix: "")), ("cross {A = ⟦t⟧", .set(alone: nil, prefix: "t")),
      ("cross {A = tag:a, B = ⟦⟧", .set(alone: nil, prefix: "")),
      ("cross {A = tag:(a, b)} by ⟦⟧", .field(.axis, prefix: "")),
      ("overlap theme:Data with ⟦t⟧", .set(alone: nil, prefix: "t")),
      ("overlap a, ⟦t⟧", .set(alone: nil, prefix: "t")), ("pairs tag with ⟦⟧", .field(.labelled, prefix: "")),
      ("describe ⟦t⟧", .field(.any, prefix: "t")),
      ("merge ⟦t⟧", .field(.labelled, prefix: "t")),
      ("merge theme ⟦Da⟧", .label(field: "theme", prefix: "Da", quoted: false, inList: false)),
      ("merge theme Data, ⟦S⟧", .label(field: "theme", prefix: "S", quoted: false, inList: false)),
      ("merge theme Data ⟦⟧", .clauseOrOperator(.merge, prefix: "")),
      ("merge theme Data as ⟦\"All⟧", .label(field: "theme", prefix: "All", quoted: true, inList: false)),
      ("rename theme ⟦⟧", .label(field: "theme", prefix: "", quoted: false, inList: false)),
      ("move ⟦t⟧", .set(alone: nil, prefix: "t")),
      ("move all to theme:⟦D⟧", .label(field: "theme", prefix: "D", quoted: false, inList: false)),
      ("move all to ⟦t⟧", .field(.moved, prefix: "t")), ("move all to new ⟦t⟧", .field(.moved, prefix: "t")),
      ("move all to new theme:⟦D⟧", .label(field: "theme", prefix: "D", quoted: false, inList: false)),
      ("tag theme:Data with ⟦a⟧", .label(field: "tag", prefix: "a", quoted: false, inList: false)),
      ("tag theme:Data with new ⟦a⟧", .label(field: "tag", prefix: "a", quoted: false, inList: false)),
      ("tag theme:Data with advocacy in ⟦t⟧", .field(.labelled, prefix: "t")),
      ("split theme Data by ⟦t⟧", .set(alone: nil, prefix: "t")),
      ("split theme Data by tag:a as ⟦x⟧", .label(field: "theme", prefix: "x", quoted: false, inList: false)),
      ("what if merge theme Data, ⟦S⟧", .label(field: "theme", prefix: "S", quoted: false, inList: false)),
      ("what if move a to theme:b then count by ⟦t⟧", .field(.axis, prefix: "t")),
      ("leave out each ⟦au⟧", .field(.labelled, prefix: "au")),
      ("leave out each authority: count by ⟦t⟧", .field(.axis, prefix: "t")), ("diff %1 ⟦%⟧", .result),
      ("define x = ⟦t⟧", .set(alone: nil, prefix: "t")), ("show fields a, ⟦b⟧", .field(.any, prefix: "b")),
      ("find x in ⟦n⟧", .field(.wording, prefix: "n")),
      ("claim 3 = count(⟦t⟧", .set(alone: nil, prefix: "t")), ("claim 3 = most(⟦t⟧", .field(.function, prefix: "t")),
      ("claim 3 = share(a of ⟦t⟧", .set(alone: nil, prefix: "t")),
      ("claim 3 = sum(a, ⟦t⟧", .set(alone: nil, prefix: "t")),
      ("count count(⟦t⟧", .field(.counted, prefix: "t")),
      ("count theme:⟦⟧", .label(field: "theme", prefix: "", quoted: false, inList: false)),
      ("count theme:⟦Da⟧", .label(field: "theme", prefix: "Da", quoted: false, inList: false)),
      ("count theme:⟦\"Quality as⟧", .label(field: "theme", prefix: "Quality as", quoted: true, inList: false)),
      ("count theme:⟦“Qual⟧", .label(field: "theme", prefix: "Qual", quoted: true, inList: false)),
      ("count tag:(a, ⟦b⟧", .label(field: "tag", prefix: "b", quoted: false, inList: true)),
      ("count tag:(a,\n  ⟦b⟧", .label(field: "tag", prefix: "b", quoted: false, inList: true)),
      ("count tag:only(⟦b⟧", .label(field: "tag", prefix: "b", quoted: false, inList: true)),
      ("count \"Field name\":⟦⟧", .label(field: "Field name", prefix: "", quoted: false, inList: false)),
      ("cross theme in (⟦D⟧", .label(field: "theme", prefix: "D", quoted: false, inList: true)),
      ("cross {A = tag:⟦a⟧", .label(field: "tag", prefix: "a", quoted: false, inList: false)),
      ("expect count(tag:⟦a⟧", .label(field: "tag", prefix: "a", quoted: false, inList: false)),
      ("count theme:größe and theme:⟦g⟧", .label(field: "theme", prefix: "g", quoted: false, inList: false)),
      ("count tag:(a ⟦⟧", .nothing), ("count tag:⟦~sup⟧", .nothing), ("count tag:⟦/x⟧", .nothing),
      ("count count(tag):⟦⟧", .nothing),
      ("count theme:Data ⟦⟧", .clauseOrOperator(.count, prefix: "")),
      ("count theme:Data ⟦wh⟧", .clauseOrOperator(.count, prefix: "wh")),
      ("cross theme ⟦b⟧", .clauseOrOperator(.cross, prefix: "b")),
      ("find x ⟦i⟧", .clauseOrOperator(.find, prefix: "i")),
      ("count sort ⟦⟧", .clauseOrOperator(.count, prefix: "")), ("expect ⟦c⟧", .clauseOrOperator(.expect, prefix: "c")),
      ("load \"f\" ⟦th⟧", .clauseOrOperator(.load, prefix: "th")),
      ("pairs tag by ⟦ja⟧", .clauseValue(.by, of: .pairs, prefix: "ja")),
      ("cross a by b cells n, ⟦r⟧", .clauseValue(.cells, of: .cross, prefix: "r")),
      ("cross a by b sort rows by ⟦⟧", .sortKey(labelsOf: "b", prefix: "")),
      ("cross a by b sort columns by ⟦x⟧", .sortKey(labelsOf: "a", prefix: "x")),
      ("count by a sort by ⟦⟧", .sortKey(labelsOf: nil, prefix: "")), ("show sort by ⟦⟧", .field(.any, prefix: "")),
      ("cross a by b base ⟦t⟧", .clauseValue(.base, of: .cross, prefix: "t")),
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
      ("set sample ⟦⟧", .settingValue(of: "sample", prefix: "")), ("count ⟦$⟧", .parameter(prefix: "")),
      ("count theme:⟦$N⟧", .parameter(prefix: "N")), ("overlap ⟦t⟧", .set(alone: .labelled, prefix: "t")),
      ("cross theme in ⟦⟧", .clauseOrOperator(.cross, prefix: "")),
      ("count \"a\"⟦⟧", .nothing), ("show %3[⟦a⟧", .cell(result: 3, isColumn: false, prefix: "a")),
      ("show %[Data, ⟦⟧", .cell(result: nil, isColumn: true, prefix: "")),
      ("count theme:Data)⟦⟧", .clauseOrOperator(.count, prefix: "")),
    ] as [(String, CompletionContext.Expected)]) func knowsWhatMayStandAtTheCursor(
      _ marked: String, _ context: CompletionContext.Expected
    )
  {
    #expect(expected(marked) == context)
  }

  @Test(arguments: [
    (
      "count ",
      ["not", "all", "by", "where", "base", "intervals", "sort", "top", "min", "suppress", "round", "explain", "->"]
    ),
    (
      "count theme:Data ",
      ["and", "or", "by", "where", "base", "intervals", "sort", "top", "min", "suppress", "round", "explain", "->"]
    ),
    (
      "count theme:Data where a ",
      ["and", "or", "by", "base", "intervals", "sort", "top", "min", "suppress", "round", "explain", "->"]
    ),
    ("count (theme:Data ", ["and", "or"]), ("count not ", ["not", "all"]), ("show tag:", ["any", "none", "only"]),
    ("show tag:(", ["any", "none"]), ("filter a ", ["and", "or"]), ("claims ", ["->"]),
    ("claim 3 = share(a ", ["and", "or", "of"]),
    (
      "overlap a ",
      [
        "and", "or", "with", "in", "top", "where", "measures", "intervals", "test", "min", "suppress", "round",
        "explain", "->",
      ]
    ),
    ("overlap theme:a ", ["and", "or", "with"]), ("overlap a and b ", ["and", "or", "with"]),
    (
      "overlap a, b ",
      ["and", "or", "where", "measures", "intervals", "test", "top", "min", "suppress", "round", "explain", "->"]
    ),
    ("cross a ", ["by", "in", "top"]), ("cross a top 3 ", ["by", "in"]), ("cross {a} ", ["by"]),
    ("cross a in ", ["("]),
    (
      "cross a by b ",
      [
        "in", "top", "where", "cells", "with missing", "base", "intervals", "test", "bootstrap", "sort", "min",
        "suppress", "round", "explain", "->",
      ]
    ),
    (
      "cross a by {b} ",
      [
        "where", "cells", "with missing", "base", "intervals", "test", "bootstrap", "sort", "top", "min", "suppress",
        "round", "explain", "->",
      ]
    ),
    ("cross a by b with ", ["missing"]),
    (
      "cross a by b sort by total ",
      ["descending", "ascending"] + ["where", "cells", "with missing", "base", "intervals", "test", "bootstrap"]
        + ["sort", "top", "min", "suppress", "round", "explain", "->"]
    ),
    ("cross a by b sort by total sort ", ["columns"]), ("cross a by b sort columns ", ["by"]),
    ("cross a by b sort ", ["by", "rows", "columns"]), ("show sort ", ["by"]),
    ("find x ", ["in", "where", "first", "context", "->"]),
    ("find x first 3 ", ["where", "context", "->"]), ("datasets ", []), ("", []), ("export ", ["values", "->"]),
    ("show sort by a ", ["descending", "ascending", "where", "fields", "first", "->"]),
    ("load \"f\" ", ["as", "delimiter", "encoding", "ignore", "rows per", "sha256"]), ("load \"f\" tag ", ["from"]),
    (
      "load \"f\" tag from \"a\" marked ",
      ["as", "delimiter", "encoding", "ignore", "paths", "rows per", "sha256", "split"]
    ),
    ("load \"f\" rows ", ["per"]), ("load \"f\" x from \"a\" as ", FieldKind.allCases.map(\.rawValue)),
  ]) func knowsTheWordsThatMayStandThere(_ line: String, _ keywords: [String]) {
    #expect(completionContext(of: line, cursor: line.utf8.count).keywords == keywords)
  }

  @Test(arguments: [-1, 0, 7, 8, 1000]) func aCursorAnywhereIsTaken(_ cursor: Int) {
    let context = completionContext(of: "count é", cursor: cursor)
    #expect(context.range.end <= 8 && context.range.end != 7)
  }
}
