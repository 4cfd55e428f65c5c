import TartanModel
import Testing

/// Random rounding, put to the test on what is printed.
@Suite struct RandomRoundingTests {
  private func counts(_ answer: Answer) -> [Int] {
    answer.tables.first?.rows.dropLast().map { if case .count(let count) = $0.cells[1] { count } else { -1 } } ?? []
  }

  @Test func theSameCountAlwaysRoundsAlikeAndNearEnough() throws {
    let data = CodedStatements(150, seed: 4)
    let respondent = try Respondent(data)
    respondent.give("KEY", "a secret of 1842")
    let plain = try #require(try respondent.ask("count by theme sort by name min 0"))
    let first = try #require(try respondent.ask("count by theme sort by name min 0 round 5 random $KEY"))
    let again = try #require(try respondent.ask("count by theme where all sort by name min 0 round 5 random $KEY"))
    #expect(counts(first) == counts(again))
    for (count, rounded) in zip(counts(plain), counts(first)) {
      #expect(rounded % 5 == 0)
      #expect(abs(count - rounded) < 5)
    }
    #expect(counts(plain) != counts(first))
  }

  @Test func anotherKeyRoundsOtherwise() throws {
    let respondent = try Respondent(CodedStatements(150, seed: 4))
    var answers: Set<[Int]> = []
    for key in ["a secret of 1842", "a secret of 1843", "a secret of 1844"] {
      respondent.give("KEY", key)
      answers.insert(counts(try #require(try respondent.ask("count by theme sort by name min 0 round 5 random $KEY"))))
    }
    #expect(answers.count > 1)
  }

  @Test func theKeyIsNowhereInWhatIsKept() throws {
    let respondent = try Respondent(CodedStatements(60, seed: 5))
    respondent.give("KEY", "a secret of 1842")
    for line in [
      "count by theme round 5 random $KEY -> \"a.json\"", "count by theme round 5 random $KEY -> \"a.tex\"",
      "save \"a.sett\"",
    ] { _ = try respondent.ask(line) }
    for file in ["a.json", "a.tex", "a.sett"] {
      let text = respondent.text(of: file)
      #expect(text.contains("round 5 random"), "\(file)")
      #expect(!text.contains("1842"), "\(file)")
    }
  }
}
