import TartanText
import Testing

@Suite struct NormalizationTests {
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test func labelsAreStoredComposed() {
    #expect(scalars(Normalization.nfc("e\u{301}")) == [0xE9])
    #expect(scalars(Normalization.nfc("\u{212B}")) == [0xC5])
    #expect(scalars(Normalization.nfc("Data")) == scalars("Data"))
    #expect(Normalization.nfc("") == "")
  }

  @Test(arguments: [
    ("DATA", "data"), ("Straße", "strasse"), ("ÉCOLE", "école"), ("Ὀδυσσεύς", "ὀδυσσεύσ"), ("İ", "i\u{307}"), ("", ""),
  ])
  func foldingForgetsTheCaseAndKeepsAccents(_ text: String, _ expected: String) {
    #expect(scalars(Normalization.caseFolded(text)) == scalars(expected))
  }

  @Test(arguments: [
    ("  Quality   Assurance ", "quality assurance"), ("École", "ecole"), ("ﬁne\u{A0}x", "fine x"), ("①", "1"),
    ("\t\n", ""),
  ])
  func looseFoldingFindsNearDuplicates(_ text: String, _ expected: String) {
    #expect(Normalization.looselyFolded(text) == expected)
  }

  @Test(arguments: ["", " a  B ", "QUALITY ~ assurance", "x\ty", "a  ", "@[`{ Zz"])
  func looseFoldingOfPlainTextIsThatOfAnyText(_ text: String) {
    #expect(Normalization.looselyFolded(text + "é") == Normalization.looselyFolded(text + "e"))
  }

  @Test func aZeroByteInsideIsKept() {
    #expect(scalars(Normalization.nfc("e\u{301}\u{0}x")) == [0xE9, 0, 0x78])
  }
}
