import CKernels

/// The different byte strings of a column, each with a code in the order of first appearance.
struct ByteTable: Sendable {
  /// The strings, one after the other.
  private(set) var arena: [UInt8] = []
  /// Where each string begins in `arena`, and one end.
  private var offsets: [Int] = [0]
  /// Open addressing; a power of two long.
  private var slots = [tk_slot](repeating: tk_slot(), count: 32)

  /// A table without strings, made once.
  static let none = ByteTable()

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
    let key = ByteKey(bytes, range)
    let place = self.place(of: key, bytes, range)
    let known = slots[place].code
    return known != 0 ? Int(known) &- 1 : insert(bytes, range, at: place, key: key)
  }

  /// The code of the bytes in `range` if they are in the table.
  func existingCode(of bytes: borrowing RawSpan, _ range: Range<Int>) -> Int? {
    let place = self.place(of: ByteKey(bytes, range), bytes, range)
    return slots[place].code == 0 ? nil : Int(slots[place].code) - 1
  }

  /// Where the bytes are in the hash table, or the free place for them.
  @inline(__always)
  private func place(of key: ByteKey, _ bytes: borrowing RawSpan, _ range: Range<Int>) -> Int {
    let slots = self.slots.span
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let slot = slots[place]
      if slot.first == key.first, slot.last == key.last, Int(slot.length) == key.length,
        key.length <= ByteKey.wholeLength || holds(slot.code, bytes, range), slot.code != 0
      {
        return place
      }
      if slot.code == 0 { return place }
      place = (place &+ 1) & mask
    }
  }

  /// Whether a long string is the one with that code plus one.
  private func holds(_ code: UInt32, _ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool {
    code != 0 && arena.raw.equals(self.range(of: Int(code) - 1), bytes, range)
  }

  private mutating func insert(_ bytes: borrowing RawSpan, _ range: Range<Int>, at place: Int, key: ByteKey) -> Int {
    let code = count
    for position in range { arena.append(bytes.byte(at: position)) }
    offsets.append(arena.count)
    slots[place] = tk_slot(
      first: key.first, last: key.last, length: UInt32(truncatingIfNeeded: key.length),
      code: UInt32(truncatingIfNeeded: code + 1))
    if count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    var wider = [tk_slot](repeating: tk_slot(), count: slots.count * 4)
    let mask = wider.count - 1
    for slot in slots where slot.code != 0 {
      let hash = ByteKey(arena.raw, range(of: Int(slot.code) - 1)).hash
      var place = Int(truncatingIfNeeded: hash) & mask
      while wider[place].code != 0 { place = (place + 1) & mask }
      wider[place] = slot
    }
    slots = wider
  }
}

extension ByteTable {
  /// Calls `body` with the strings as the C kernels take them, for the time of the call.
  @inline(__always)
  @unsafe func withDictionary<Result>(_ body: (UnsafePointer<tk_dictionary>) -> Result) -> Result {
    // SAFETY: the three arrays are kept alive by the nested scopes; `body` must not let the pointers out.
    unsafe slots.withUnsafeBufferPointer { slots in
      unsafe arena.withUnsafeBufferPointer { arena in
        unsafe offsets.withUnsafeBufferPointer { offsets in
          var dictionary = unsafe tk_dictionary(
            slots: slots.baseAddress, mask: slots.count - 1, arena: arena.baseAddress, offsets: offsets.baseAddress)
          return unsafe withUnsafePointer(to: &dictionary) { unsafe body($0) }
        }
      }
    }
  }

  /// The strings of tables that read one part of the rows each, in the order in which the file has them, and for each
  /// table the way from its codes to those.
  static func merge(_ parts: [ByteTable]) -> (table: ByteTable, codes: [[UInt32]]) {
    var all = parts.first ?? ByteTable()
    var codes = [(0..<all.count).map { UInt32(truncatingIfNeeded: $0) }]
    for part in parts.dropFirst() {
      let bytes = part.arena.raw
      codes.append((0..<part.count).map { UInt32(truncatingIfNeeded: all.code(of: bytes, part.range(of: $0))) })
    }
    return (all, codes)
  }
}
