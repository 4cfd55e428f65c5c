import Synchronization

/// Raised to ask a running command to stop; read once a block by whoever does long work, who also says how far it is.
public final class StopFlag: Sendable {
  private let raised = Atomic<Bool>(false)
  /// How far the running command has come.
  public let progress = Progress()

  /// Makes a flag that is not raised.
  public init() {}

  /// Asks the running command to stop.
  public func raise() { raised.store(true, ordering: .relaxed) }

  /// Makes the flag ready for the next command.
  public func clear() {
    raised.store(false, ordering: .relaxed)
    progress.end()
  }

  /// Whether somebody asked to stop.
  public var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Returns if nobody asked to stop.
  ///
  /// - Throws: `StopRequested` if somebody did.
  public func check() throws(StopRequested) {
    if isRaised { throw StopRequested() }
  }
}

extension StopFlag: Hashable {
  /// Whether both are the same flag.
  public static func == (left: StopFlag, right: StopFlag) -> Bool { left === right }

  /// Hashes which flag it is.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// Thrown by long work when its `StopFlag` is raised; nothing half done is returned.
public struct StopRequested: Error, Hashable, Sendable {
  /// Makes the error.
  public init() {}
}
