import TartanEngine
import TartanModel

/// Finds statements that are the same but for their identity.
struct DuplicateSearch: Sendable {
  private let dataset: Dataset
  private let compared: [FieldID]
  /// A hash of each statement's wording; empty to have them made.
  private let wordingHashes: [UInt32]
  private let workers: Workers

  /// Compares every field of `dataset` but the identity.
  init(_ dataset: Dataset, wordingHashes: [UInt32], workers: Workers) {
    self.dataset = dataset
    self.wordingHashes = wordingHashes
    self.workers = workers
    compared = dataset.catalog.fields.filter { $0.kind != .id }.map(\.id)
  }

  /// Each statement that repeats an earlier one, with the first such one; none if the dataset has no wording.
  func repeats(stop: StopFlag) -> [Repeat] {
    guard let wording = dataset.catalog.wordingField, case .text(let texts) = dataset[wording.id] else { return [] }
    let parts = workers.parts(of: dataset.statements)
    let hashes = wordingHashes.isEmpty ? DuplicateSearch.hashes(of: texts, parts) : wordingHashes
    // Few statements have another one's wording: the other fields are looked at for those alone.
    let search = Repeats(hashes: hashes, threads: parts.count, closeHash: closeHash, areEqual: areEqual)
    return search.find(stop: stop)
  }

  private static func hashes(of texts: TextColumn, _ parts: [Range<Int>]) -> [UInt32] {
    joined(
      Workers.map(parts.count) { part in
        parts[part].map { row in texts.lengths[row] == 0 ? 0 : ByteHash.short(hash(of: texts, row)) }
      })
  }

  private static func hash(of texts: TextColumn, _ row: Int) -> UInt64 {
    let piece = texts.piece(at: row)
    // SAFETY: every bit pattern of a byte is a value; nothing is stored through the span.
    return unsafe ByteHash.hash(piece.bytes, 0..<piece.count)
  }

  /// A hash of all compared fields of one statement.
  private func closeHash(_ row: Int) -> UInt64 {
    var hash: UInt64 = 0x2545_F491_4F6C_DD1D
    for field in compared {
      switch dataset[field] {
      case .single(let column): hash = ByteHash.mix(hash, UInt64(column.codes[row]))
      case .multi(let column):
        for place in Int(column.offsets[row])..<Int(column.offsets[row + 1]) {
          hash = ByteHash.mix(hash, UInt64(column.codes[place]))
        }
        hash = ByteHash.mix(hash, UInt64(column.offsets[row + 1] &- column.offsets[row]))
      case .number(let column): hash = ByteHash.mix(hash, column.values[row].bitPattern)
      case .date(let column): hash = ByteHash.mix(hash, UInt64(UInt32(bitPattern: column.firstDays[row])))
      case .text(let column): hash = ByteHash.mix(hash, DuplicateSearch.hash(of: column, row))
      }
    }
    return hash
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
