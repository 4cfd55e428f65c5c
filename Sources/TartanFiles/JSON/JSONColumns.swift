/// What is known of the keys of a file of JSON Lines.
struct JSONColumns: Sendable, Equatable {
  /// The keys in order of their first appearance; a key within an object is joined to it with a dot.
  private(set) var names: [[UInt8]] = []
  /// For each key the ASCII characters that stand in its values, as far as they could separate values.
  private(set) var held: [Held] = []
  private var indices: [[UInt8]: Int] = [:]

  /// Which of the possible separators stand in the values of a key, and which shapes these have.
  struct Held: Sendable, Equatable {
    /// One bit for each of `separators`, over the lists and, in a key that has lists, over all values.
    var separators: UInt32 = 0
    /// Whether some value is a list.
    var hasLists = false

    /// What stands between the values of a list; nil if each possible character stands in some value.
    var separator: UInt8? {
      JSONColumns.separators.indices.first { separators & (1 << UInt32($0)) == 0 }.map { JSONColumns.separators[$0] }
    }
  }

  /// What may stand between the values of a list, the most usual first.
  static let separators = Array("|;,/#~^&+=!?@$%*<>:_-".utf8)

  /// For each byte its bit among the separators.
  static let bits: [UInt32] = (0..<256).map { byte in
    separators.firstIndex(of: UInt8(byte)).map { 1 << UInt32($0) } ?? 0
  }

  var count: Int { names.count }

  /// The number of a key; `guess` is looked at first.
  func index(of key: [UInt8], guess: Int) -> Int? {
    if guess < names.count, names[guess] == key { return guess }
    return indices[key]
  }

  /// Adds a key that is not there yet; returns its number.
  mutating func add(_ key: [UInt8]) -> Int {
    if let index = indices[key] { return index }
    indices[key] = names.count
    names.append(key)
    held.append(Held())
    return names.count - 1
  }

  /// Takes down what values of a key hold.
  mutating func note(_ index: Int, separators: UInt32, isList: Bool) {
    held[index].separators |= separators
    if isList { held[index].hasLists = true }
  }

  /// Takes over what a later part of the file has found.
  mutating func join(_ later: JSONColumns) {
    for (key, other) in zip(later.names, later.held) {
      note(add(key), separators: other.separators, isList: other.hasLists)
    }
  }
}
