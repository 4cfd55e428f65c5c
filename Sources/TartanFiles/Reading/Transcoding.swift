/// The encoding that Windows uses in Western Europe.
enum Windows1252 {
  /// The characters of 0x80 to 0x9F; the five that are not assigned stay control characters.
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// Appends the character of `byte` as UTF-8.
  @inline(__always) static func append(_ byte: UInt8, to text: inout [UInt8]) {
    if byte < 0x80 {
      text.append(byte)
    } else {
      UTF8Bytes.append(byte < 0xA0 ? high[Int(byte - 0x80)] : UInt32(byte), to: &text)
    }
  }
}

/// UTF-16 in either order of bytes.
enum UTF16 {
  /// Whether a mark or zero bytes at every second place say that `bytes` are UTF-16.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    if hasMark(bytes) { return true }
    let (even, odd, pairs) = zeros(in: bytes)
    return pairs >= 2 && max(even, odd) * 3 > pairs && min(even, odd) * 20 <= pairs
  }

  /// Whether the high byte comes first, by the mark or else by where the zero bytes are.
  static func isBigEndian(_ bytes: [UInt8]) -> Bool {
    if hasMark(bytes) { return bytes[0] == 0xFE }
    let (even, odd, _) = zeros(in: bytes)
    return even > odd
  }

  private static func hasMark(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// How many zero bytes stand at even and at odd places of the first pairs.
  private static func zeros(in bytes: [UInt8]) -> (even: Int, odd: Int, pairs: Int) {
    let pairs = min(bytes.count / 2, 4096)
    var even = 0
    var odd = 0
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { even += 1 }
      if bytes[2 * pair + 1] == 0 { odd += 1 }
    }
    return (even, odd, pairs)
  }

  /// The text as UTF-8 without a mark; each half of a broken pair becomes U+FFFD and is counted.
  static func utf8(of bytes: [UInt8], isBigEndian: Bool, malformed: inout Int) -> [UInt8] {
    func unit(_ place: Int) -> UInt32 {
      let first = UInt32(bytes[place])
      let second = UInt32(bytes[place + 1])
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var place = 0
    if bytes.count >= 2, unit(0) == 0xFEFF { place = 2 }
    while place + 1 < bytes.count {
      var scalar = unit(place)
      place += 2
      if scalar & 0xFC00 == 0xD800, place + 1 < bytes.count, unit(place) & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + (unit(place) & 0x3FF)
        place += 2
      } else if scalar & 0xF800 == 0xD800 {
        scalar = 0xFFFD
        malformed += 1
      }
      UTF8Bytes.append(scalar, to: &text)
    }
    if place < bytes.count { malformed += 1 }
    return text
  }
}

/// Writes scalars as UTF-8.
enum UTF8Bytes {
  /// Appends `scalar`, which must be no surrogate and at most 0x10FFFF.
  static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    func trailing(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: (scalar >> shift) & 0x3F) }
    switch scalar {
    case 0..<0x80:
      text.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      text.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      text.append(trailing(0))
    case 0x800..<0x10000:
      text.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      text.append(trailing(6))
      text.append(trailing(0))
    default:
      text.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      text.append(trailing(12))
      text.append(trailing(6))
      text.append(trailing(0))
    }
  }
}
