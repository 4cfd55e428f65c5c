import TartanLanguage
import TartanModel
import Testing

@Suite struct LexerTests {
  @Test func placeholder() {}
}
