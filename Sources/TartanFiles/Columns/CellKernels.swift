import CKernels

// The C kernels that go over the cells of one column. Each gives up at a row that takes a closer look than it can give
// (doubled quotes, unusual blanks, a value that was not met before); the caller reads that row and goes on behind it.
// Measured on a million rows, on a busy machine: coding four columns takes 63 ms of one core so, and 97 in Swift with
// its checks; splitting tags 66 instead of 105, wording 75 instead of 107.

extension RecordTable {
  /// Calls `body` with the places of all cells as the C kernels take them, for the time of the call.
  @inline(__always)
  @unsafe func withCells<Result>(_ body: (UnsafePointer<tk_cells>) -> Result) -> Result {
    // SAFETY: the three arrays are kept alive by the nested scopes; `body` must not let the pointers out. The table sees
    // to it that it has a start and `columnCount` ends a row; the kernels check each end against the count of bytes.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe starts.withUnsafeBufferPointer { starts in
        unsafe ends.withUnsafeBufferPointer { ends in
          var cells = unsafe tk_cells(
            bytes: bytes.baseAddress, count: bytes.count, starts: starts.baseAddress, ends: ends.baseAddress,
            columns: columnCount)
          return unsafe withUnsafePointer(to: &cells) { unsafe body($0) }
        }
      }
    }
  }

  /// Writes the code plus one in `values` of each cell of `rows`, of which the first stands at `first` in `codes`, and
  /// counts them; returns the row that takes a closer look, or the end.
  func code(
    _ column: Int, _ rows: Range<Int>, by values: borrowing ByteTable, into codes: inout [UInt16], at first: Int,
    _ counts: inout [Int]
  ) -> Int {
    precondition(column < columnCount && rows.upperBound <= count, "the rows are the table's")
    precondition(rows.lowerBound >= first && rows.upperBound - first <= codes.count, "each row has a code")
    precondition(counts.count == values.count + 1, "each code has a count")
    // SAFETY: the kernel writes a code for rows of the range alone, and counts codes of the table alone.
    return unsafe withCells { cells in
      unsafe values.withDictionary { values in
        unsafe codes.withUnsafeMutableBufferPointer { codes in
          unsafe counts.withUnsafeMutableBufferPointer { counts in
            unsafe tk_code_cells(
              cells, column, rows.lowerBound, rows.upperBound, values, first, codes.baseAddress, counts.baseAddress)
          }
        }
      }
    }
  }

  /// Goes on as long as values ascend; returns the row that takes a closer look, or the end. The last value stands at
  /// `last`, which is empty if there is none yet.
  func ascent(_ column: Int, _ rows: Range<Int>, after last: inout Range<Int>) -> Int {
    precondition(column < columnCount && rows.upperBound <= count, "the rows are the table's")
    precondition(last.lowerBound >= 0 && last.upperBound <= bytes.count, "the last value stands in the file")
    var start = last.lowerBound
    var length = last.count
    // SAFETY: the kernel reads the bytes of the last value and of cells.
    let row = unsafe withCells {
      unsafe tk_ascending_cells($0, column, rows.lowerBound, rows.upperBound, &start, &length)
    }
    last = start..<start + length
    return row
  }

  /// Appends the codes in `values` of what stands between separators in the cells of `rows`, whose first one has the
  /// list `first`; returns the row that takes a closer look, or the end.
  func split(
    _ column: Int, _ rows: Range<Int>, by separator: UInt8, _ values: borrowing ByteTable, into offsets: inout [UInt32],
    at first: Int, _ codes: inout [UInt32], used: inout Int
  ) -> Int {
    precondition(column < columnCount && rows.upperBound <= count, "the rows are the table's")
    precondition(rows.lowerBound >= first && rows.upperBound - first < offsets.count, "each row has an offset")
    precondition(used <= codes.count, "the codes have room for those that are there")
    // SAFETY: the kernel writes offsets of the range's rows alone, and codes only where it has compared the room.
    return unsafe withCells { cells in
      unsafe values.withDictionary { values in
        unsafe offsets.withUnsafeMutableBufferPointer { offsets in
          unsafe codes.withUnsafeMutableBufferPointer { codes in
            var lists = unsafe tk_open_lists(
              offsets: offsets.baseAddress, codes: codes.baseAddress, used: used, capacity: codes.count)
            let row = unsafe tk_split_cells(
              cells, column, rows.lowerBound, rows.upperBound, separator, values, first, &lists)
            unsafe used = lists.used
            return row
          }
        }
      }
    }
  }

  /// Writes where the text of each cell of `rows` stands, its length and, where `hashes` is not empty, its hash; returns
  /// the row that takes a closer look, or the end.
  func text(
    _ column: Int, _ rows: Range<Int>, at first: Int, _ starts: inout [UInt64], _ lengths: inout [UInt32],
    _ hashes: inout [UInt32]
  ) -> Int {
    precondition(column < columnCount && rows.upperBound <= count, "the rows are the table's")
    precondition(rows.lowerBound >= first && rows.upperBound - first <= starts.count, "each row has a start")
    precondition(lengths.count == starts.count, "each row has a length")
    precondition(hashes.isEmpty || hashes.count == starts.count, "each row has a hash, or none has")
    // SAFETY: the kernel writes the elements of the range's rows alone.
    return unsafe withCells { cells in
      unsafe starts.withUnsafeMutableBufferPointer { starts in
        unsafe lengths.withUnsafeMutableBufferPointer { lengths in
          unsafe hashes.withUnsafeMutableBufferPointer { hashes in
            unsafe tk_text_cells(
              cells, column, rows.lowerBound, rows.upperBound, first, starts.baseAddress, lengths.baseAddress,
              hashes.isEmpty ? nil : hashes.baseAddress)
          }
        }
      }
    }
  }
}
