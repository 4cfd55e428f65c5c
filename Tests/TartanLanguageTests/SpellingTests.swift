import TartanLanguage
import Testing

@Suite struct SpellingTests {
  /// Optimal string alignment over the whole table, as it stands in textbooks.
  private func slowDistance(_ left: String, _ right: String) -> Int {
    let a = Array(left.lowercased().unicodeScalars)
    let b = Array(right.lowercased().unicodeScalars)
    var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in 0..<a.count {
      for j in 0..<b.count {
        let change = a[i] == b[j] ? 0 : 1
        table[i + 1][j + 1] = min(table[i][j] + change, table[i][j + 1] + 1, table[i + 1][j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          table[i + 1][j + 1] = min(table[i + 1][j + 1], table[i - 1][j - 1] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }

  @Test func findsWhatASlowTableFinds() {
    var chance = Chance(seed: 7)
    func word() -> String { String((0..<chance.below(9)).map { _ in chance.one(of: Array("abcÉé")) }) }
    for _ in 0..<300 {
      let typed = word() + "x"
      let candidates = (0..<8).map { _ in word() }
      let near = candidates.filter { slowDistance(typed, $0) <= max(1, typed.count / 3) }
      let found = Spelling.nearest(typed, among: candidates, limit: 100)
      #expect(Set(found.filter { slowDistance(typed, $0) <= max(1, typed.count / 3) }) == Set(near))
      let distances = found.map { slowDistance(typed, $0) }
      #expect(distances.prefix(Set(near).count).elementsEqual(distances.prefix(Set(near).count).sorted()))
    }
  }

  @Test(arguments: [
    ("coutn", ["count"]), ("CROSS", ["cross"]), ("desc", ["describe"]), ("x", []), ("", []), ("tilte", ["title"]),
  ]) func suggestsCommands(_ typed: String, _ expected: [String]) {
    #expect(Spelling.nearest(typed, among: CommandWord.allCases.map(\.rawValue)) == expected)
  }

  @Test func theNearestComesFirstAndOrderBreaksTies() {
    let found = Spelling.nearest("advocacy", among: ["advocates", "Advocacy", "advocacy!", "advocacy?"], limit: 3)
    #expect(found == ["Advocacy", "advocacy!", "advocacy?"])
  }

  @Test func aLabelThatBeginsWithTheWordIsOffered() {
    #expect(Spelling.nearest("quality", among: ["Data", "Quality assurance"]) == ["Quality assurance"])
  }
}
