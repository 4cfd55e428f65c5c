import CKernels
import Testing
import TartanEngine

/// The search for runs of bytes at every level of processor, against a look at each place.
@Suite struct SearchKernelTests {
  /// Pieces of every length around a vector, of few letters, so that runs stand in them often and across their borders.
  private func column(_ count: Int, _ random: inout SeededGenerator) -> (column: TextColumn, texts: [[UInt8]]) {
    let letters = Array("aAbBéÉ.9 c".utf8)
    let texts = (0..<count).map { _ in
      (0..<random.element(of: [0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100])).map { _ in
        random.element(of: letters)
      }
    }
    var bytes: [UInt8] = []
    var extra: [UInt8] = []
    var isInside: [Bool] = []
    var starts: [UInt64] = []
    for text in texts {
      isInside.append(random.chance(0.8))
      starts.append(UInt64(isInside.last == true ? bytes.count : extra.count))
      if isInside.last == true { bytes += text + (random.chance(0.5) ? [0x61] : []) } else { extra += text }
    }
    for row in texts.indices where !isInside[row] { starts[row] += UInt64(bytes.count) }
    // A piece without bytes at the end of the buffer counts as one of the other buffer.
    return (TextColumn(bytes: bytes, extra: extra, starts: starts, lengths: texts.map { UInt32($0.count) }), texts)
  }

  private struct Needle {
    let run: ByteRun
    let startsWord: Bool
  }

  private func stands(_ needle: Needle, in text: [UInt8], at place: Int) -> Bool {
    let values = needle.run.values
    guard place + values.count <= text.count else { return false }
    guard values.indices.allSatisfy({ text[place + $0] | needle.run.folds[$0] == values[$0] }) else { return false }
    guard needle.startsWord, place > 0 else { return true }
    let before = text[place - 1] | 0x20
    return !((before >= 0x61 && before <= 0x7A) || (text[place - 1] >= 0x30 && text[place - 1] <= 0x39))
  }

  private func needles(_ texts: [String], startsWord: Bool = false) -> [Needle] {
    texts.compactMap { text in
      ByteRun(folded: Array(text.utf8), startsWord: startsWord).map { Needle(run: $0, startsWord: startsWord) }
    }
  }

  @Test(arguments: [1, 5, 64, 130, 400]) func placesAreFoundAlikeAtEveryLevel(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 140)
    let (column, texts) = column(count, &random)
    let sets = [
      needles(["ab"]), needles(["a"]), needles(["aéb"]), needles(["ab", "bb9"]), needles(["a", "bbb", ". c"]),
      needles(["ab", "ba", "aa", "bb", "cé"]), needles(["ab"], startsWord: true),
      needles([String(repeating: "a", count: 40)]),
    ]
    for set in sets {
      for others in [nil, needles(["c"]), needles(["éa", "9."])] {
        for share in [0.0, 0.1, 0.6, 1.0] {
          let mask = (0..<(count + 63) / 64).map { _ in
            (0..<64).reduce(UInt64(0)) { $0 | (random.chance(share) ? 1 << UInt64($1) : 0) }
          }
          for every in [false, true] {
            let expected = slowPlaces(set, others, texts, mask, every: every)
            for level in 0...Int(tk_level()) {
              for room in [1, 3, 1000] {
                var search = TextSearch(
                  NeedleSet(set.map(\.run)), with: others.map { NeedleSet($0.map(\.run)) }, every: every, room: room,
                  level: level)
                #expect(allPlaces(&search, column, mask, count) == expected, "level \(level), room \(room)")
              }
            }
          }
        }
      }
    }
  }

  private func allPlaces(_ search: inout TextSearch, _ column: TextColumn, _ mask: [UInt64], _ count: Int) -> [[Int]] {
    var places: [[Int]] = []
    while true {
      let found = search.fill(column, mask, count)
      for index in 0..<found { places.append([search.place(at: index).row, search.place(at: index).offset]) }
      if found < search.capacity { return places }
    }
  }

  private func slowPlaces(
    _ set: [Needle], _ others: [Needle]?, _ texts: [[UInt8]], _ mask: [UInt64], every: Bool
  ) -> [[Int]] {
    var places: [[Int]] = []
    for (row, text) in texts.enumerated() where mask[row / 64] >> UInt64(row % 64) & 1 == 1 {
      if let others, !text.indices.contains(where: { place in others.contains { stands($0, in: text, at: place) } }) {
        continue
      }
      let found = text.indices.filter { place in set.contains { stands($0, in: text, at: place) } }
      places += (every ? found : Array(found.prefix(1))).map { [row, $0] }
    }
    return places
  }

  @Test func aSearchGoesOnFromTheRowItBeginsAt() {
    var random = SeededGenerator(seed: 150)
    let (column, texts) = column(300, &random)
    let set = needles(["ab"])
    var search = TextSearch(NeedleSet(set.map(\.run)), first: 128, room: 5)
    let expected = slowPlaces(set, nil, Array(texts[128...]), [UInt64](repeating: .max, count: 3), every: false)
    #expect(allPlaces(&search, column, [UInt64](repeating: .max, count: 3), 172) == expected)
  }

  @Test func identitiesAreFoundInAnyCaseAmongManyOfTheirLength() throws {
    let statements = (0..<3_000).map { row in
      let id = row % 7 == 0 ? "É\(row)" : row % 11 == 0 ? "" : "S\(String(repeating: "0", count: 8))\(row)"
      return SampleStatement(id: id, theme: nil, tags: [], role: nil, year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: 1, tags: 1, roles: 1)
    for names in [
      ["s0000000017"], ["S0000000001000", "s000000002"], ["é14", "S000000005"], ["É21"], ["S00000000", "x"],
    ] {
      let plan = SampleStatement.plan(ids: names)
      for threads in [1, 3] {
        #expect(Set(try sample.executor(threads: threads).bitmap(of: plan).rows) == sample.slowRows(of: plan))
      }
    }
  }
}
