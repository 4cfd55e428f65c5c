/// The different byte strings of a column, each with a code in the order of first appearance.
struct ByteTable: Sendable {
  /// The strings, one after the other.
  private(set) var arena: [UInt8] = []
  /// Where each string begins in `arena`, and one end.
  private var offsets: [Int] = [0]
  /// Open addressing: the upper half of the hash and the code plus one; 0 is free. A power of two long.
  private var slots = [UInt64](repeating: 0, count: 64)

  /// How many different strings there are.
  var count: Int { offsets.count - 1 }

  /// Where the string with that code stands in `arena`.
  func range(of code: Int) -> Range<Int> { offsets[code]..<offsets[code + 1] }

  /// The string with that code.
  func text(of code: Int) -> String { String(decoding: arena[range(of: code)], as: UTF8.self) }

  /// All strings, by code.
  var texts: [String] { (0..<count).map(text(of:)) }

  /// The code of the bytes in `range`; a new one if they were not met before.
  @inline(__always) mutating func code(of bytes: borrowing RawSpan, _ range: Range<Int>) -> Int {
    let hash = ByteHash.hash(bytes, range)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot == 0 { return insert(bytes, range, at: place, tag: tag) }
      if slot & 0xFFFF_FFFF_0000_0000 == tag {
        let code = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1
        if isEqual(code, bytes, range) { return code }
      }
      place = (place &+ 1) & mask
    }
  }

  /// The code of the bytes in `range` if they are in the table.
  func existingCode(of bytes: borrowing RawSpan, _ range: Range<Int>) -> Int? {
    let hash = ByteHash.hash(bytes, range)
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      let code = Int(slots[place] & 0xFFFF_FFFF) - 1
      if isEqual(code, bytes, range) { return code }
      place = (place + 1) & mask
    }
    return nil
  }

  @inline(__always) private func isEqual(_ code: Int, _ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool {
    let start = offsets[code]
    return arena.raw.equals(start..<offsets[code &+ 1], bytes, range)
  }

  private mutating func insert(
    _ bytes: borrowing RawSpan, _ range: Range<Int>, at place: Int, tag: UInt64
  ) -> Int {
    let code = count
    for position in range { arena.append(bytes.byte(at: position)) }
    offsets.append(arena.count)
    slots[place] = tag | UInt64(truncatingIfNeeded: code + 1)
    if count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    var wider = [UInt64](repeating: 0, count: slots.count * 4)
    let mask = wider.count - 1
    for code in 0..<count {
      let hash = ByteHash.hash(arena.raw, range(of: code))
      var place = Int(truncatingIfNeeded: hash) & mask
      while wider[place] != 0 { place = (place + 1) & mask }
      wider[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(truncatingIfNeeded: code + 1)
    }
    slots = wider
  }
}

/// A hash of bytes that is the same in every run.
enum ByteHash {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Mixes `word` into `hash`.
  @inline(__always) static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low &+ factor
  }

  /// The hash of the bytes in `range`.
  @inline(__always) static func hash(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> UInt64 {
    var hash = factor ^ UInt64(truncatingIfNeeded: range.count)
    var position = range.lowerBound
    while position &+ 8 <= range.upperBound {
      hash = mix(hash, bytes.eight(at: position))
      position &+= 8
    }
    if position < range.upperBound { hash = mix(hash, tail(bytes, position, range)) }
    return mix(hash, factor)
  }

  /// The one to seven bytes from `position` to the end of `range`.
  @inline(__always)
  private static func tail(_ bytes: borrowing RawSpan, _ position: Int, _ range: Range<Int>) -> UInt64 {
    let end = range.upperBound
    let shift = UInt64(truncatingIfNeeded: 8 &* (8 &- (end &- position)))
    if range.count >= 8 { return bytes.eight(at: end &- 8) >> shift }
    if position &+ 8 <= bytes.byteCount { return (bytes.eight(at: position) << shift) >> shift }
    var word: UInt64 = 0
    for place in (position..<end).reversed() { word = word << 8 | UInt64(bytes.byte(at: place)) }
    return word
  }
}
