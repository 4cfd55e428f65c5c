/// The SHA-256 of a data file, which may still have to be computed: a large file is loaded before it is hashed.
public final class PendingFingerprint: Hashable, Sendable {
  private let find: @Sendable () -> String

  /// A fingerprint that `find` computes or waits for; it is asked each time, and always gives the same.
  public init(_ find: @escaping @Sendable () -> String) { self.find = find }

  /// A fingerprint that is known.
  public convenience init(known value: String) { self.init { value } }

  /// 64 hexadecimal digits. Waits until they are known: only what needs them should ask.
  public var value: String { find() }

  /// Whether both are of the same bytes.
  public static func == (left: PendingFingerprint, right: PendingFingerprint) -> Bool {
    left === right || left.value == right.value
  }

  /// Hashes the digits.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
