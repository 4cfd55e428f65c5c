import TartanRender
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (74.19354838709677, 1, "74.2"), (100.0, 1, "100.0"), (0.0, 1, "0.0"), (0.67647, 3, "0.676"), (6.1352, 2, "6.14"),
    (1e21, 0, "1000000000000000000000"), (1e21, 2, "1000000000000000000000.00"), (1e-7, 3, "0.000"),
    (123456789.125, 2, "123456789.13"), (0.05, 1, "0.1"), (99.95, 1, "100.0"), (9.5, 0, "10"), (2.5e-5, 4, "0.0000"),
    (.leastNonzeroMagnitude, 3, "0.000"),
    (.greatestFiniteMagnitude, 0, "17976931348623157" + String(repeating: "0", count: 292)),
  ])
  func decimalsAreRoundedAndPadded(_ value: Double, _ decimals: Int, _ expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test(arguments: [
    (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (31.25, 1, "31.3"), (0.15, 1, "0.2"), (1.005, 2, "1.01"),
    (2.675, 2, "2.68"), (-0.5, 0, "-1"), (-31.25, 1, "-31.3"),
  ])
  func halvesGoAwayFromZeroAsWrittenInDecimals(_ value: Double, _ decimals: Int, _ expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test func whatRoundsToZeroHasNoSign() {
    #expect(NumberText.fixed(-0.04, decimals: 1) == "0.0")
    #expect(NumberText.fixed(-0.0, decimals: 0) == "0")
    #expect(NumberText.shortest(-0.0) == "0")
  }

  @Test func whatIsNoNumberHasNoText() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(NumberText.fixed(value, decimals: 1) == nil)
      #expect(NumberText.shortest(value) == nil)
    }
  }

  @Test(arguments: [
    (23.0, "23"), (0.1, "0.1"), (2300.0 / 31, "74.19354838709677"), (1e16, "1e+16"), (-2019, "-2019"), (1e-5, "1e-05"),
  ])
  func theShortestTextHasNoNeedlessDigits(_ value: Double, _ expected: String) {
    #expect(NumberText.shortest(value) == expected)
  }

  @Test func theShortestTextReadsBackAsTheSameNumber() {
    var random = Repeatable(seed: 7)
    for _ in 0..<2000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(NumberText.shortest(value).flatMap(Double.init) == value)
    }
  }

  @Test func roundingIsOffByHalfAUnitAtMost() throws {
    var random = Repeatable(seed: 11)
    for _ in 0..<5000 {
      let value = Double.random(in: -1000...1000, using: &random)
      for (decimals, unit) in [(0, 1.0), (1, 0.1), (2, 0.01), (3, 0.001)] {
        let text = try #require(NumberText.fixed(value, decimals: decimals))
        let read = try #require(Double(text))
        #expect(abs(read - value) <= unit / 2 + 1e-9)
        #expect(text.split(separator: ".").dropFirst().first?.count ?? 0 == decimals)
      }
    }
  }

  @Test func wholeHundredthsRoundAsIntegersDo() {
    for hundredths in 0...10_000 {
      let tenths = (hundredths + 5) / 10
      let expected = "\(tenths / 10).\(tenths % 10)"
      #expect(NumberText.fixed(Double(hundredths) / 100, decimals: 1) == expected)
    }
  }
}

/// A small repeatable source of random numbers (SplitMix64).
struct Repeatable: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
