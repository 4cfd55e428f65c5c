import CKernels

extension TextColumn {
  /// How many pieces there are.
  package var count: Int { starts.count }

  /// The bytes of the piece at `row`; empty where there is none.
  @_lifetime(borrow self)
  package func piece(at row: Int) -> Span<UInt8> {
    let start = Int(starts[row])
    let length = Int(lengths[row])
    if start < bytes.count { return bytes.span.extracting(start..<start + length) }
    let inside = start - bytes.count
    return extra.span.extracting(inside..<inside + length)
  }

  /// Calls `body` with the column from the piece at `first` on as the C kernels take it, for the time of the call.
  func withPieces<Result>(from first: Int = 0, _ body: (UnsafePointer<tk_pieces>) -> Result) -> Result {
    // SAFETY: the four arrays are kept alive by the nested scopes; `body` must not let the pointers out, and the
    // kernels check each piece against the two counts.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe extra.withUnsafeBufferPointer { extra in
        unsafe starts.withUnsafeBufferPointer { starts in
          unsafe lengths.withUnsafeBufferPointer { lengths in
            let pieces = unsafe tk_pieces(
              bytes: bytes.baseAddress, bytes_count: bytes.count, extra: extra.baseAddress, extra_count: extra.count,
              starts: starts.baseAddress.map { unsafe $0 + first },
              lengths: lengths.baseAddress.map { unsafe $0 + first })
            return unsafe withUnsafePointer(to: pieces) { unsafe body($0) }
          }
        }
      }
    }
  }

  /// The rows whose wording has a character that folds to several, ASCII among them.
  package func expandingRows(threads: Int) -> Bitmap {
    let parts = RowChunks.map(RowChunks.ranges(of: count, threads: count > RowChunks.parallelLimit ? threads : 1)) {
      range in
      var found = [UInt64](repeating: 0, count: (range.count + 63) / 64)
      unsafe withPieces { pieces in
        // SAFETY: `found` has a bit for each row of the range.
        unsafe found.withUnsafeMutableBufferPointer { found in
          unsafe tk_expanding(pieces, range.lowerBound, range.upperBound, found.baseAddress)
        }
      }
      return found
    }
    return Bitmap(words: Array(parts.joined()), count: count)
  }
}
