import TartanEngine
import TartanModel
import TartanPlan
import TartanText
import Testing

@Suite struct WordCountTests {
  private struct Twin: Equatable {
    var statements = [0, 0]
    var occurrences = [0, 0]
  }

  /// The counts by a slow loop over texts.
  private func twins(_ sample: Sample, inside: Set<Int>, stems: Bool) -> [String: Twin] {
    let stemmer = Stemmer()
    var twins: [String: Twin] = [:]
    for (row, statement) in sample.statements.enumerated() {
      let side = inside.contains(row) ? 0 : 1
      let words = sample.slowWords(statement.text).map { word -> String in
        let folded = Normalization.caseFolded(word)
        return stems ? stemmer?.stem(folded) ?? folded : folded
      }
      for word in words { twins[word, default: Twin()].occurrences[side] += 1 }
      for word in Set(words) { twins[word, default: Twin()].statements[side] += 1 }
    }
    return twins
  }

  @Test(arguments: Sample.edges, [false, true])
  func countsAreThoseOfASlowLoopWhateverTheThreads(_ count: Int, stems: Bool) throws {
    let sample = Sample.random(count, seed: 17)
    let inside = Bitmap(rows: sample.rows.filter { $0 % 3 == 0 }, of: count)
    let twins = twins(sample, inside: Set(inside.rows), stems: stems)
    for threads in [1, 3] {
      let counts = try sample.executor(threads: threads).wordCounts(
        in: SampleField.text, inside: inside, outside: inside.complement(), stems: stems, leavingOut: [])
      #expect(counts.words.count == twins.count)
      for word in counts.words {
        let found = Twin(
          statements: [word.statements, word.statementsOutside],
          occurrences: [word.occurrences, word.occurrencesOutside])
        #expect(found == twins[word.key], "\(word.key)")
      }
      #expect(counts.inside.words == twins.values.reduce(0) { $0 + $1.occurrences[0] })
      #expect(counts.outside.words == twins.values.reduce(0) { $0 + $1.occurrences[1] })
    }
  }

  @Test(arguments: [false, true]) func theStatementsOfAWordAreThoseThatWereCounted(stems: Bool) throws {
    let sample = Sample.random(400, seed: 18)
    let executor = sample.executor()
    let all = Bitmap(all: 400)
    let counts = try executor.wordCounts(
      in: SampleField.text, inside: all, outside: Bitmap(none: 400), stems: stems, leavingOut: [])
    for word in counts.words {
      let set = SetPlan.wording(SampleField.text, stems ? .stem(word.key) : .word(word.key))
      #expect(try executor.bitmap(of: set).population == word.statements, "\(word.key)")
    }
  }

  @Test func wordsLeftOutAreCountedAsTextOnly() throws {
    let sample = Sample.random(200, seed: 19)
    let all = Bitmap(all: 200)
    func counts(_ leftOut: Set<String>) throws -> WordCounts {
      try sample.executor().wordCounts(
        in: SampleField.text, inside: all, outside: Bitmap(none: 200), stems: false, leavingOut: leftOut)
    }
    let (whole, cut) = (try counts([]), try counts(["support", "don't"]))
    #expect(cut.inside == whole.inside)
    #expect(cut.words == whole.words.filter { !["support", "don't"].contains($0.key) })
    #expect(cut.words.count < whole.words.count)
  }

  @Test func formsOfAStemComeWithTheMostFrequentFirst() throws {
    let texts = ["supports support", "Supports and SUPPORTS", "supported"]
    let statements = texts.map {
      SampleStatement(id: "", theme: nil, tags: [], role: nil, year: nil, days: nil, text: $0)
    }
    let sample = Sample(statements, themes: 1, tags: 1, roles: 1)
    let counts = try sample.executor().wordCounts(
      in: SampleField.text, inside: Bitmap(all: 3), outside: Bitmap(none: 3), stems: true, leavingOut: ["and"])
    #expect(counts.words.map(\.key) == ["support"])
    #expect(counts.words.first?.forms == ["supports", "support", "supported"])
    #expect(counts.words.first?.statements == 3)
    #expect(counts.words.first?.occurrences == 5)
  }

  @Test func rowsAreASetOfTheirOwn() throws {
    let sample = Sample.random(130, seed: 20)
    let rows = try sample.executor().bitmap(of: .and([.rows([0, 64, 129, 130, 4_000]), .not(.rows([64]))]))
    #expect(Array(rows.rows) == [0, 129])
  }
}
