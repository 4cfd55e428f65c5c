/// A number as a cell writes it.
struct CellNumber: Sendable {
  /// Its value.
  var value: Double
  /// How many digits stand behind the decimal mark.
  var decimals: Int

  /// Reads the bytes of `range` as a number: a sign, digits, decimals after `mark`, an exponent.
  @inline(__always)
  init?(_ bytes: borrowing RawSpan, _ range: Range<Int>, mark: UInt8) {
    var position = range.lowerBound
    let end = range.upperBound
    guard position < end else { return nil }
    var isNegative = false
    if bytes.byte(at: position) == 0x2D || bytes.byte(at: position) == 0x2B {
      isNegative = bytes.byte(at: position) == 0x2D
      position &+= 1
    }
    var digits: UInt64 = 0
    var count = 0
    var behind = 0
    var hasMark = false
    while position < end {
      let byte = bytes.byte(at: position)
      if byte &- 0x30 < 10 {
        if count < 19 { digits = digits &* 10 &+ UInt64(byte &- 0x30) }
        count &+= 1
        if hasMark { behind &+= 1 }
      } else if byte == mark, !hasMark {
        hasMark = true
      } else {
        break
      }
      position &+= 1
    }
    guard count > 0 else { return nil }
    decimals = behind
    // Up to 2^53 and 10^22 both numbers are exact, so that one division rounds once: the nearest double.
    if position == end, count < 19, digits <= 1 << 53, behind <= 22 {
      let magnitude = Double(digits) / CellNumber.powers[behind]
      value = isNegative ? -magnitude : magnitude
      return
    }
    guard let exact = CellNumber.general(bytes, range, mark: mark, from: position) else { return nil }
    value = exact
  }

  /// Numbers with an exponent or more digits than a double holds; `position` is behind the digits.
  private static func general(
    _ bytes: borrowing RawSpan, _ range: Range<Int>, mark: UInt8, from position: Int
  ) -> Double? {
    if position < range.upperBound {
      let byte = bytes.byte(at: position)
      guard byte == 0x65 || byte == 0x45, range.count < 64 else { return nil }
    }
    var text: [UInt8] = []
    for place in range {
      let byte = bytes.byte(at: place)
      text.append(byte == mark ? 0x2E : byte)
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The decimal marks that are understood; a comma only where it does not stand between cells.
  static func marks(delimiter: UInt8) -> [UInt8] { delimiter == Byte.comma ? [0x2E] : [0x2E, Byte.comma] }
}

/// What programs write into a cell that has no value.
enum NoValue {
  private static let words: Set<String> = ["na", "n/a", "nan", "null", "none", "-", "."]

  /// Whether the bytes of `range` stand for a value that is missing in a column of numbers or dates.
  static func isWritten(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool {
    // Digits need no look into the list: nearly all cells begin with one.
    guard range.count <= 4, !range.isEmpty, bytes.byte(at: range.lowerBound) &- 0x30 >= 10 else { return false }
    var text: [UInt8] = []
    for place in range { text.append(bytes.byte(at: place)) }
    return words.contains(String(decoding: text, as: UTF8.self).lowercased())
  }
}
