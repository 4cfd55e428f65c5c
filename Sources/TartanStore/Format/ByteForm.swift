/// Writes numbers and texts one after the other, in one form on every machine.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// A number in as few bytes as it needs: seven bits each, lowest first, the eighth says that more follow.
  mutating func add(_ number: Int) {
    var left = UInt64(number)
    while left >= 0x80 {
      bytes.append(UInt8(left & 0x7F) | 0x80)
      left >>= 7
    }
    bytes.append(UInt8(left))
  }

  /// All 64 bits, lowest byte first.
  mutating func add(bits: UInt64) {
    for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))) }
  }

  /// A text: its length in bytes, then its bytes.
  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }
}

/// Reads what `ByteWriter` wrote, and believes none of it.
struct ByteReader {
  /// The bytes are not what was written.
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether everything was read.
  var isAtEnd: Bool { place == bytes.count }

  /// A number that is not negative and below `limit`.
  mutating func number(below limit: Int = .max) throws(Malformed) -> Int {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard place < bytes.count else { throw Malformed() }
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7F) << shift
      guard byte < 0x80 else { continue }
      guard number < UInt64(limit) else { throw Malformed() }
      return Int(number)
    }
    throw Malformed()
  }

  /// How many things follow, each of a byte at least: no more than there are bytes.
  mutating func count() throws(Malformed) -> Int { try number(below: bytes.count - place + 1) }

  mutating func bits() throws(Malformed) -> UInt64 {
    guard bytes.count - place >= 8 else { throw Malformed() }
    defer { place += 8 }
    return (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
  }

  mutating func text() throws(Malformed) -> String {
    let length = try count()
    guard length <= bytes.count - place else { throw Malformed() }
    defer { place += length }
    return String(decoding: bytes[place..<place + length], as: UTF8.self)
  }
}
