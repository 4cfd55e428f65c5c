import Synchronization

/// How far long work has come: told by whoever does the work, in big blocks, and looked at by whoever draws a bar.
///
/// Several threads may tell at once. Telling costs one addition in memory; nobody has to look.
public final class Progress: Sendable {
  /// What is being done.
  public enum Phase: Int, Hashable, Sendable, CaseIterable {
    /// Nothing that tells how far it is.
    case working
    /// A file is read.
    case reading
    /// Cells become fields.
    case building
    /// Rows are looked at.
    case searching
    /// A table is counted.
    case counting
    /// Labels are shuffled, or statements drawn, again and again.
    case shuffling
    /// Rows are put in order.
    case sorting
    /// Rows become lines of a table.
    case listing
    /// A file is written.
    case writing
  }

  /// How far the work had come at one moment.
  public struct Snapshot: Hashable, Sendable {
    /// What was being done.
    public let phase: Phase
    /// How much of it was done; never more than `total`, if that is known.
    public let done: Int
    /// How much there is to do; 0 if that is not known.
    public let total: Int
    /// How many phases there have been: two moments with one number are of one phase.
    public let number: Int

    /// States a moment.
    public init(phase: Phase, done: Int, total: Int, number: Int) {
      self.phase = phase
      self.done = done
      self.total = total
      self.number = number
    }
  }

  private let phase = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let total = Atomic<Int>(0)
  private let number = Atomic<Int>(0)

  /// Makes the progress of work that has not begun.
  public init() {}

  /// Begins a phase: nothing of `total` is done yet. The unit is the phase's own: bytes of a file, rows of a dataset.
  ///
  /// - Parameters:
  ///   - phase: what is done from now on.
  ///   - total: how much there is to do; 0 if that is not known.
  public func begin(_ phase: Phase, total: Int = 0) {
    self.phase.store(phase.rawValue, ordering: .relaxed)
    done.store(0, ordering: .relaxed)
    self.total.store(total, ordering: .relaxed)
    number.add(1, ordering: .relaxed)
  }

  /// So much more of the phase is done.
  @inline(__always)
  public func advance(by amount: Int) { done.add(amount, ordering: .relaxed) }

  /// The work is over, or something begins that does not tell how far it is.
  public func end() { begin(.working) }

  /// How far the work is. A phase that begins meanwhile may lend its total to the one before: a bar is drawn again.
  public var snapshot: Snapshot {
    let all = total.load(ordering: .relaxed)
    let some = done.load(ordering: .relaxed)
    return Snapshot(
      phase: Phase(rawValue: phase.load(ordering: .relaxed)) ?? .working, done: all > 0 ? min(some, all) : some,
      total: all, number: number.load(ordering: .relaxed))
  }
}
