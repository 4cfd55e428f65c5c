import TartanText
import Testing

@Suite struct StemmerTests {
  private struct NoStemmer: Error {}

  private func stemmer(_ language: String) throws -> Stemmer {
    guard let stemmer = Stemmer(language: language) else { throw NoStemmer() }
    return stemmer
  }

  @Test(arguments: ["support", "supports", "supported", "supporting"])
  func formsOfAWordHaveOneStem(_ word: String) throws {
    let stemmer = try stemmer("english")
    #expect(stemmer.stem(word) == "support")
    let bytes = Array(word.utf8)
    let equal = unsafe bytes.withUnsafeBufferPointer { unsafe stemmer.stem(of: $0, equals: Array("support".utf8)) }
    #expect(equal)
  }

  @Test func anEmptyWordHasAnEmptyStem() throws {
    let stemmer = try stemmer("english")
    #expect(stemmer.stem("") == "")
  }

  @Test func languagesAreKnownByName() throws {
    #expect(Stemmer.languages.contains("english") && Stemmer.languages.contains("german"))
    #expect(throws: NoStemmer.self) { _ = try stemmer("klingon") }
    let german = try stemmer("german")
    #expect(german.stem("schulen") == "schul")
  }
}
