/// What was found out about the last words met: wording repeats its words, and to look one up costs a twentieth of
/// stemming it.
struct WordVerdicts {
  /// A short word of ASCII, case-folded, as two numbers; its length is part of the second.
  struct Key: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    /// Nil for a word of more than fifteen bytes, an empty one, or one beyond ASCII.
    @inline(__always)
    init?(_ word: Span<UInt8>) {
      let count = word.count
      guard count > 0, count < 16 else { return nil }
      var any: UInt8 = 0
      for index in 0..<count {
        let byte = word[index]
        any |= byte
        let small = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        if index < 8 { low |= small << UInt64(8 &* index) } else { high |= small << UInt64(8 &* (index &- 8)) }
      }
      guard any < 0x80 else { return nil }
      high |= UInt64(count) << 56
    }

    init() {}

    /// Where the key stands in a table of 1,024.
    var slot: Int { Int(truncatingIfNeeded: (low &* 0x9E37_79B9_7F4A_7C15 ^ high &* 0xC2B2_AE3D_27D4_EB4F) >> 54) }
  }

  private var keys = [Key](repeating: Key(), count: 1_024)
  private var verdicts = [Bool](repeating: false, count: 1_024)

  func verdict(of key: Key) -> Bool? { keys[key.slot] == key ? verdicts[key.slot] : nil }

  mutating func note(_ verdict: Bool, of key: Key) {
    keys[key.slot] = key
    verdicts[key.slot] = verdict
  }
}
