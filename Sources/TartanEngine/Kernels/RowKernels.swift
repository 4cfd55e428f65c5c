import CKernels

/// The C kernels that count row after row. In C so that one loop serves each width of codes; they compare each code
/// with the table before they use it.
enum RowKernels {
  /// Adds one for each two items of each row of `base` in the words, the first not after the second:
  /// `counts[first * (items + 1) + second]`.
  static func countPairs(
    _ offsets: [UInt32], _ codes: Codes, items: Int, _ base: Bitmap, words: Range<Int>, _ counts: inout [UInt32]
  ) {
    precondition(offsets.count > base.count, "each row has a list")
    precondition(words.upperBound <= base.words.count, "the words are those of the base")
    precondition(counts.count >= (items + 1) * (items + 1), "each pair has a cell")
    unsafe withLists(offsets, codes, items) { lists in
      unsafe base.words.withUnsafeBufferPointer { mask in
        unsafe counts.withUnsafeMutableBufferPointer { counts in
          // SAFETY: a base has no bit at or above its count, up to which there are offsets, and the kernel keeps to the
          // table and to the codes.
          unsafe tk_pairs_by_rows(lists, mask.baseAddress, words.lowerBound, words.upperBound, counts.baseAddress)
        }
      }
    }
  }

  /// Adds one for the code of each row of `base` in the words with each item of its list, the item `items` standing for
  /// an empty one: `counts[code * (items + 1) + item]`; and one to the row's code in `totals`, the last of which stands
  /// for all codes beyond.
  static func countTable(
    _ codes: Codes, _ offsets: [UInt32], _ lists: Codes, items: Int, _ base: Bitmap, words: Range<Int>,
    _ counts: inout [UInt32], _ totals: inout [UInt32]
  ) {
    precondition(codes.count >= base.count && offsets.count > base.count, "each row has a code and a list")
    precondition(words.upperBound <= base.words.count, "the words are those of the base")
    precondition(!totals.isEmpty && counts.count >= totals.count * (items + 1), "each pair has a cell")
    unsafe withLists(offsets, lists, items) { lists in
      unsafe codes.withRawCodes { codes, width in
        unsafe base.words.withUnsafeBufferPointer { mask in
          unsafe counts.withUnsafeMutableBufferPointer { counts in
            unsafe totals.withUnsafeMutableBufferPointer { totals in
              // SAFETY: as above; codes beyond the table are read as its last one.
              unsafe tk_cross_by_rows(
                codes, width, totals.count - 1, lists, mask.baseAddress, words.lowerBound, words.upperBound,
                counts.baseAddress, totals.baseAddress)
            }
          }
        }
      }
    }
  }

  private static func withLists(
    _ offsets: [UInt32], _ codes: Codes, _ items: Int, _ body: (UnsafePointer<tk_lists>) -> Void
  ) {
    unsafe offsets.withUnsafeBufferPointer { offsets in
      unsafe codes.withRawCodes { raw, width in
        let lists = unsafe tk_lists(
          offsets: offsets.baseAddress, codes: raw, count: codes.count, items: items, width: width)
        unsafe withUnsafePointer(to: lists) { unsafe body($0) }
      }
    }
  }
}

extension Codes {
  /// Calls `body` with where the codes are and how many bytes each has, for the time of the call.
  fileprivate func withRawCodes(_ body: (UnsafeRawPointer?, Int32) -> Void) {
    switch self {
    case .bytes(let codes): unsafe codes.withUnsafeBytes { unsafe body($0.baseAddress, 1) }
    case .shorts(let codes): unsafe codes.withUnsafeBytes { unsafe body($0.baseAddress, 2) }
    case .words(let codes): unsafe codes.withUnsafeBytes { unsafe body($0.baseAddress, 4) }
    }
  }
}
