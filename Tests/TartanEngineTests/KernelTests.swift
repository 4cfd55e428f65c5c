import CKernels
import Testing
import TartanEngine

/// The C kernels at every level of processor that this machine has, against loops with nothing clever in them.
@Suite struct KernelTests {
  /// The levels up to that of this machine: 0 is the plain build.
  static let levels = 0...tk_level()

  private func words(_ count: Int, _ random: inout SeededGenerator) -> [UInt64] {
    (0..<count).map { _ in random.chance(0.1) ? .max : random.chance(0.1) ? 0 : random.next() & random.next() }
  }

  @Test(arguments: [0, 1, 3, 4, 5, 63, 64, 65, 67, 68, 127, 128, 511, 512, 513, 1100])
  func commonBitsAreCountedAlikeAtEveryLevel(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 100)
    let (a, b) = (words(count, &random), words(count, &random))
    let expected = a.indices.reduce(0) { $0 + (a[$1] & b[$1]).nonzeroBitCount }
    for level in KernelTests.levels {
      #expect(unsafe tk_count_and_at(level, a, b, count) == UInt64(expected), "level \(level)")
    }
    #expect(countIntersection(a.span, b.span) == expected)
  }

  @Test(arguments: [1, 2, 4, 5, 9], [false, true])
  func tablesOfSetsAreCountedAlikeAtEveryLevel(_ sets: Int, _ isUpper: Bool) {
    var random = SeededGenerator(seed: UInt64(sets) + 110)
    let count = 700
    let all = (0..<sets).map { _ in words(count, &random) }
    let mask = words(count, &random)
    for (first, end) in [(0, count), (0, 512), (511, 513), (3, 3), (5, 700)] {
      for isMasked in [false, true] {
        for level in KernelTests.levels {
          let counts = crossed(all, isMasked ? mask : nil, first..<end, isUpper, level)
          for row in 0..<sets {
            for column in (isUpper ? row : 0)..<sets {
              let expected = (first..<end).reduce(0) { sum, word in
                sum + (all[row][word] & all[column][word] & (isMasked ? mask[word] : .max)).nonzeroBitCount
              }
              #expect(counts[row * sets + column] == UInt64(expected))
            }
          }
        }
      }
    }
  }

  private func crossed(
    _ sets: [[UInt64]], _ mask: [UInt64]?, _ range: Range<Int>, _ isUpper: Bool, _ level: Int32
  ) -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: sets.count * sets.count)
    let flat = Array(sets.joined())
    let length = sets.first?.count ?? 0
    // SAFETY: the pointers are used only inside of the scopes that keep the arrays alive.
    unsafe flat.withUnsafeBufferPointer { flat in
      let pointers = unsafe sets.indices.map { set in unsafe flat.baseAddress.map { unsafe $0 + set * length } }
      unsafe (mask ?? []).withUnsafeBufferPointer { mask in
        unsafe tk_cross(
          pointers, sets.count, pointers, sets.count, mask.isEmpty ? nil : mask.baseAddress, range.lowerBound,
          range.upperBound, isUpper ? 1 : 0, level, &counts)
      }
    }
    return counts
  }

  @Test(arguments: [1, 2, 4]) func pairsOfCodesAreCountedRowByRow(_ width: Int) {
    var random = SeededGenerator(seed: UInt64(width) + 120)
    let items = 7
    // Some codes lie beyond the table, and the last offsets beyond the codes, as in a damaged file.
    let lists = (0..<200).map { _ in (0..<random.below(5)).map { _ in random.below(9) }.sorted() }
    let flat = Array(lists.joined())
    var offsets: [UInt32] = [0]
    for list in lists { offsets.append((offsets.last ?? 0) + UInt32(list.count)) }
    offsets[200] += 50
    let mask = words(4, &random).enumerated().map { $0.offset < 3 ? $0.element : $0.element & 0xFF }
    var pairs = [UInt32](repeating: 0, count: 64)
    var table = [UInt32](repeating: 0, count: 4 * 8)
    var totals = [UInt32](repeating: 0, count: 4)
    let codes = (0..<200).map { _ in random.below(6) }
    unsafe packed(flat, width).withUnsafeBytes { flatBytes in
      unsafe packed(codes, width).withUnsafeBytes { codeBytes in
        unsafe offsets.withUnsafeBufferPointer { offsets in
          var all = unsafe tk_lists(
            offsets: offsets.baseAddress, codes: flatBytes.baseAddress, count: flat.count, items: items,
            width: Int32(width))
          unsafe tk_pairs_by_rows(&all, mask, 0, 4, &pairs)
          unsafe tk_cross_by_rows(codeBytes.baseAddress, Int32(width), 3, &all, mask, 0, 4, &table, &totals)
        }
      }
    }
    var slowPairs = [UInt32](repeating: 0, count: 64)
    var slowTable = [UInt32](repeating: 0, count: 32)
    var slowTotals = [UInt32](repeating: 0, count: 4)
    for row in 0..<200 where mask[row / 64] >> UInt64(row % 64) & 1 == 1 {
      let list = lists[row].map { min($0, items) }
      for first in list.indices { for second in list[first...] { slowPairs[list[first] * 8 + second] += 1 } }
      let code = min(codes[row], 3)
      slowTotals[code] += 1
      for item in list.isEmpty ? [items] : list { slowTable[code * 8 + item] += 1 }
      // The list of the last row reaches beyond the codes, so it is not empty for the kernel where it is none.
    }
    #expect(pairs == slowPairs)
    #expect(table == slowTable)
    #expect(totals == slowTotals)
  }

  private func packed(_ codes: [Int], _ width: Int) -> [UInt8] {
    codes.flatMap { code in (0..<width).map { UInt8(truncatingIfNeeded: code >> (8 * $0)) } }
  }

  @Test func theTableAndThePairsOfManyLabelsAgreeWithASlowLoopOnSeveralThreads() throws {
    let sample = Sample.random(5_000, seed: 130, themes: 6, tags: 80)
    var random = SeededGenerator(seed: 131)
    for share in [0.02, 0.5, 1.0] {
      let base = Bitmap(rows: sample.rows.filter { _ in random.chance(share) }, of: 5_000)
      let pairs = try sample.executor(threads: 3).pairs(sample.tagAxis(), within: base)
      var counts = [Int](repeating: 0, count: 6_400)
      for row in base.rows {
        for first in sample.statements[row].tags {
          for second in sample.statements[row].tags { counts[first * 80 + second] += 1 }
        }
      }
      #expect(pairs.pairs.allSatisfy { $0.both == counts[$0.first * 80 + $0.second] })
      #expect(pairs.pairs.allSatisfy { $0.inFirst == counts[$0.first * 81] && $0.inSecond == counts[$0.second * 81] })
    }
  }
}
