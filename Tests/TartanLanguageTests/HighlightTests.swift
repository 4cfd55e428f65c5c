import TartanLanguage
import TartanModel
import Testing

@Suite struct HighlightTests {
  /// The marked pieces of a line, as `kind<piece>`.
  private func marks(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return highlights(of: text).map { span, kind in
      "\(kind)<\(String(decoding: bytes[span.start..<span.end], as: UTF8.self))>"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    (
      "count theme:Data and not qa # all",
      "command<count> field<theme> label<Data> keyword<and> keyword<not> label<qa> comment<# all>"
    ),
    ("coutn theme:Data", "unknownCommand<coutn> label<Data>"),
    (
      "cross tag top 6 by {A = all} sort rows by total descending -> \"t.tex\"!",
      "command<cross> field<tag> keyword<top> number<6> keyword<by> label<A> keyword<all> keyword<sort> keyword<rows> "
        + "keyword<by> keyword<descending> keyword<->> string<\"t.tex\">"
    ),
    ("show %3[Data, QA] first 3", "command<show> result<%3> keyword<first> number<3>"),
    ("find /a b/ in note", "command<find> pattern</a b/> keyword<in> field<note>"),
    (
      "count tag:(\"Quality assurance\", multi*, none) where count(tag):>=2",
      "command<count> field<tag> label<\"Quality assurance\"> label<multi*> keyword<none> keyword<where> keyword<count> "
        + "field<tag> number<2>"
    ),
    (
      "claim \"Data\" = most(theme) \"Table 1\"",
      "command<claim> string<\"Data\"> keyword<most> field<theme> string<\"Table 1\">"
    ),
    ("let N = 5\ncount top $N", "command<let> number<5> command<count> keyword<top> number<$N>"),
    (
      "load \"f\" tag from \"a\"..\"b\" split \";\"",
      "command<load> string<\"f\"> field<tag> keyword<from> string<\"a\"> string<\"b\"> keyword<split> string<\";\">"
    ),
    ("count \"abc", "command<count> error<\"abc>"),
    ("count a & b)", "command<count> label<a> error<&> error<)>"),
    ("show top 5", "command<show> error<top> number<5>"), ("help cross", "command<help>"), ("", ""),
    ("# x", "comment<# x>"),
    ("count theme:\"Da", "command<count> field<theme> error<\"Da>"),
  ]) func colours(_ text: String, _ expected: String) {
    #expect(marks(text) == expected)
  }

  @Test(arguments: ParserCommandTests.lines) func aGoodLineHasNoErrors(_ line: String) {
    let kinds = highlights(of: line).map(\.1)
    #expect(kinds.first == .command)
    #expect(!kinds.contains(.error) && !kinds.contains(.unknownCommand))
  }

  @Test(arguments: CommandWord.allCases) func aGoodLineMadeByChanceHasNoErrors(_ word: CommandWord) {
    var random = RandomSyntax(seed: 11)
    for _ in 0..<40 {
      let text = canonicalText(of: random.command(word))
      let kinds = highlights(of: text).map(\.1)
      #expect(!kinds.contains(.error) && !kinds.contains(.unknownCommand), "\(text)")
    }
  }
}
