import TartanTerminal
import Testing

struct CompletionTests {
  private func insertion(_ texts: [String], over typed: String) -> String? {
    Completion(replace: 0..<typed.utf8.count, candidates: texts.map { Candidate($0) }).insertion(over: typed)
  }

  @Test func oneCandidateIsWrittenWithWhatFollowsIt() {
    #expect(insertion(["count"], over: "cou") == "count ")
    #expect(insertion(["Data"], over: "da") == "Data ")
  }

  @Test func severalCandidatesGiveWhatAllBeginWith() {
    #expect(insertion(["Strategy", "Strategic plan"], over: "s") == "Strateg")
    #expect(insertion(["größer", "größte"], over: "g") == "größ")
  }

  @Test func nothingIsWrittenThatSaysNoMore() {
    #expect(insertion(["Strategy", "Support"], over: "s") == nil)
    #expect(insertion([], over: "x") == nil)
    #expect(insertion(["a", "b"], over: "") == nil)
    #expect(Completion(replace: 0..<6, candidates: [Candidate("count")]).insertion(over: "count ") == nil)
  }
}
