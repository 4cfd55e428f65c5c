import TartanTerminal
import Testing

struct HistorySearchTests {
  private let entries = ["count theme:Data", "show all", "cross theme by tag", "show all", "COUNT x"]

  private func search(_ pattern: String) -> HistorySearch {
    var search = HistorySearch(entries)
    for character in pattern { search.add(String(character)) }
    return search
  }

  @Test func theNewestEntryThatHoldsThePatternIsFound() {
    #expect(search("the").entry == "cross theme by tag")
    #expect(search("the").match == 6..<9)
  }

  @Test func smallLettersFindCapitalsAndCapitalsOnlyThemselves() {
    #expect(search("count").entry == "COUNT x")
    #expect(search("Data").entry == "count theme:Data")
    #expect(search("data").entry == "count theme:Data")
    #expect(search("DATA").entry == nil)
  }

  @Test func stepsGoToOlderAndNewerEntriesAndSkipRepeats() {
    var found = search("o")
    #expect(found.entry == "COUNT x")
    found.step(by: -1)
    #expect(found.entry == "show all")
    found.step(by: -1)
    #expect(found.entry == "cross theme by tag")
    found.step(by: -1)
    found.step(by: -1)
    #expect(found.entry == "count theme:Data")
    found.step(by: -1)
    #expect(found.entry == "count theme:Data")
    found.step(by: 1)
    #expect(found.entry == "show all")
  }

  @Test func aPatternThatNothingHoldsFailsUntilItIsShortened() {
    var failed = search("theq")
    #expect(failed.hasFailed && failed.entry == nil)
    failed.add("r")
    #expect(failed.hasFailed)
    failed.shorten()
    failed.shorten()
    #expect(failed.entry == "cross theme by tag")
    for _ in 0..<5 { failed.shorten() }
    #expect(failed.pattern == "" && !failed.hasFailed && failed.entry == nil)
  }

  @Test func anEmptyHistoryFindsNothing() {
    var search = HistorySearch([])
    search.step(by: -1)
    search.add("a")
    #expect(search.entry == nil)
  }
}
