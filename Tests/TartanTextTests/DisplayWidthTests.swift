import TartanText
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Data", 4), ("é", 1), ("e\u{301}", 1), ("品質", 4), ("한국", 4), ("ｱ", 1), ("Ａ", 2), ("👍", 2), ("👍🏽", 2),
    ("👩‍👩‍👧", 2), ("🇬🇧", 2), ("1\u{FE0F}\u{20E3}", 2), ("☺\u{FE0F}", 2), ("☺", 1), ("שלום", 4), ("\u{301}", 0), ("…", 1),
    ("─", 1), ("–", 1), ("␛", 1), ("a\u{200B}b", 2), ("\u{3000}", 2),
  ])
  func textTakesAsManyColumnsAsATerminalGivesIt(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test func theColumnsOfATextAreThoseOfItsGraphemes() {
    let text = "Data 品質 e\u{301}cole 👩‍👩‍👧 🇬🇧"
    #expect(DisplayWidth.columns(of: text) == text.reduce(0) { $0 + DisplayWidth.columns(of: $1) })
  }
}
