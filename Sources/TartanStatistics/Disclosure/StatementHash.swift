/// A secret key and with it one hash for each statement, so that a set of statements has a hash whatever its order.
///
/// Statements are named by what identifies them in the data, not by their place in the file: the same set has the same
/// hash when rows are sorted differently. The hash of a set is the SipHash of the sum of its members' SipHashes and
/// their number.
public struct StatementHash: Sendable {
  private let key: (UInt64, UInt64)
  private let members: [UInt64]

  /// - Parameters:
  ///   - key: a secret of the project; never print it.
  ///   - identities: for each statement in the order of bits a number that stands for its identity, such as the first
  ///     eight bytes of a cryptographic hash of its id.
  public init(key: (UInt64, UInt64), identities: [UInt64]) {
    self.key = key
    members = identities.map { identity in
      var hash = SipHash(key: key)
      hash.combine(identity)
      return hash.finish()
    }
  }

  /// The hash of the statements whose bits are set.
  ///
  /// - Parameter words: a bit for each statement, lowest first; bits beyond the last statement are not read.
  /// - Returns: 64 bits that look random to whoever lacks the key.
  public func hash(_ words: [UInt64]) -> UInt64 {
    var (sum, count): (UInt64, UInt64) = (0, 0)
    for (place, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        let member = place * 64 + rest.trailingZeroBitCount
        rest &= rest - 1
        guard member < members.count else { break }
        sum &+= members[member]
        count += 1
      }
    }
    var hash = SipHash(key: key)
    hash.combine(sum)
    hash.combine(count)
    return hash.finish()
  }
}

extension StatementHash {
  /// A hash whose key is a secret text, for statements that are known by texts.
  ///
  /// - Parameters:
  ///   - secret: what only the author knows.
  ///   - names: for each statement in the order of bits what identifies it.
  public init(secret: String, names: [String]) {
    self.init(
      key: (StatementHash.number(secret, 1), StatementHash.number(secret, 2)),
      identities: names.map { StatementHash.number($0, 3) })
  }

  /// A text as a number: its bytes by eights, and how many they are.
  private static func number(_ text: String, _ purpose: UInt64) -> UInt64 {
    var hash = SipHash(key: (purpose, 0))
    var word: UInt64 = 0
    var count: UInt64 = 0
    for byte in text.utf8 {
      word = word << 8 | UInt64(byte)
      count += 1
      if count % 8 == 0 {
        hash.combine(word)
        word = 0
      }
    }
    hash.combine(word)
    hash.combine(count)
    return hash.finish()
  }
}
