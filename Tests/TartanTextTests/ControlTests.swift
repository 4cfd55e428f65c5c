import TartanText
import Testing

@Suite struct ControlTests {
  @Test(arguments: [
    ("plain – é 品", "plain – é 品"), ("a\u{1B}[31mb", "a␛[31mb"), ("a\nb\tc\r", "a␊b␉c␍"), ("\u{0}\u{7F}", "␀␡"),
    ("\u{9B}2J", "·2J"), ("a\u{202E}b\u{2066}", "a·b·"), ("\u{FEFF}x", "·x"), ("a\u{2028}b", "a·b"), ("", ""),
    ("\r\n", "␍␊"),
  ])
  func controlCharactersBecomeVisible(_ text: String, _ expected: String) {
    #expect(Control.visible(text) == expected)
  }

  @Test func whatIsVisibleHasNoControlCharacterLeft() {
    let all = String(String.UnicodeScalarView((0...0x2FFF).compactMap(Unicode.Scalar.init)))
    #expect(Control.visible(all).unicodeScalars.allSatisfy { !Control.isControl($0) })
    #expect(Control.visible(all).unicodeScalars.count == all.unicodeScalars.count)
  }

  @Test func joinersThatWritingNeedsStay() {
    #expect(Control.visible("👩‍👩‍👧 می‌خواهم") == "👩‍👩‍👧 می‌خواهم")
  }
}
