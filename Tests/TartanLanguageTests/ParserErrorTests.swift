import TartanLanguage
import TartanModel
import Testing

/// A line with `⟦…⟧` around what the mistake points at, and what is said of it.
struct Mistake: CustomTestStringConvertible {
  let line: MarkedText
  let code: DiagnosticCode
  let message: String
  let hint: String?

  init(_ line: String, _ code: DiagnosticCode, _ message: String, hint: String? = nil) {
    self.line = MarkedText(line)
    self.code = code
    self.message = message
    self.hint = hint
  }

  var testDescription: String { line.text }
}

@Suite struct ParserErrorTests {
  static let sets: [Mistake] = [
    Mistake(
      "count theme ⟦=⟧ Data", .badSyntax, "a field and what is asked of it are joined by ':', not by '='",
      hint: "theme:Data"),
    Mistake(
      "count theme⟦=⟧Data", .badSyntax, "a field and what is asked of it are joined by ':', not by '='",
      hint: "theme:Data"),
    Mistake(
      "count theme ⟦==⟧ \"Data\"", .badSyntax, "a field and what is asked of it are joined by ':', not by '=='",
      hint: "theme:\"Data\""),
    Mistake(
      "count theme ⟦!=⟧ Data", .badSyntax, "a field and what is asked of it are joined by ':', not by '!='",
      hint: "not theme:Data"),
    Mistake(
      "count year⟦>=⟧2019", .badSyntax, "a field and what is asked of it are joined by ':', not by '>='",
      hint: "year:>=2019"),
    Mistake(
      "count theme ⟦in⟧ (Data, QA)", .badSyntax, "a field and what is asked of it are joined by ':', not by 'in'",
      hint: "theme:(a, b)"),
    Mistake(
      "count theme ⟦is⟧ Data", .badSyntax, "a field and what is asked of it are joined by ':', not by 'is'",
      hint: "theme:Data"),
    Mistake("count theme:Data ⟦&⟧ tag:a", .badText, "'&' is not part of the language", hint: "and"),
    Mistake("count theme:Data ⟦||⟧ tag:a", .badText, "'||' is not part of the language", hint: "or"),
    Mistake("count ⟦!⟧theme:Data", .badSyntax, "a set is expected here, not '!'", hint: "not theme:Data"),
    Mistake(
      "count theme:Data ⟦tag⟧:a", .badSyntax, "'tag' cannot stand here", hint: "sets are joined by and, or: … and tag:a"
    ),
    Mistake(
      "count theme:Data ⟦not⟧ tag:a", .badSyntax, "'not' cannot stand here",
      hint: "sets are joined by and, or: … and not"),
    Mistake(
      "count tag:Quality ⟦assurance⟧", .badSyntax, "'assurance' cannot stand here",
      hint: "a name of several words is quoted: \"Quality assurance\""),
    Mistake(
      "count tag:(Quality ⟦assurance⟧, b)", .badSyntax, "',' or ')' is expected here, not 'assurance'",
      hint: "a label of several words is quoted: \"Quality assurance\""),
    Mistake("count tag⟦(⟧a)", .badSyntax, "'(' cannot stand here"),
    Mistake("count tag:⟦(⟧a", .badSyntax, "this '(' is not closed", hint: "close it with )"),
    Mistake("count tag:⟦(⟧a, ", .badSyntax, "this '(' is not closed"),
    Mistake("count tag:⟦(⟧", .badSyntax, "this '(' is not closed"),
    Mistake("count ⟦(⟧theme:Data where all", .badSyntax, "this '(' is not closed"),
    Mistake("count (theme:Data and ⟦(⟧a or b where all", .badSyntax, "this '(' is not closed"),
    Mistake("count theme:Data⟦)⟧", .badSyntax, "this ')' closes nothing"),
    Mistake("count (a⟦]⟧", .badSyntax, "'and', 'or' or ')' is expected here, not ']'"),
    Mistake(
      "count (theme:a⟦,⟧ theme:b)", .badSyntax, "'and', 'or' or ')' is expected here, not ','",
      hint: "any of several labels: tag:(a, b)"),
    Mistake("show x⟦,⟧ y", .badSyntax, "a ',' cannot stand here", hint: "any of several labels: tag:(a, b)"),
    Mistake(
      "count tag:(a ⟦or⟧ b)", .badSyntax, "',' or ')' is expected here, not 'or'", hint: "any of several: tag:(a, b)"),
    Mistake(
      "count tag:(a ⟦and⟧ b)", .badSyntax, "',' or ')' is expected here, not 'and'",
      hint: "both of two: tag:a and tag:b"),
    Mistake(
      "count tag:⟦not⟧ a", .badSyntax, "a value is expected here, not 'not'",
      hint: "'not' stands before the field: not tag:a"),
    Mistake("count tag:(⟦)⟧", .badSyntax, "a value is expected here, not ')'", hint: "without any label: tag:none"),
    Mistake("count tag:(a,⟦)⟧", .badSyntax, "a value is expected here, not ')'"),
    Mistake("count tag:⟦⟧", .badSyntax, "a value is missing here", hint: "theme:Data"),
    Mistake(
      "count tag:⟦where⟧ all", .badSyntax, "a value is expected here; 'where' is a word of the language",
      hint: "a name spelled like it is quoted: \"where\""),
    Mistake("count tag:a⟦:⟧:b", .badSyntax, "':' cannot stand here", hint: "a name with ':' in it is quoted"),
    Mistake("count tag:⟦:⟧b", .badSyntax, "a value is expected here, not ':'"),
    Mistake("count tag:a ⟦-⟧ b", .badSyntax, "'-' cannot stand here", hint: "a name with '-' in it is quoted"),
    Mistake("count year:2018..⟦⟧", .badSyntax, "the end of the range is missing here", hint: "from a value on: >=2018"),
    Mistake("count year:⟦..⟧2018", .badSyntax, "a value is expected here, not '..'", hint: "up to a value: <=2018"),
    Mistake("count year:>=⟦⟧", .badSyntax, "a number or a date is missing here"),
    Mistake("count ⟦17⟧", .badSyntax, "a number by itself is no set", hint: "the statement with that id: id:17"),
    Mistake("count ⟦multi*⟧", .badSyntax, "a set is expected here, not 'multi*'", hint: "tag:multi*"),
    Mistake("count ⟦~support⟧", .badSyntax, "a set is expected here, not '~support'", hint: "text:~support"),
    Mistake("count ⟦{⟧a}", .badSyntax, "a set is expected here, not '{'"),
    Mistake("count count(tag)⟦⟧", .badSyntax, "':' is missing here", hint: "count(tag):>=2"),
    Mistake("count count(tag) ⟦2⟧", .badSyntax, "':' is expected here, not '2'", hint: "count(tag):>=2"),
    Mistake("count count(tag⟦:⟧a)", .badSyntax, "')' is expected here, not ':'"),
    Mistake("count ⟦and⟧", .badSyntax, "a set is expected here, not 'and'"),
    Mistake("count theme:Data and⟦⟧", .badSyntax, "a set is missing here", hint: "theme:Data"),
    Mistake("count a or ⟦or⟧ b", .badSyntax, "a set is expected here, not 'or'"),
    Mistake(
      "count ⟦none⟧", .badSyntax, "a set is expected here, not 'none'",
      hint: "a label spelled like it is quoted: \"none\""),
    Mistake(
      "filter ⟦none⟧", .badSyntax, "a set is expected here, not 'none'", hint: "filter all takes the filter away"),
    Mistake(
      "count \"a\"⟦\"b\"⟧", .badSyntax, "'\"b\"' cannot stand here", hint: "a quote inside a text is written \\\""),
    Mistake("show %3[a, b, ⟦c⟧]", .badSyntax, "a cell has a row and a column, no more", hint: "%3[ROW, COLUMN]"),
    Mistake("show %3⟦[⟧a", .badSyntax, "this '[' is not closed"),
    Mistake("show %3[⟦]⟧", .badSyntax, "a row's name is expected here, not ']'"),
    Mistake("show ⟦%99999999999999999999⟧", .badValue, "no result has such a number"),
    Mistake("count alpha\\\n ⟦gamma⟧", .badSyntax, "'gamma' cannot stand here"),
    Mistake("count theme:Data⟦\n⟧show", .badSyntax, "a command ends with its line"),
  ]

  static let commands: [Mistake] = [
    Mistake("⟦coutn⟧ theme:Data", .unknownCommand, "there is no command 'coutn'", hint: "did you mean count?"),
    Mistake("⟦selct⟧ theme:Data", .unknownCommand, "there is no command 'selct'", hint: "show theme:Data"),
    Mistake("⟦SELECT⟧ theme", .unknownCommand, "there is no command 'SELECT'", hint: "show theme:Data"),
    Mistake("⟦crosstab⟧ theme tag", .unknownCommand, "there is no command 'crosstab'", hint: "cross theme by tag"),
    Mistake("⟦xyzzyx⟧", .unknownCommand, "there is no command 'xyzzyx'", hint: "help lists the commands"),
    Mistake("⟦cells⟧ n", .unknownCommand, "'cells' stands behind a command", hint: "cross … cells …"),
    Mistake("⟦theme⟧:Data and x", .unknownCommand, "a line begins with a command", hint: "count theme:Data and x"),
    Mistake("⟦%3⟧", .unknownCommand, "a line begins with a command", hint: "show %3"),
    Mistake("⟦17⟧", .unknownCommand, "there is no command '17'"),
    Mistake("count ⟦wher⟧ theme:Data", .unknownClause, "'wher' is no clause of count", hint: "did you mean where?"),
    Mistake(
      "count theme:Data ⟦wher⟧ tag:a", .unknownClause, "'wher' is no clause of count", hint: "did you mean where?"),
    Mistake("show ⟦top⟧ 5", .unknownClause, "show takes no 'top'", hint: "first 5"),
    Mistake("count ⟦first⟧ 5", .unknownClause, "count takes no 'first'", hint: "top 5"),
    Mistake("filter ⟦where⟧ theme:Data", .unknownClause, "filter takes no 'where'", hint: "filter theme:Data"),
    Mistake(
      "show x ⟦cells⟧ n", .unknownClause, "show takes no 'cells'", hint: "show takes: where, fields, sort, first, ->"),
    Mistake("count x ⟦if⟧ y", .unknownClause, "there is no clause 'if'", hint: "where theme:Data"),
    Mistake("count theme:Data ⟦limit⟧ 5", .unknownClause, "there is no clause 'limit'", hint: "top 5"),
    Mistake("count where a ⟦where⟧ b", .badSyntax, "'where' is given twice"),
    Mistake("count by a ⟦by⟧ b", .badSyntax, "'by' is given twice"),
    Mistake("count -> \"a\" ⟦->⟧ \"b\"", .badSyntax, "'->' is given twice"),
    Mistake("cross a by b sort rows by n ⟦sort⟧ by m", .badSyntax, "'sort' is given twice"),
    Mistake("count where⟦⟧", .badSyntax, "a set is missing here"),
    Mistake("count where ⟦top⟧ 3", .badSyntax, "a set is expected here, not 'top'"),
    Mistake("count top⟦⟧", .badSyntax, "a whole number is missing here", hint: "top 10"),
    Mistake("count top ⟦x⟧", .badSyntax, "a whole number is expected here, not 'x'"),
    Mistake("count top ⟦0⟧", .badValue, "'top' takes a whole number from 1"),
    Mistake("count top ⟦-⟧1", .badValue, "'top' takes a whole number"),
    Mistake("count top ⟦2.5⟧", .badValue, "'top' takes a whole number"),
    Mistake("count top ⟦99999999999999999999⟧", .badValue, "'top' takes a whole number"),
    Mistake("cross a by b cells row ⟦%⟧", .badSyntax, "'%' belongs directly behind its word", hint: "cells row%"),
    Mistake("count sort ⟦total⟧", .badSyntax, "'by' is expected here, not 'total'", hint: "sort by total"),
    Mistake("pairs tag sort ⟦columns⟧ by x", .badSyntax, "pairs has no columns to sort"),
    Mistake("pairs tag by⟦⟧", .badSyntax, "a measure is missing here"),
    Mistake("count by a, b, ⟦c⟧", .badSyntax, "a table has two sides, no more"),
    Mistake("cross theme⟦⟧", .badSyntax, "'by' is missing here", hint: "cross theme by tag"),
    Mistake("cross theme ⟦tag⟧", .badSyntax, "'by' is expected here, not 'tag'"),
    Mistake("cross theme by⟦⟧", .badSyntax, "a field is missing here"),
    Mistake(
      "cross theme⟦:⟧Data by tag", .badSyntax, "a side of a table is a field, or sets in braces", hint: "{theme:Data}"),
    Mistake("cross a by b⟦,⟧ c", .badSyntax, "the end of the columns is expected here, not ','"),
    Mistake("cross ⟦{⟧A = tag:a by b", .badSyntax, "this '{' is not closed", hint: "close it with }"),
    Mistake("cross {A = tag:a ⟦B⟧ = tag:b} by c", .badSyntax, "',' or '}' is expected here, not 'B'"),
    Mistake("overlap theme:Data⟦⟧", .badSyntax, "'with' or ',' is missing here", hint: "overlap A with B"),
    Mistake(
      "overlap ⟦A⟧ = theme:Data, B = tag:x", .badSyntax, "a set is expected here, not 'A'",
      hint: "names stand in braces: overlap {NAME = SET, NAME = SET}"),
    Mistake(
      "overlap A with B ⟦with⟧ C", .badSyntax, "the end of the sets is expected here, not 'with'",
      hint: "more than two sets: overlap A, B, C"),
    Mistake("find⟦⟧", .badSyntax, "what to look for is missing here", hint: "find challenge"),
    Mistake(
      "find ⟦text⟧:x", .badSyntax, "'find' looks at wording and takes no field before it",
      hint: "find x"),
    Mistake(
      "find head ⟦teacher⟧", .badSyntax, "'teacher' cannot stand here",
      hint: "a name of several words is quoted: \"head teacher\""),
    Mistake("title⟦⟧", .badSyntax, "a title in quotes is missing here"),
    Mistake(
      "note ⟦hello⟧ world", .badSyntax, "a text in quotes is expected here, not 'hello'", hint: "\"hello world\""),
    Mistake("define x⟦⟧", .badSyntax, "'=' is missing here", hint: "define NAME = SET"),
    Mistake("define x ⟦y⟧", .badSyntax, "'=' is expected here, not 'y'"),
    Mistake("define ⟦all⟧ = x", .badSyntax, "a name is expected here; 'all' is a word of the language"),
    Mistake("let ⟦$N⟧ = 3", .badSyntax, "a name without '$' is expected here, not '$N'", hint: "let N = …"),
    Mistake("let ⟦a-b⟧ = 3", .badValue, "a parameter's name has letters, digits and '_' only"),
    Mistake("let x = ⟦yes⟧", .badSyntax, "a value is expected here, not 'yes'", hint: "a text is quoted: \"yes\""),
    Mistake("claim 3⟦⟧", .badSyntax, "'=' is missing here"),
    Mistake("claim 3 =⟦⟧ ", .badSyntax, "a value is missing here"),
    Mistake("claim 3 = count(a) ⟦sec⟧", .badSyntax, "the source in quotes is expected here, not 'sec'"),
    Mistake(
      "claim ⟦74.2%⟧ = 3", .badValue, "a value has no percent sign; a share runs from 0 to 1", hint: "74.2 / 100"),
    Mistake("claim 74.2 ⟦%⟧ = 3", .badValue, "a value has no percent sign; a share runs from 0 to 1"),
    Mistake("expect count(all)⟦⟧", .badSyntax, "a comparison is missing here"),
    Mistake("expect count(all) ⟦==⟧ 3", .badSyntax, "a comparison is expected here, not '=='", hint: "="),
    Mistake("expect ⟦cont⟧(all) = 3", .badSyntax, "there is no function 'cont'", hint: "did you mean count(…)?"),
    Mistake("expect count(⟦)⟧ = 2", .badSyntax, "a set is expected here, not ')'", hint: "all"),
    Mistake("expect count(a⟦,⟧ b) = 2", .badSyntax, "')' is expected here, not ','", hint: "count(A and B)"),
    Mistake("expect count(⟦*⟧) = 2", .badSyntax, "a set is expected here, not '*'", hint: "all"),
    Mistake("expect count⟦(⟧a", .badSyntax, "this '(' is not closed"),
    Mistake("expect share(a⟦,⟧ b) = 2", .badSyntax, "'of' is expected here, not ','", hint: "share(A of B)"),
    Mistake(
      "expect ⟦theme⟧:Data = 2", .badSyntax, "a value is expected here, not 'theme'",
      hint: "how many statements: count(theme:…)"),
    Mistake("expect ⟦1.2.3⟧ = 2", .badValue, "'1.2.3' is no number that can be used"),
    Mistake("expect 1/⟦=⟧ 2", .badSyntax, "a value is expected here, not '='"),
    Mistake("export %3⟦⟧", .badSyntax, "'->' is missing here", hint: "export %3 -> \"table.csv\""),
    Mistake("export values⟦⟧", .badSyntax, "'->' is missing here", hint: "export values -> \"values.tex\""),
    Mistake("render⟦⟧", .badSyntax, "a file is missing here"),
    Mistake("export ⟦\"f\"⟧", .badSyntax, "'->' is expected here, not '\"f\"'"),
    Mistake("export %3 ->⟦⟧ ", .badSyntax, "a file is missing here"),
    Mistake(
      "count -> ⟦/⟧tmp/x.csv", .badSyntax, "a file is expected here, not '/'", hint: "put the file in double quotes"),
    Mistake("load ⟦..⟧/x.csv", .badSyntax, "a file is expected here, not '..'", hint: "put the file in double quotes"),
    Mistake("load C⟦:⟧x.csv", .badSyntax, "':' cannot stand in a file's name without quotes"),
    Mistake("load⟦⟧", .badSyntax, "a file is missing here"),
    Mistake("load \"f\" theme ⟦fro⟧ \"x\"", .badSyntax, "'from' is expected here, not 'fro'", hint: "theme from \"x\""),
    Mistake("load \"f\" ⟦splt⟧ \";\"", .unknownClause, "'splt' is no part of load", hint: "did you mean split?"),
    Mistake(
      "load \"f\" theme from \"a\", ⟦tag⟧ from \"b\"", .badSyntax, "a column is expected here, not 'tag'",
      hint: "no ',' stands between two fields"),
    Mistake("load \"f\"⟦,⟧ theme from \"a\"", .badSyntax, "no ',' stands between the parts of a load"),
    Mistake("load \"f\" tag from \"a\"..\"b\" marked ⟦\"x\"⟧", .badSyntax, "nothing follows 'marked'"),
    Mistake("load \"f\" tag from \"a\", \"b\"⟦..⟧\"c\"", .badSyntax, "a range of columns stands alone"),
    Mistake("load \"f\" as a ⟦as⟧ b", .badSyntax, "'as' is given twice"),
    Mistake(
      "load \"f\" x from \"c\" as number ⟦as⟧ b", .badSyntax, "'as' is given twice for x",
      hint: "the dataset's name stands directly behind the file"),
    Mistake("load \"f\" rows ⟦\"id\"⟧", .badSyntax, "'per' is expected here, not '\"id\"'"),
    Mistake("datasets ⟦foo⟧", .badSyntax, "'foo' cannot stand here", hint: "write: datasets"),
    Mistake("set⟦⟧", .badSyntax, "a setting's name is missing here"),
    Mistake("set a ⟦=⟧ b", .badSyntax, "the value is expected here, not '='", hint: "set a VALUE"),
    Mistake("history ⟦x⟧", .badSyntax, "a whole number is expected here, not 'x'"),
    Mistake("use⟦⟧", .badSyntax, "a dataset's name is missing here"),
    Mistake("quit ⟦now⟧", .badSyntax, "'now' cannot stand here"),
  ]

  @Test(arguments: sets + commands) func pointsAtTheMistake(_ expected: Mistake) {
    guard case .failure(let mistake) = parsed(expected.line.text) else {
      Issue.record("no mistake")
      return
    }
    #expect(mistake.code == expected.code)
    #expect(mistake.message == expected.message)
    #expect(mistake.span == expected.line.span)
    if let hint = expected.hint { #expect(mistake.hints.contains(hint), "\(mistake.hints)") }
  }

  @Test(arguments: sets + commands) func messagesAreSmallAndOpen(_ expected: Mistake) {
    #expect(expected.message.first?.isUppercase != true && !expected.message.hasSuffix("."))
  }

  @Test func aBlankLineIsNoCommand() throws {
    for text in ["", " \t", "# only a comment", "\n\n", " \\\n "] { #expect(try Parser.parse(text) == nil) }
  }

  @Test func aPieceOfTheLineInAMessageHasNoControlCharacters() {
    guard case .failure(let mistake) = parsed("quit \"\u{1B}[2J\(String(repeating: "x", count: 100))\"") else {
      Issue.record("no mistake")
      return
    }
    #expect(mistake.message.unicodeScalars.allSatisfy { $0.value >= 0x20 } && mistake.message.count < 80)
  }
}
