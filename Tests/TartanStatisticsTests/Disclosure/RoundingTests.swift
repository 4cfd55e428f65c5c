import TartanStatistics
import Testing

@Suite struct RoundingTests {
  /// p6 of the reference values: theme by authority, its row totals and its number of statements.
  private static let cells = [
    2, 11, 4, 3, 10, 5, 0, 3, 4, 8, 2, 9, 5, 1, 0, 6, 1, 2, 6, 2, 2, 4, 5, 2, 2, 2, 3, 2, 1, 2, 1, 0, 2, 3, 0, 0, 3, 0,
    1, 0, 1, 0,
  ]
  private static let base3 = [
    3, 12, 3, 3, 9, 6, 0, 3, 3, 9, 3, 9, 6, 0, 0, 6, 0, 3, 6, 3, 3, 3, 6, 3, 3, 3, 3, 3, 0, 3, 0, 0, 3, 3, 0, 0, 3, 0,
    0, 0, 0, 0,
  ]
  private static let base5 = [
    0, 10, 5, 5, 10, 5, 0, 5, 5, 10, 0, 10, 5, 0, 0, 5, 0, 0, 5, 0, 0, 5, 5, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 5, 0, 0, 5,
    0,
    0, 0, 0, 0,
  ]
  private static let base10 = [
    0, 10, 0, 0, 10, 10, 0, 0, 0, 10, 0, 10, 10, 0, 0, 10, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0,
  ]

  @Test(arguments: [(3, base3), (5, base5), (10, base10)])
  func theReferenceTableRoundsAsThere(_ base: Int, _ expected: [Int]) throws {
    let rounding = try #require(CountRounding(base: base))
    #expect(Self.cells.map(rounding.nearest) == expected)
  }

  @Test func nothingOverflowsAndBasesBelowTwoAreRefused() throws {
    #expect(CountRounding(base: 1) == nil)
    #expect(try #require(CountRounding(base: 5)).nearest(Int.max - 2) == Int.max - 2)
  }

  @Test func randomRoundingIsRightOnAverage() throws {
    let rounding = try #require(CountRounding(base: 5))
    let hash = StatementHash(key: (1, 2), identities: (0..<1_600).map { UInt64($0) })
    for count in [0, 1, 2, 3, 4, 5, 13] {
      var sum = 0
      for set in 0..<700 {
        var words = Array(repeating: UInt64(0), count: 25)
        for member in 0..<count { words[(set + member * 64) / 64] |= 1 << UInt64((set + member) % 64) }
        let rounded = rounding.random(count, hash: hash.hash(words))
        #expect(rounded % 5 == 0 && abs(rounded - count) < 5)
        sum += rounded
      }
      // Four standard errors of a two-point draw 5 apart, less than 0.38.
      #expect(abs(Double(sum) / 700 - Double(count)) < 0.38, "\(count)")
    }
  }

  @Test func theSameStatementsRoundAlikeInAnyOrder() {
    let hash = StatementHash(key: (7, 9), identities: [11, 22, 33, 44])
    let sorted = StatementHash(key: (7, 9), identities: [44, 33, 22, 11])
    #expect(hash.hash([0b0011]) == sorted.hash([0b1100]))
    #expect(hash.hash([0b0011]) == hash.hash([0b0011, 0]))
    #expect(hash.hash([0b0011]) != hash.hash([0b0101]))
    #expect(hash.hash([0b0011]) != StatementHash(key: (7, 8), identities: [11, 22, 33, 44]).hash([0b0011]))
    #expect(hash.hash([0b1_0011]) == hash.hash([0b0011]))
  }

  /// The first and the ninth of the authors' test vectors: no bytes, and the bytes 0 to 7, under the key 0 to 15.
  @Test func theHashIsSipHash() {
    let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
    var empty = SipHash(key: key)
    #expect(empty.finish() == 0x726f_db47_dd0e_0e31)
    var eight = SipHash(key: key)
    eight.combine(0x0706_0504_0302_0100)
    #expect(eight.finish() == 0x93f5_f579_9a93_2462)
  }
}
