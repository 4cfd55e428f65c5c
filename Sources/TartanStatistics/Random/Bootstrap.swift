public import TartanModel

/// The values that a statistic takes in samples drawn with replacement from the units of the data; the percentile
/// interval (Efron 1979) is read off them.
///
/// Each replicate has its own random stream: a run can be divided among threads, and its parts joined in their order.
public struct BootstrapValues: Hashable, Sendable {
  /// One value a replicate, in the order of their numbers; nil where the statistic was undefined in that sample.
  public let values: [Double?]

  init(_ values: [Double?]) { self.values = values }

  /// The values of this run and of the next part of the same run.
  public func adding(_ next: BootstrapValues) -> BootstrapValues { BootstrapValues(values + next.values) }

  /// How many replicates there were (B).
  public var replicates: Int { values.count }

  /// In how many of them the statistic was undefined; say so beside the interval.
  public var undefined: Int { values.filter { $0 == nil }.count }

  /// The percentile interval, with values between two replicates interpolated as R and numpy do by default.
  ///
  /// - Parameter confidence: above 0, below 1.
  /// - Returns: nil where fewer than half of the replicates, or fewer than two, have a value.
  public func interval(confidence: Double = 0.95) -> Interval? {
    let known = values.compactMap { $0 }.sorted()
    guard confidence > 0, confidence < 1, known.count >= 2, 2 * known.count >= values.count else { return nil }
    func quantile(_ probability: Double) -> Double {
      let place = probability * Double(known.count - 1)
      let below = min(Int(place), known.count - 2)
      return known[below] + (place - Double(below)) * (known[below + 1] - known[below])
    }
    return Interval(lower: quantile((1 - confidence) / 2), upper: quantile((1 + confidence) / 2))
  }
}

/// A statistic that can be computed from a choice of units, some of them several times.
public protocol BootstrapStatistic: Sendable {
  /// How many units there are to draw from.
  var units: Int { get }

  /// The statistic of these units; nil where it is undefined.
  func value(_ chosen: [Int]) -> Double?
}

extension BootstrapStatistic {
  /// Draws as many units as there are, with replacement, once for each replicate.
  ///
  /// - Parameters:
  ///   - replicates: numbers of replicates; a whole run is 0 up to B, by default of the page 2,000.
  ///   - seed: what the user says, or sees printed.
  ///   - stop: read once a replicate.
  /// - Returns: the values, in the order of the numbers.
  /// - Throws: `StopRequested`; nothing half done is returned.
  public func bootstrap(
    _ replicates: Range<Int>, seed: UInt64, stop: StopFlag = StopFlag()
  ) throws(StopRequested) -> BootstrapValues {
    var values: [Double?] = []
    var chosen = [Int](repeating: 0, count: units)
    for replicate in replicates {
      try stop.check()
      var random = Xoshiro256(seed: seed, replicate: replicate)
      for place in chosen.indices { chosen[place] = random.next(below: chosen.count) }
      values.append(value(chosen))
    }
    return BootstrapValues(values)
  }
}
