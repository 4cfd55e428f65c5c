import TartanText
import Testing

@Suite struct PatternTests {
  private struct NoMemory: Error {}

  private func matcher(_ pattern: Pattern) throws -> PatternMatcher {
    guard let matcher = PatternMatcher(pattern) else { throw NoMemory() }
    return matcher
  }

  private func match(_ source: String, _ text: String, ignoringCase: Bool = true, wholeText: Bool = false) throws
    -> PatternMatcher.Outcome
  {
    var matcher = try matcher(Pattern(source, ignoringCase: ignoringCase, wholeText: wholeText))
    return matcher.firstMatch(in: text)
  }

  @Test func aMatchIsARangeOfBytes() throws {
    #expect(try match(#"\bchalleng\w*"#, "é: Challenges here") == .found(4..<14))
    #expect(try match("x", "abc") == .absent)
    #expect(try match("x*", "") == .found(0..<0))
  }

  @Test func wordsAndCasesAreThoseOfUnicode() throws {
    #expect(try match("école", "L’ÉCOLE") == .found(4..<10))
    #expect(try match("école", "ÉCOLE", ignoringCase: false) == .absent)
    #expect(try match(#"^\w+$"#, "品質") == .found(0..<6))
  }

  @Test func theWholeTextMustMatchWhereThatIsAsked() throws {
    #expect(try match("multi.*", "multi-level", wholeText: true) == .found(0..<11))
    #expect(try match("multi", "multi-level", wholeText: true) == .absent)
  }

  @Test(arguments: [("(", 1), ("a[", 2), ("*x", 0), (#"\C"#, 2)])
  func aMalformedPatternSaysWhere(_ source: String, _ offset: Int) throws {
    let mistake = #expect(throws: Pattern.Mistake.self) { try Pattern(source) }
    #expect(mistake?.reason.isEmpty == false)
    #expect(mistake?.offset == offset)
  }

  @Test func aPatternThatWouldTakeForeverIsStopped() throws {
    #expect(try match(#"^(a|aa|a\w)*(b|c)$"#, String(repeating: "a", count: 60)) == .tooCostly)
  }

  @Test func laterMatchesAreFoundFromTheirStart() throws {
    var matcher = try matcher(Pattern("a"))
    let bytes = Array("a-a".utf8)
    let later = unsafe bytes.withUnsafeBufferPointer { unsafe matcher.firstMatch(in: $0, from: 1) }
    #expect(later == .found(2..<3))
  }

  @Test func invalidBytesNeverMatchAndDoNoHarm() throws {
    var matcher = try matcher(Pattern("b.d"))
    let bytes: [UInt8] = [0x62, 0xFF, 0x64, 0x62, 0x63, 0x64]
    let found = unsafe bytes.withUnsafeBufferPointer { unsafe matcher.firstMatch(in: $0) }
    #expect(found == .found(3..<6))
  }
}
