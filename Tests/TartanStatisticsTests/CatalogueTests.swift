import TartanStatistics
import Testing

@Suite struct CatalogueTests {
  @Test func everyWordMeansOneMeasure() {
    let words = MeasureDescription.all.flatMap { [$0.word] + $0.aliases }
    #expect(Set(words).count == words.count)
    for word in words {
      #expect(MeasureDescription.named(word) != nil && word == word.lowercased() && !word.contains(" "))
    }
    #expect(MeasureDescription.named("Jaccard")?.word == "jaccard" && MeasureDescription.named("nothing") == nil)
  }

  @Test func everyEntryIsWholeAndPlain() {
    for entry in MeasureDescription.all {
      for text in [entry.name, entry.formula, entry.reading, entry.avoid, entry.source] {
        #expect(!text.isEmpty && !text.contains("\n") && !text.hasSuffix("."), "\(entry.word)")
      }
    }
  }
}
