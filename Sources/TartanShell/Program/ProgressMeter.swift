import Synchronization
package import TartanModel

/// Turns how far work has come into a line: what is done, how much of it, how fast, how long it will take.
final class ProgressMeter: Sendable {
  private let progress: Progress
  private let seen = Mutex<Seen?>(nil)
  private let start = ContinuousClock.now

  /// The first look at a phase; speed is measured from there.
  private struct Seen {
    let number: Int
    let done: Int
    let time: ContinuousClock.Instant
  }

  init(_ progress: Progress) { self.progress = progress }

  /// The line for now.
  func line(columns: Int) -> String {
    let now = ContinuousClock.now
    let snapshot = progress.snapshot
    let speed = seen.withLock { seen -> Double? in
      guard let first = seen, first.number == snapshot.number else {
        seen = Seen(number: snapshot.number, done: snapshot.done, time: now)
        return nil
      }
      let seconds = (now - first.time).inSeconds
      return seconds > 0.05 && snapshot.done > first.done ? Double(snapshot.done - first.done) / seconds : nil
    }
    return ProgressText(snapshot: snapshot, elapsed: (now - start).inSeconds, speed: speed).line(columns: columns)
  }
}

/// A moment of work in words.
package struct ProgressText {
  private let snapshot: Progress.Snapshot
  private let elapsed: Double
  private let speed: Double?

  /// States a moment.
  ///
  /// - Parameters:
  ///   - snapshot: how far the work is.
  ///   - elapsed: seconds since it began.
  ///   - speed: how much is done a second; nil if that is not known.
  package init(snapshot: Progress.Snapshot, elapsed: Double, speed: Double?) {
    self.snapshot = snapshot
    self.elapsed = elapsed
    self.speed = speed
  }

  /// The line, of at most so many columns: what does not fit is left out, the least needed first.
  package func line(columns: Int) -> String {
    guard snapshot.total > 0 else {
      let seconds = "\(Int(elapsed)) s"
      let line = ["\(verb) \(seconds)", amount.map { "\(verb) \(seconds), \($0)" }].compactMap { $0 }
        .last { $0.count <= columns }
      return line ?? String(verb.prefix(columns))
    }
    let percent = Int(100 * Double(snapshot.done) / Double(snapshot.total))
    let head = "\(verb) \(percent < 10 ? "  " : percent < 100 ? " " : "")\(percent) %"
    let tails = [[amount, rate, left], [amount, left], [left], []].map { $0.compactMap { $0 }.joined(separator: ", ") }
    for tail in tails {
      let room = columns - head.count - tail.count - (tail.isEmpty ? 3 : 4)
      if room >= 10 { return "\(head) [\(bar(min(30, room)))]" + (tail.isEmpty ? "" : " " + tail) }
    }
    return String(head.prefix(columns))
  }

  private func bar(_ width: Int) -> String {
    let filled = Int(Double(width) * Double(snapshot.done) / Double(snapshot.total))
    return String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled)
  }

  private var verb: String { snapshot.phase == .working ? "working" : String(describing: snapshot.phase) }

  /// What the phase counts; nil for what nobody can picture.
  private var unit: String? {
    switch snapshot.phase {
    case .reading, .writing: "B"
    case .building, .searching, .sorting, .listing: "rows"
    case .shuffling: "times"
    case .counting, .working: nil
    }
  }

  private var amount: String? {
    guard let unit, snapshot.done > 0 else { return nil }
    guard snapshot.total > 0 else { return ProgressText.scaled(Double(snapshot.done), unit) }
    let scale = ProgressText.scale(Double(snapshot.total))
    let done = ProgressText.number(Double(snapshot.done) / scale.factor)
    return "\(done) of \(ProgressText.scaled(Double(snapshot.total), unit))"
  }

  private var rate: String? {
    guard let unit, let speed else { return nil }
    return ProgressText.scaled(speed, unit) + "/s"
  }

  private var left: String? {
    guard let speed, speed > 0 else { return nil }
    let seconds = (Double(snapshot.total - snapshot.done) / speed).rounded(.up)
    guard seconds < 100 * 3600 else { return nil }
    let whole = Int(seconds)
    if whole < 60 { return "\(whole) s left" }
    return whole < 3600
      ? "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60) min left"
      : "\(whole / 3600) h \(whole / 60 % 60) min left"
  }

  private static func scale(_ value: Double) -> (factor: Double, prefix: String) {
    value < 10_000 ? (1, "") : value < 1e6 ? (1e3, "k") : value < 1e9 ? (1e6, "M") : (1e9, "G")
  }

  private static func scaled(_ value: Double, _ unit: String) -> String {
    let scale = scale(value)
    return "\(number(value / scale.factor)) \(scale.prefix)\(unit == "B" || scale.prefix.isEmpty ? "" : " ")\(unit)"
  }

  /// One decimal below ten, none above.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths < 100 && tenths % 10 != 0 ? "\(tenths / 10).\(tenths % 10)" : String(Int(value.rounded()))
  }
}

extension Duration {
  fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
