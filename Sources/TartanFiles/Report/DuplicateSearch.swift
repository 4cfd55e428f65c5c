import TartanEngine
import TartanModel

/// Finds statements that are the same but for their identity.
struct DuplicateSearch {
  private let dataset: Dataset
  private let compared: [FieldID]

  /// Compares every field of `dataset` but the identity.
  init(_ dataset: Dataset) {
    self.dataset = dataset
    compared = dataset.catalog.fields.filter { $0.kind != .id }.map(\.id)
  }

  /// Each statement that repeats an earlier one, with the first such one; none if the dataset has no wording.
  func pairs(stop: StopFlag) -> [(row: Int, first: Int)] {
    guard let wording = dataset.catalog.wordingField, case .text(let texts) = dataset[wording.id] else { return [] }
    var hashes = [UInt64](repeating: 0x2545_F491_4F6C_DD1D, count: dataset.statements)
    for field in compared {
      if stop.isRaised { return [] }
      mix(dataset[field], into: &hashes)
    }
    var pairs: [(row: Int, first: Int)] = []
    var slots = [UInt32](repeating: 0, count: DuplicateSearch.power(above: 2 * hashes.count))
    let mask = slots.count - 1
    for row in hashes.indices where texts.lengths[row] > 0 {
      var place = Int(truncatingIfNeeded: hashes[row]) & mask
      while slots[place] != 0 {
        let first = Int(slots[place]) - 1
        if hashes[first] == hashes[row], areEqual(first, row) {
          pairs.append((row, first))
          break
        }
        place = (place + 1) & mask
      }
      if slots[place] == 0 { slots[place] = UInt32(truncatingIfNeeded: row + 1) }
    }
    return pairs
  }

  private static func power(above count: Int) -> Int {
    var power = 64
    while power < count { power *= 2 }
    return power
  }

  private func mix(_ column: Column, into hashes: inout [UInt64]) {
    switch column {
    case .single(let column):
      for row in hashes.indices { hashes[row] = ByteHash.mix(hashes[row], UInt64(column.codes[row])) }
    case .multi(let column):
      for row in hashes.indices {
        var hash = hashes[row]
        for place in Int(column.offsets[row])..<Int(column.offsets[row + 1]) {
          hash = ByteHash.mix(hash, UInt64(column.codes[place]))
        }
        hashes[row] = ByteHash.mix(hash, UInt64(column.offsets[row + 1] &- column.offsets[row]))
      }
    case .number(let column):
      for row in hashes.indices { hashes[row] = ByteHash.mix(hashes[row], column.values[row].bitPattern) }
    case .date(let column):
      for row in hashes.indices {
        hashes[row] = ByteHash.mix(hashes[row], UInt64(UInt32(bitPattern: column.firstDays[row])))
      }
    case .text(let column):
      let bytes = column.bytes.raw
      let extra = column.extra.raw
      for row in hashes.indices {
        let start = Int(column.starts[row])
        let length = Int(column.lengths[row])
        let isInFile = start < bytes.byteCount
        let from = isInFile ? start : start - bytes.byteCount
        let hash = isInFile ? ByteHash.hash(bytes, from..<from + length) : ByteHash.hash(extra, from..<from + length)
        hashes[row] = ByteHash.mix(hashes[row], hash)
      }
    }
  }

  /// Whether two rows are the same in each compared field: hashes alone would only make it likely.
  private func areEqual(_ left: Int, _ right: Int) -> Bool {
    compared.allSatisfy { field in
      switch dataset[field] {
      case .single(let column): column.codes[left] == column.codes[right]
      case .multi(let column):
        column.codes[Int(column.offsets[left])..<Int(column.offsets[left + 1])]
          .elementsEqual(column.codes[Int(column.offsets[right])..<Int(column.offsets[right + 1])])
      case .number(let column): column.values[left].bitPattern == column.values[right].bitPattern
      case .date(let column):
        column.firstDays[left] == column.firstDays[right] && column.lastDays[left] == column.lastDays[right]
      case .text(let column): column.reads(left, like: right)
      }
    }
  }
}
