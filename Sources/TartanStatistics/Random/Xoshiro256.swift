/// The generator xoshiro256** 1.0 (Blackman and Vigna 2018): the source of everything that is drawn in a test or a
/// bootstrap. The same seed gives the same draws on every machine.
public struct Xoshiro256: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Starts from a state of four words, of which one at least must not be 0; for the published test values.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  /// Starts from a seed, through SplitMix64 as the authors advise.
  public init(seed: UInt64) {
    var seeder = SplitMix64(seed: seed)
    state = (seeder.next(), seeder.next(), seeder.next(), seeder.next())
  }

  /// Starts the stream of one replicate. Replicates have streams of their own, so that neither their order nor the
  /// number of threads matters to what is drawn.
  ///
  /// - Parameters:
  ///   - seed: what the user says or sees printed.
  ///   - replicate: the number of the replicate, from 0.
  public init(seed: UInt64, replicate: Int) {
    var first = SplitMix64(seed: seed)
    var second = SplitMix64(seed: UInt64(truncatingIfNeeded: replicate) ^ first.next())
    self.init(seed: second.next())
  }

  /// The next 64 bits.
  @inline(__always)
  public mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, by: 45)
    return result
  }

  /// A number from 0 up to `bound`, each equally likely (Lemire 2019: multiply, and draw again in the rare case that
  /// would favour some numbers).
  ///
  /// - Parameter bound: at least 1.
  /// - Returns: 0 up to, not including, `bound`.
  @inline(__always)
  public mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "a draw below a bound that is not positive")
    let width = UInt64(truncatingIfNeeded: bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let threshold = (0 &- width) % width
      while product.low < threshold { product = next().multipliedFullWidth(by: width) }
    }
    return Int(truncatingIfNeeded: product.high)
  }

  @inline(__always)
  private static func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
    (word &<< bits) | (word &>> (64 &- bits))
  }
}
