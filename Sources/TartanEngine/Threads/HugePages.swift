import Glibc

/// Asks the system for large pages under large arrays: to touch fresh memory in pages of 4 KiB costs more than to fill it.
package enum HugePages {
  private static let page = 1 << 21

  /// Asks for large pages under memory that has not been touched yet; a refusal changes nothing else.
  package static func advise(_ memory: UnsafeMutableRawBufferPointer) {
    guard memory.count >= 2 * page, let base = memory.baseAddress else { return }
    let start = unsafe base.alignedUp(toMultipleOf: page)
    let skipped = unsafe start - base
    // SAFETY: the range lies within `memory`, and advice changes no byte of it.
    _ = unsafe madvise(start, (memory.count - skipped) / page * page, MADV_HUGEPAGE)
  }

  /// The same for the memory of an array that is being made.
  package static func advise<Element>(_ buffer: UnsafeMutableBufferPointer<Element>) {
    unsafe advise(UnsafeMutableRawBufferPointer(buffer))
  }
}
