import CKernels

/// Sums that tell damaged bytes.
enum Checksum {
  /// The sum of a block's bytes; another one for the same bytes in another block.
  static func of(_ bytes: Span<UInt8>, block: Int) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: the kernel reads exactly `count` bytes. In C for the vectors of the processor at hand.
      unsafe tk_checksum(buffer.baseAddress, buffer.count, UInt64(block))
    }
  }

  /// The sum of a part, of which `sum` covers the blocks so far.
  static func joining(_ sum: UInt64, _ block: UInt64) -> UInt64 {
    let mixed = (sum ^ block) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }
}
