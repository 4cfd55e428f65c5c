import TartanModel
import Testing

/// What is chosen where shuffling would take minutes.
@Suite struct LargeTestTests {
  /// Statements with both tags, one or none, in every theme alike but for a few.
  private static let csv: String = {
    var text = "id,theme,tags\n"
    for row in 0..<201_000 {
      let tags = ["", "a", "b", "a;b"][row / 3 % 4]
      text += "\(row),\(["X", "Y", "Z"][row % 3]),\(row % 999 == 0 ? "a" : tags)\n"
    }
    return text
  }()

  @Test func manyStatementsAreTestedWithoutShufflesUnlessTheyAreAskedFor() throws {
    let file = Disk.temporaryFile()
    defer { Disk.remove(file) }
    Disk.write(Self.csv, to: file)
    let stage = TranscriptStage()
    _ = stage.play(
      "load \"\(file)\" as many delimiter comma theme from \"theme\" as single tag from \"tags\" split \";\"")
    let chosen = stage.play("cross theme by tag test")
    #expect(chosen.contains("p (Rao-Scott)") && chosen.contains("shuffling 201000 statements would take minutes"))
    #expect(stage.play("cross theme by tag test permutations 1").contains("p (1 shuffle)"))
  }

  @Test func aTableOfManyStatementsIsDrawnByItsCounts() throws {
    let file = Disk.temporaryFile()
    defer { Disk.remove(file) }
    Disk.write(Self.csv, to: file)
    let stage = TranscriptStage()
    _ = stage.play(
      "load \"\(file)\" as many delimiter comma theme from \"theme\" as single tag from \"tags\" split \";\"")
    let line = "cross theme by {a = tag:a, others = not tag:a} test permutation permutations 999 seed 2"
    let answer = ReferenceAnswer(printed: stage.play(line), answer: stage.answer)
    let byChiSquare = ReferenceAnswer(
      printed: stage.play("cross theme by {a = tag:a, others = not tag:a} test chi2"), answer: stage.answer)
    let (shuffled, asymptotic) = (try #require(answer.p), try #require(byChiSquare.p))
    #expect(abs(shuffled - asymptotic) < 4 * (0.25 / 999).squareRoot())
  }
}
