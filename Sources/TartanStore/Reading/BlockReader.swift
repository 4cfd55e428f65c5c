import TartanEngine

/// Reads parts of a saved file block by block, each checked before it is used.
struct BlockReader: ~Copyable {
  private let database: Database

  /// Why a part cannot be read.
  struct Damage: Error {
    let reason: String
  }

  init(_ database: consuming Database) { self.database = database }

  /// Calls `body` with each block of a part and its position, in order.
  ///
  /// - Throws: if a block is missing or not as it was written, or `body` says that it does not fit.
  func forEachBlock(of part: Part, _ body: (Int, Span<UInt8>) -> Bool) throws(Damage) {
    var sum: UInt64 = 0
    var next = 0
    do throws(DatabaseFailure) {
      var query = try database.prepare(
        "SELECT id, bytes, checksum FROM tartan_blocks WHERE id >= ? AND id < ? ORDER BY id")
      query.bind(part.firstBlock, at: 1)
      query.bind(part.firstBlock + part.blocks, at: 2)
      while try query.step() {
        let block = query.integer(0)
        let expected = UInt64(bitPattern: Int64(query.integer(2)))
        let isWhole = query.withBytes(1) { bytes in
          block == part.firstBlock + next && Checksum.of(bytes, block: block) == expected && body(next, bytes)
        }
        guard isWhole else { break }
        sum = Checksum.joining(sum, expected)
        next += 1
      }
    } catch {
      throw Damage(reason: error.message)
    }
    guard next == part.blocks, sum == part.checksum else {
      throw Damage(reason: "block \(part.firstBlock + min(next, max(0, part.blocks - 1))) is not what was saved")
    }
  }

  /// All elements of a part without pieces; of a type whose value is its bytes.
  func elements<Element: BitwiseCopyable>(_ part: Part, as type: Element.Type) throws(Damage) -> [Element] {
    guard part.piecesPerBlock == 0, part.width == MemoryLayout<Element>.stride else {
      throw Damage(reason: "it is written in another form")
    }
    var damage: Damage?
    let size = StoreFormat.blockSize
    // SAFETY: `copy` writes below `byteCount`, which is the capacity in bytes, and all of it or there is damage. Straight
    // into the array: no second copy of what may be gigabytes.
    let elements = unsafe [Element](unsafeUninitializedCapacity: part.count) { buffer, count in
      unsafe HugePages.use(buffer)
      let target = UnsafeMutableRawBufferPointer(buffer)
      do throws(Damage) {
        try forEachBlock(of: part) { index, bytes in
          let start = index * size
          guard bytes.count == min(size, part.byteCount - start) else { return false }
          unsafe copy(bytes, to: target, at: start)
          return true
        }
        count = part.count
      } catch {
        damage = error
      }
    }
    if let damage { throw damage }
    return elements
  }

  /// The pieces of a part: where each ends, counted in elements, and the elements.
  func pieces<Element: FixedWidthInteger & BitwiseCopyable>(
    _ part: Part, rows: Int, as type: Element.Type
  ) throws(Damage) -> (starts: [UInt64], elements: [Element]) {
    guard part.piecesPerBlock > 0, part.width == MemoryLayout<Element>.stride else {
      throw Damage(reason: "it is written in another form")
    }
    let digits = part.digits
    let headCount = part.headCount
    var damage: Damage?
    var elements: [Element] = []
    // SAFETY: both arrays are written below their capacity, and wholly or there is damage.
    let starts = unsafe [UInt64](unsafeUninitializedCapacity: rows + 1) { starts, startCount in
      unsafe HugePages.use(starts)
      unsafe elements = [Element](unsafeUninitializedCapacity: part.count) { buffer, count in
        unsafe HugePages.use(buffer)
        let target = UnsafeMutableRawBufferPointer(buffer)
        var done = 0
        unsafe starts[0] = 0
        do throws(Damage) {
          try forEachBlock(of: part) { index, bytes in
            let first = index * part.piecesPerBlock
            let pieces = min(part.piecesPerBlock, rows - first)
            guard bytes.count >= headCount, (bytes.count - headCount) % part.width == 0 else { return false }
            let length = (bytes.count - headCount) / part.width
            guard length <= part.count - done else { return false }
            var last = 0
            for piece in 1...pieces {
              guard let end = place(in: bytes, at: piece * digits, digits: digits), end >= last,
                end <= length
              else { return false }
              unsafe starts[first + piece] = UInt64(done + end)
              last = end
            }
            guard last == length else { return false }
            unsafe copy(bytes.extracting(headCount..<bytes.count), to: target, at: done * part.width)
            done += length
            return true
          }
          if done != part.count { damage = Damage(reason: "it is shorter than it was") }
        } catch {
          damage = error
        }
        count = damage == nil ? part.count : 0
      }
      startCount = damage == nil ? rows + 1 : 0
    }
    if let damage { throw damage }
    return (starts, elements)
  }

  /// The decimal number at a place, nil if it is none.
  @inline(__always)
  private func place(in bytes: Span<UInt8>, at start: Int, digits: Int) -> Int? {
    var number = 0
    for index in start..<start + digits {
      let digit = Int(bytes[index]) - 0x30
      guard digit >= 0, digit < 10 else { return nil }
      number = number &* 10 &+ digit
    }
    return number
  }

  /// Copies a block into the buffer of its part.
  @inline(__always)
  private func copy(_ bytes: Span<UInt8>, to target: UnsafeMutableRawBufferPointer, at start: Int) {
    // SAFETY: the callers have checked that the block fits.
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe UnsafeMutableRawBufferPointer(rebasing: target[start..<start + source.count])
        .copyMemory(from: UnsafeRawBufferPointer(source))
    }
  }
}
