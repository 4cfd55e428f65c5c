import Glibc

/// Draws how many of some statements fall to a group, when the statements of all groups are shuffled: by counts, so that
/// a draw costs about a standard deviation, whatever the number of statements.
enum Hypergeometric {
  /// Draws from the numbers of marked among `drawn` of `total`, of which `marked` are marked.
  ///
  /// One uniform number is used up from the most probable outcome outwards, to either side in turn; the probabilities
  /// come from their exact ratios.
  ///
  static func draw(
    drawn: Int, marked: Int, total: Int, _ logFactorials: LogFactorials, _ random: inout Xoshiro256
  ) -> Int {
    let least = max(0, drawn + marked - total)
    let most = min(drawn, marked)
    guard least < most else { return least }
    let mode = min(max((drawn + 1) * (marked + 1) / (total + 2), least), most)
    var below = mode
    var above = mode
    let top = probability(mode, drawn, marked, total, logFactorials)
    var belowWeight = top
    var aboveWeight = top
    // 53 bits, above 0 and at most 1.
    var left = Double((random.next() >> 11) &+ 1) * 0x1p-53 - top
    while left > 0 {
      guard below > least || above < most else { return mode }
      if above < most {
        aboveWeight *=
          Double((drawn - above) * (marked - above)) / Double((above + 1) * (total - drawn - marked + above + 1))
        above += 1
        left -= aboveWeight
        if left <= 0 { return above }
      }
      if below > least {
        belowWeight *=
          Double(below * (total - drawn - marked + below)) / Double((drawn - below + 1) * (marked - below + 1))
        below -= 1
        left -= belowWeight
        if left <= 0 { return below }
      }
    }
    return mode
  }

  private static func probability(_ k: Int, _ drawn: Int, _ marked: Int, _ total: Int, _ log: LogFactorials) -> Double {
    exp(
      log[marked] - log[k] - log[marked - k] + log[total - marked] - log[drawn - k]
        - log[total - marked - drawn + k] + log[drawn] + log[total - drawn] - log[total])
  }
}

/// log n!, looked up where a table of them is not too large.
struct LogFactorials: Hashable, Sendable {
  private let table: [Double]

  /// The most numbers that are kept.
  private static let limit = 1 << 22

  /// Prepares those up to `largest`.
  init(upTo largest: Int) {
    table = largest < Self.limit ? (0...max(0, largest)).map { Distribution.logFactorial($0) ?? 0 } : []
  }

  @inline(__always)
  subscript(n: Int) -> Double { n < table.count ? table[n] : Distribution.logFactorial(n) ?? 0 }
}
