/// The different byte strings of a column, each with a code in the order of first appearance.
struct ByteTable: Sendable {
  /// The strings, one after the other.
  private(set) var arena: [UInt8] = []
  /// Where each string begins in `arena`, and one end.
  private var offsets: [Int] = [0]
  /// Open addressing; a power of two long.
  private var slots = [Slot](repeating: Slot(), count: 64)
  /// The code plus one of each string of one byte: marks and digits need no hash.
  private var single = [UInt32](repeating: 0, count: 256)

  /// A place of the hash table: a string's hash, where it stands, and its code plus one; 0 is free.
  private struct Slot {
    var hash: UInt64 = 0
    var start = 0
    var length: UInt32 = 0
    var code: UInt32 = 0
  }

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
    if range.upperBound &- range.lowerBound == 1 {
      let known = single[Int(bytes.byte(at: range.lowerBound))]
      if known != 0 { return Int(known) &- 1 }
    }
    return longCode(of: bytes, range)
  }

  private mutating func longCode(of bytes: borrowing RawSpan, _ range: Range<Int>) -> Int {
    let hash = ByteHash.hash(bytes, range)
    let place = self.place(of: hash, bytes, range)
    if slots[place].code != 0 { return Int(slots[place].code) &- 1 }
    return insert(bytes, range, at: place, hash: hash)
  }

  /// The code of the bytes in `range` if they are in the table.
  func existingCode(of bytes: borrowing RawSpan, _ range: Range<Int>) -> Int? {
    let place = self.place(of: ByteHash.hash(bytes, range), bytes, range)
    return slots[place].code == 0 ? nil : Int(slots[place].code) - 1
  }

  /// Where the bytes are in the hash table, or the free place for them.
  @inline(__always)
  private func place(of hash: UInt64, _ bytes: borrowing RawSpan, _ range: Range<Int>) -> Int {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot.code == 0 { return place }
      if slot.hash == hash, Int(slot.length) == range.count,
        arena.raw.equals(slot.start..<slot.start &+ Int(slot.length), bytes, range)
      {
        return place
      }
      place = (place &+ 1) & mask
    }
  }

  private mutating func insert(
    _ bytes: borrowing RawSpan, _ range: Range<Int>, at place: Int, hash: UInt64
  ) -> Int {
    let code = count
    let slot = Slot(
      hash: hash, start: arena.count, length: UInt32(truncatingIfNeeded: range.count),
      code: UInt32(truncatingIfNeeded: code + 1))
    for position in range { arena.append(bytes.byte(at: position)) }
    offsets.append(arena.count)
    slots[place] = slot
    if range.count == 1 { single[Int(bytes.byte(at: range.lowerBound))] = slot.code }
    if count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    var wider = [Slot](repeating: Slot(), count: slots.count * 4)
    let mask = wider.count - 1
    for slot in slots where slot.code != 0 {
      var place = Int(truncatingIfNeeded: slot.hash) & mask
      while wider[place].code != 0 { place = (place + 1) & mask }
      wider[place] = slot
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
    bytes.checkBounds(range)
    var hash = factor ^ UInt64(truncatingIfNeeded: range.count)
    var position = range.lowerBound
    while position &+ 8 <= range.upperBound {
      hash = mix(hash, bytes.provenEight(at: position))
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
    if range.count >= 8 { return bytes.provenEight(at: end &- 8) >> shift }
    if position &+ 8 <= bytes.byteCount { return (bytes.provenEight(at: position) << shift) >> shift }
    var word: UInt64 = 0
    for place in (position..<end).reversed() { word = word << 8 | UInt64(bytes.byte(at: place)) }
    return word
  }
}
