import Testing
import TartanEngine

@Suite struct CodesTests {
  @Test(arguments: [(0, 1), (1, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 4), (1_000_000, 4)])
  func theWidthIsTheNarrowestWithRoomForNone(_ labels: Int, _ bytes: Int) {
    #expect(CodeWidth(labels: labels).rawValue == bytes)
    let last = UInt32(max(0, labels - 1))
    let codes = [0, last, SingleColumn.missing, last]
    #expect(Array(Codes(codes, labels: labels)) == codes)
  }

  @Test func codesOfDifferentWidthsAreEqualIfTheyNameTheSameLabels() {
    #expect(Codes.bytes([1, 255]) == Codes.words([1, .max]))
    #expect(Codes.bytes([1, 254]) != Codes.shorts([1, .max]))
    #expect(Set([Codes.bytes([3]), .shorts([3]), .words([3])]).count == 1)
  }

  @Test(arguments: [1, 254, 255, 256, 65_535, 65_536])
  func countsAndReplacementsAgreeWithASlowLoop(_ labels: Int) {
    var random = SeededGenerator(seed: UInt64(labels))
    let codes = (0..<3001).map { _ in
      random.chance(0.1) ? SingleColumn.missing : UInt32(random.chance(0.3) ? labels - 1 : random.below(labels))
    }
    let packed = Codes(codes, labels: labels)
    let counted = packed.counts(labels: labels)
    var expected = [Int](repeating: 0, count: labels)
    for code in codes where code != SingleColumn.missing { expected[Int(code)] += 1 }
    #expect(counted.counts == expected)
    #expect(counted.missing == codes.count { $0 == SingleColumn.missing })
    for final in [7, 300, 70_000] {
      let table = (0..<labels).map { $0 % 5 == 4 ? SingleColumn.missing : UInt32($0 % final) }
      let replaced = packed.replaced(by: table, labels: final)
      #expect(replaced.width == CodeWidth(labels: final))
      #expect(Array(replaced) == codes.map { $0 == SingleColumn.missing ? $0 : table[Int($0)] })
    }
    let places = [2, 0, 3000, 2]
    #expect(Array(packed.at(places)) == places.map { codes[$0] })
  }
}
