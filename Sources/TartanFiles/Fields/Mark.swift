/// What a cell of a marked column says.
enum Mark {
  /// True for 1, x, yes, y, true and check marks; false for 0, no, n, false and a dash; nil for anything else.
  @inline(__always) static func read(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool? {
    if range.count == 1 {
      switch bytes.byte(at: range.lowerBound) {
      case 0x31, 0x78, 0x58, 0x79, 0x59: return true
      case 0x30, 0x6E, 0x4E, 0x2D: return false
      default: return nil
      }
    }
    return readWord(bytes, range)
  }

  private static func readWord(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool? {
    guard range.count <= 8 else { return nil }
    var text: [UInt8] = []
    for place in range { text.append(bytes.byte(at: place)) }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "yes", "true", "1.0", "✓", "✔", "☑", "✗", "✘": return true
    case "no", "false", "0.0", "☐": return false
    default: return nil
    }
  }
}
