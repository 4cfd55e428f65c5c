import CKernels
import Testing

/// The sum of a block, against the same sum taken byte by byte in Swift.
@Suite struct ChecksumTests {
  private static func stir(_ word: UInt64) -> UInt64 {
    var word = word
    for _ in 0..<2 {
      word ^= word >> 32
      word &*= 0xD6E8_FEB8_6659_FD93
    }
    return word ^ word >> 32
  }

  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func slow(_ bytes: [UInt8], _ seed: UInt64) -> UInt64 {
    let keys = (1...24).map { stir(golden &* UInt64($0)) }
    var lanes = (1...8).map { stir(seed &+ golden &* UInt64($0)) }
    let padded = bytes + [UInt8](repeating: 0, count: 64 - bytes.count % 64)
    for stripe in 0..<padded.count / 64 {
      let words = (0..<8).map { lane in
        (0..<8).reduce(UInt64(0)) { $0 | UInt64(padded[stripe * 64 + lane * 8 + $1]) << UInt64(8 * $1) }
      }
      for lane in 0..<8 {
        let keyed = words[lane] ^ keys[stripe % 16 + lane]
        lanes[lane] &+= words[lane ^ 1] &+ (keyed & 0xFFFF_FFFF) &* (keyed >> 32)
      }
      if stripe % 16 == 15, stripe < bytes.count / 64 {
        for lane in 0..<8 { lanes[lane] = (lanes[lane] ^ lanes[lane] >> 47 ^ keys[lane]) &* 0x9E37_79B1 }
      }
    }
    var sum = stir(seed ^ UInt64(bytes.count))
    for lane in lanes { sum = stir(sum ^ lane) &+ golden }
    return stir(sum)
  }

  private static func fast(_ bytes: [UInt8], _ seed: UInt64) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { unsafe tk_checksum($0.baseAddress, $0.count, seed) }
  }

  @Test(arguments: [0, 1, 7, 8, 63, 64, 65, 127, 128, 1_023, 1_024, 1_025, 1_088, 4_099])
  func theKernelAgreesWithASlowSum(_ count: Int) {
    var numbers = Numbers(seed: count)
    let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
    #expect(ChecksumTests.fast(bytes, 7) == ChecksumTests.slow(bytes, 7))
    #expect(ChecksumTests.fast(bytes, 8) != ChecksumTests.fast(bytes, 7))
  }

  @Test func everyBitAndEveryPlaceCounts() {
    var numbers = Numbers(seed: 3)
    let bytes = (0..<300).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
    var sums: Set<UInt64> = [ChecksumTests.fast(bytes, 1)]
    for bit in 0..<bytes.count * 8 {
      var other = bytes
      other[bit / 8] ^= UInt8(1 << (bit % 8))
      #expect(sums.insert(ChecksumTests.fast(other, 1)).inserted, "bit \(bit)")
    }
    let turned = Array(bytes[64..<128] + bytes[0..<64] + bytes[128...])
    #expect(sums.insert(ChecksumTests.fast(turned, 1)).inserted)
  }
}
