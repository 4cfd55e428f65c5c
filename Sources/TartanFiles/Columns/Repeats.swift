import CKernels
import TartanEngine
import TartanModel

/// A row that says the same as an earlier one.
struct Repeat: Sendable, Equatable {
  /// The row.
  let row: UInt32
  /// The first row that says the same.
  let first: UInt32
}

/// Finds rows that repeat earlier ones, by hashes first and by what they say afterwards.
struct Repeats: Sendable {
  /// A hash of each row; 0 for a row that is not looked at.
  let hashes: [UInt32]
  /// How many threads share the work: each takes the rows whose hashes fall into its share of all hashes.
  let threads: Int
  /// A better hash of a row whose hash another row has too: rows with equal ones are then compared.
  let closeHash: @Sendable (Int) -> UInt64
  /// Whether two rows say the same.
  let areEqual: @Sendable (Int, Int) -> Bool

  /// The rows that repeat an earlier one, ascending.
  func find(stop: StopFlag) -> [Repeat] {
    let found = Workers.map(threads) { share in
      let rows = rows(ofShare: share)
      return stop.isRaised ? [] : exact(suspects(rows), stop)
    }
    return found.count == 1 ? found[0] : found.flatMap { $0 }.sorted { $0.row < $1.row }
  }

  /// The rows of one share, ascending.
  private func rows(ofShare share: Int) -> [UInt32] {
    // SAFETY: the kernel reads as many hashes as there are; the room is what it has counted, and one more.
    let count = unsafe tk_rows_of_share(hashes, hashes.count, share, threads, nil)
    return unsafe [UInt32](room: count + 1) { unsafe tk_rows_of_share(hashes, hashes.count, share, threads, $0) }
  }

  /// Those of `rows` whose hash another one may have: a filter of bits that fits into the cache finds them without a
  /// table of all rows. It takes some for suspects that are not, so the next one looks at other bits of the hashes.
  private func suspects(_ rows: [UInt32]) -> [UInt32] {
    var suspects = rows
    for factor in [1, 0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D] as [UInt32] {
      let left = filtered(suspects, factor)
      let isSettled = left.count * 2 > suspects.count || left.count < 64
      suspects = left
      if isSettled { break }
    }
    return suspects
  }

  private func filtered(_ rows: [UInt32], _ factor: UInt32) -> [UInt32] {
    // Sixteen bits a row and more: about one row in twenty then meets another one's bit.
    var shift: UInt32 = 16
    while shift > 0, 1 << (32 - Int(shift)) < 16 * rows.count { shift -= 1 }
    var met = [UInt64](zeros: 1 << (26 - Int(shift)))
    var again = [UInt64](zeros: met.count)
    // SAFETY: each row has a hash; the filters have a bit for each value of 32 - shift bits.
    return unsafe [UInt32](room: rows.count + 1) {
      unsafe tk_suspects(hashes, rows, rows.count, factor, shift, &met, &again, $0)
    }
  }

  /// The rows among `suspects` that say what an earlier one says.
  private func exact(_ suspects: [UInt32], _ stop: StopFlag) -> [Repeat] {
    var size = 64
    while size < 2 * suspects.count { size *= 2 }
    // Open addressing: the upper half of the hash and the place among `suspects` plus one; 0 is free.
    var slots = [UInt64](zeros: size)
    let upper: UInt64 = 0xFFFF_FFFF_0000_0000
    var repeats: [Repeat] = []
    for index in suspects.indices {
      if index & 0xFFF == 0, stop.isRaised { return [] }
      let row = Int(suspects[index])
      let hash = closeHash(row)
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[place] != 0 {
        let first = suspects[Int(truncatingIfNeeded: slots[place] & ~upper) - 1]
        if slots[place] & upper == hash & upper, areEqual(Int(first), row) {
          repeats.append(Repeat(row: suspects[index], first: first))
          break
        }
        place = (place + 1) & (size - 1)
      }
      if slots[place] == 0 { slots[place] = hash & upper | UInt64(index + 1) }
    }
    return repeats
  }
}
