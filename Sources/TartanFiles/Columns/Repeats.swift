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

  @inline(__always) private func share(of hash: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(hash) &* UInt64(truncatingIfNeeded: threads)) &>> 32)
  }

  /// The rows of one share, ascending.
  private func rows(ofShare share: Int) -> [UInt32] {
    let hashes = hashes.span
    var count = 0
    for row in hashes.indices { count &+= hashes[row] != 0 && self.share(of: hashes[row]) == share ? 1 : 0 }
    // One place more than there are rows: each row is written there, and only those of the share move the place on.
    var rows = [UInt32](zeros: count + 1)
    var out = rows.mutableSpan
    var place = 0
    for row in hashes.indices {
      out[place] = UInt32(truncatingIfNeeded: row)
      place &+= hashes[row] != 0 && self.share(of: hashes[row]) == share ? 1 : 0
    }
    rows.removeLast()
    return rows
  }

  /// Those of `rows` whose hash another one may have: a filter of bits that fits into the cache finds them without a
  /// table of all rows.
  private func suspects(_ rows: [UInt32]) -> [UInt32] {
    let shift = Repeats.bitShift(for: rows.count)
    var met = Repeats.filter(shift)
    var again = Repeats.filter(shift)
    var isMetAgain = false
    let hashes = hashes.span
    var metWords = met.mutableSpan
    var againWords = again.mutableSpan
    for index in rows.indices {
      let bit = hashes[Int(rows[index])] &>> shift
      let word = Int(bit &>> 6)
      let mask: UInt64 = 1 &<< UInt64(bit & 63)
      let old = metWords[word]
      metWords[word] = old | mask
      if old & mask != 0 {
        againWords[word] |= mask
        isMetAgain = true
      }
    }
    guard isMetAgain else { return [] }
    var suspects: [UInt32] = []
    for row in rows {
      let bit = hashes[Int(row)] &>> shift
      if againWords[Int(bit &>> 6)] & (1 &<< UInt64(bit & 63)) != 0 { suspects.append(row) }
    }
    return suspects
  }

  /// How many of a hash's bits a filter leaves away: it has sixteen places a row and more. The highest bits tell shares
  /// apart, so that the filter has places for all shares.
  private static func bitShift(for rows: Int) -> UInt32 {
    var shift: UInt32 = 16
    while shift > 0, 1 << (32 - Int(shift)) < 16 * rows { shift -= 1 }
    return shift
  }

  private static func filter(_ shift: UInt32) -> [UInt64] { [UInt64](zeros: 1 << (26 - Int(min(shift, 26)))) }

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
