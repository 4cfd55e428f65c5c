import Synchronization

/// Values that are made at their first use and kept: each once, whatever number of threads asks for it.
///
/// Each value has a lock of its own, so that a slow one keeps nobody from the others.
final class KeptValues<Value: Sendable>: Sendable {
  private let places: [Place]

  private final class Place: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// Room for so many values.
  init(_ count: Int) {
    places = (0..<count).map { _ in Place() }
  }

  /// The value at `index` if it was made already.
  func made(at index: Int) -> Value? { places[index].value.withLock { $0 } }

  /// The value at `index`; `make` is called by the first who asks, and again after it failed.
  func value<Failure: Error>(at index: Int, _ make: () throws(Failure) -> Value) throws(Failure) -> Value {
    let made: Result<Value, Failure> = places[index].value.withLock { kept in
      if let kept { return .success(kept) }
      do throws(Failure) {
        let value = try make()
        kept = value
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try made.get()
  }
}
