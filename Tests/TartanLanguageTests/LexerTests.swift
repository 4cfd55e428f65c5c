import TartanLanguage
import TartanModel
import Testing

@Suite struct LexerTests {
  /// Tokens as `kind<text>`, one blank between them.
  private func written(_ text: String) -> String {
    Lexer.lenientTokens(of: text).map { token in
      switch token.kind {
      case .symbol(let symbol): symbol.rawValue
      case .newline: "newline"
      case .continuation: "continuation"
      default: "\(token.kind)<\(token.text)>" + (token.isUnclosed ? "…" : "")
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("theme:Data", "word<theme> : word<Data>"),
    ("2020-01-21", "word<2020-01-21>"),
    ("2018..2020", "number<2018> .. number<2020>"),
    ("2020-01..2020-03", "word<2020-01> .. word<2020-03>"),
    ("74.2 7.", "number<74.2> number<7> stray<.>"),
    ("1.2.3", "word<1.2.3>"),
    ("-1", "- number<1>"),
    ("R&D Q&A it's a/b re-use a.b", "word<R&D> word<Q&A> word<it's> word<a/b> word<re-use> word<a.b>"),
    ("a..b", "word<a> .. word<b>"),
    ("a- b", "word<a> - word<b>"),
    ("row% %3 % %x", "word<row%> result<3> result<> result<> word<x>"),
    ("$N $größe", "parameter<N> parameter<größe>"),
    ("$N-1", "parameter<N> - number<1>"),
    ("multi* *agency* a*b", "wildcard<multi*> * wildcard<agency*> wildcard<a*b>"),
    ("tag:*agency*", "word<tag> : wildcard<*agency*>"),
    ("~support ~naïve-ly", "stem<support> stem<naïve-ly>"),
    ("a -> b a->b", "word<a> -> word<b> word<a> -> word<b>"),
    ("< <= > >= = != == !", "< <= > >= = != == !"),
    ("(a){b}[c],", "( word<a> ) { word<b> } [ word<c> ] ,"),
    (
      "größe 評価 नमस्ते e\u{301}te\u{301} 👩‍🔬lab €",
      "word<größe> word<評価> word<नमस्ते> word<e\u{301}te\u{301}> word<👩‍🔬lab> word<€>"
    ),
    ("a\u{A0}b\u{3000}c", "word<a> word<b> word<c>"),
    ("\u{FEFF}count", "word<count>"),
    ("?", "word<?>"), ("\\q", "word<\\q>"),
  ]) func splits(_ text: String, _ tokens: String) {
    #expect(written(text) == tokens)
  }

  @Test(arguments: [
    ("\"a b\"", "quoted<a b>"), ("\"\"", "quoted<>"), ("“a b”", "quoted<a b>"), ("„a b“", "quoted<a b>"),
    ("“a \"b\" c”", "quoted<a \"b\" c>"), ("\"“a”\"", "quoted<“a”>"),
    (#""a\"b\\c\nd\te\u{1F600}f""#, "quoted<a\"b\\c\nd\te😀f>"),
    ("\"a#b\" #c", "quoted<a#b> comment<c>"), ("\"\u{1B}[1m\"", "quoted<\u{1B}[1m>"),
    ("\"abc", "quoted<abc>…"), ("\"abc\\", "quoted<abc>…"), ("\"abc\nd", "quoted<abc>… newline word<d>"),
    ("“abc\"", "quoted<abc\">…"),
  ]) func readsQuotes(_ text: String, _ tokens: String) {
    #expect(written(text) == tokens)
  }

  @Test(arguments: [
    ("find /a b/", "word<find> pattern<a b>"), ("tag:/^multi/", "word<tag> : pattern<^multi>"),
    ("tag:(a, /b/)", "word<tag> : ( word<a> , pattern<b> )"), (#"tag:/a\/b\\/"#, #"word<tag> : pattern<a/b\\>"#),
    (#"tag:/\bx\w*/"#, #"word<tag> : pattern<\bx\w*>"#), ("tag: /x/", "word<tag> : pattern<x>"),
    ("a / b", "word<a> / word<b>"), (") / b /", ") / word<b> /"), ("tag:/x", "word<tag> : pattern<x>…"),
    ("show /x/", "word<show> / word<x> /"), ("count find /x/", "word<count> word<find> / word<x> /"),
    ("count\nfind /x/", "word<count> newline word<find> pattern<x>"),
  ]) func readsAPatternOnlyWhereAValueMayStand(_ text: String, _ tokens: String) {
    #expect(written(text) == tokens)
  }

  @Test(arguments: [
    ("count # all", "word<count> comment< all>"), ("# all\ncount", "comment< all> newline word<count>"),
    ("a) #b", "word<a> ) comment<b>"), ("a)#b", "word<a> ) comment<b>"), ("a#b", "word<a> stray<#> word<b>"),
    ("a \\\nb", "word<a> continuation word<b>"), ("a \\ \r\nb", "word<a> continuation word<b>"),
    ("a \\", "word<a> continuation"), ("a\r\nb\rc\u{2028}d", "word<a> newline word<b> newline word<c> newline word<d>"),
  ]) func readsCommentsAndLineEnds(_ text: String, _ tokens: String) {
    #expect(written(text) == tokens)
  }

  @Test func tokensCoverTheirTextWithoutOverlap() {
    let text = "cross {QA = tag:\"Quality assurance\"} by größe top 3 -> \"a\" # é"
    var end = 0
    for token in Lexer.lenientTokens(of: text) {
      #expect(token.span.start >= end && token.span.end > token.span.start)
      end = token.span.end
    }
    #expect(end == text.utf8.count)
  }

  @Test(arguments: [
    ("count ⟦\"abc⟧", "this quote is not closed on its line"),
    ("count ⟦“abc⟧\nnext", "this quote is not closed on its line"),
    ("count tag:⟦/abc⟧", "this pattern is not closed on its line"),
    ("count \"a⟦\\x⟧b\"", "'\\x' stands for no character"),
    ("count \"a⟦\\u{110000}⟧\"", "'\\u' needs the number of a character in braces"),
    ("count \"a⟦\\u⟧41\"", "'\\u' needs the number of a character in braces"),
    ("count ⟦\u{0}⟧", "an invisible character (U+0000) stands here"),
    ("count a⟦\u{1B}⟧[1m", "an invisible character (U+001B) stands here"),
    ("count a⟦\u{202E}⟧b", "an invisible character (U+202E) stands here"),
    ("count C⟦#⟧", "'#' cannot stand inside a word"),
    ("count a ⟦\\⟧ b", "'\\' may only end a line that goes on on the next"),
    ("count ⟦'a b'⟧", "a text stands in double quotes"),
    ("count a ⟦&&⟧ b", "'&&' is not part of the language"),
    ("count year:2018⟦–⟧2020", "'–' is not part of the language"),
    ("count ⟦@⟧a", "'@' means nothing here"),
    ("count ⟦$⟧", "a parameter's name belongs directly behind '$'"),
    ("count ⟦~⟧ a", "a word belongs directly behind '~'"),
  ]) func pointsAtWhatIsNoToken(_ marked: String, _ message: String) {
    let line = MarkedText(marked)
    #expect(throws: Diagnostic.self) { try Lexer.tokens(of: line.text) }
    let problem = Lexer.lenientTokens(of: line.text).lazy.compactMap(\.problem).first
    #expect(problem?.message == message)
    #expect(problem?.span == line.span)
    #expect(problem?.code == .badText)
    #expect(problem?.hints.isEmpty == false)
  }

  @Test func aPieceOfALongTextIsShownShort() {
    let problem = Lexer.lenientTokens(of: "'" + String(repeating: "x", count: 1000)).first?.problem
    #expect(problem?.hints == ["\"" + String(repeating: "x", count: 40) + "…\""])
  }
}
