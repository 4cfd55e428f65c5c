import Glibc

/// Memory in large pages, whose first touch costs a third.
enum HugePages {
  /// Asks for them where a buffer of 4 MiB or more has room; a refusal changes nothing else.
  static func use<Element>(_ buffer: UnsafeMutableBufferPointer<Element>) {
    let page = 1 << 21
    let count = buffer.count * MemoryLayout<Element>.stride
    guard count >= 2 * page, let base = buffer.baseAddress else { return }
    let start = unsafe UnsafeMutableRawPointer(base).alignedUp(toMultipleOf: page)
    let skipped = unsafe start - UnsafeMutableRawPointer(base)
    _ = unsafe madvise(start, (count - skipped) / page * page, MADV_HUGEPAGE)
  }
}
