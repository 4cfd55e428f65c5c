import TartanEngine
import TartanModel

/// Writes the blocks of all parts, one after the other.
struct BlockSink: ~Copyable {
  private var insert: Statement
  private let stop: StopFlag
  private var next = 1

  init(_ database: borrowing Database, stop: StopFlag) throws(DatabaseFailure) {
    insert = try database.prepare("INSERT INTO tartan_blocks VALUES (?, ?, ?)")
    self.stop = stop
  }

  /// Writes elements of one size.
  mutating func add<Element: BitwiseCopyable>(_ elements: [Element], as role: Part.Role) throws(SavingFailure) -> Part {
    let first = next
    var sum: UInt64 = 0
    let width = MemoryLayout<Element>.stride
    let size = StoreFormat.blockSize / width
    var start = 0
    while start < elements.count {
      let block = elements.span.extracting(start..<min(start + size, elements.count))
      // SAFETY: elements of fixed size without gaps are bytes; the block lives as long as the array.
      let failure: SavingFailure? = unsafe block.withUnsafeBytes { bytes in
        do throws(SavingFailure) {
          try add(unsafe Span<UInt8>(_unsafeBytes: bytes), to: &sum)
          return nil
        } catch {
          return error
        }
      }
      if let failure { throw failure }
      start += size
    }
    return Part(
      role: role, width: width, count: elements.count, piecesPerBlock: 0, longestBlock: 0,
      firstBlock: first, blocks: next - first, checksum: sum)
  }

  /// Writes the label codes of a field, as wide as they are.
  mutating func add(_ codes: Codes, as role: Part.Role) throws(SavingFailure) -> Part {
    switch codes {
    case .bytes(let codes): try add(codes, as: role)
    case .shorts(let codes): try add(codes, as: role)
    case .words(let codes): try add(codes, as: role)
    }
  }

  /// Writes wording.
  mutating func add(_ column: TextColumn) throws(SavingFailure) -> Part {
    if let longest = column.lengths.max(), longest > StoreFormat.largestPiece { throw .tooLong }
    let layout = PieceLayout(pieces: column.count, width: 1) { Int(column.lengths[$0]) }
    return try add(layout, pieces: column.count, width: 1, role: .wording, length: { Int(column.lengths[$0]) }) {
      row, block in
      let piece = column.piece(at: row)
      // SAFETY: the piece lives as long as the column, and the array copies it. One call instead of one a byte.
      unsafe piece.withUnsafeBufferPointer { unsafe block.append(contentsOf: $0) }
    }
  }

  /// Writes lists of label codes.
  mutating func add(_ column: MultiColumn) throws(SavingFailure) -> Part {
    let width = column.codes.width.rawValue
    let length = { (row: Int) in Int(column.offsets[row + 1] - column.offsets[row]) }
    let layout = PieceLayout(pieces: column.count, width: width, length: length)
    return try add(layout, pieces: column.count, width: width, role: .lists, length: length) { row, block in
      for index in Int(column.offsets[row])..<Int(column.offsets[row + 1]) {
        let code = column.codes[index]
        for byte in 0..<width { block.append(UInt8(truncatingIfNeeded: code >> UInt32(8 * byte))) }
      }
    }
  }

  private mutating func add(
    _ layout: PieceLayout, pieces: Int, width: Int, role: Part.Role, length: (Int) -> Int,
    append: (Int, inout [UInt8]) -> Void
  ) throws(SavingFailure) -> Part {
    let first = next
    var sum: UInt64 = 0
    var block: [UInt8] = []
    for start in stride(from: 0, to: pieces, by: layout.piecesPerBlock) {
      block.removeAll(keepingCapacity: true)
      var place = 0
      layout.append(place, to: &block)
      for row in start..<start + layout.piecesPerBlock {
        if row < pieces { place += length(row) }
        layout.append(place, to: &block)
      }
      for row in start..<min(start + layout.piecesPerBlock, pieces) { append(row, &block) }
      try add(block.span, to: &sum)
    }
    return Part(
      role: role, width: width, count: layout.count, piecesPerBlock: layout.piecesPerBlock,
      longestBlock: layout.longest,
      firstBlock: first, blocks: next - first, checksum: sum)
  }

  private mutating func add(_ bytes: Span<UInt8>, to sum: inout UInt64) throws(SavingFailure) {
    if stop.isRaised { throw .stopped }
    let checksum = Checksum.of(bytes, block: next)
    sum = Checksum.joining(sum, checksum)
    do throws(DatabaseFailure) {
      insert.bind(next, at: 1)
      insert.bind(checksum, at: 3)
      try insert.execute(bytes, at: 2)
    } catch {
      throw .database(error)
    }
    next += 1
  }
}

/// Why a dataset was not saved.
enum SavingFailure: Error {
  /// SQLite could not write.
  case database(DatabaseFailure)
  /// A statement is longer than a value of SQLite can be.
  case tooLong
  /// Somebody asked to stop.
  case stopped
}
