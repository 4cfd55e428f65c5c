/// How pieces of different lengths are shared out to blocks. Depends on the lengths alone.
///
/// A block begins with the places of its pieces as decimal numbers of one length, so that a query of SQLite can cut a
/// piece out: 0, the end of the first piece, the end of the second, and so on; the last block repeats its end for the
/// pieces that it lacks.
struct PieceLayout {
  /// How many pieces a block has.
  let piecesPerBlock: Int
  /// How many digits a place has.
  let digits: Int
  /// How many elements all pieces have.
  let count: Int
  /// How many elements the longest block has.
  let longest: Int

  /// Chooses a layout for `pieces` pieces, of `length(i)` elements of `width` bytes.
  init(pieces: Int, width: Int, length: (Int) -> Int) {
    let count = (0..<pieces).reduce(0) { $0 + length($1) }
    var perBlock = 1024
    while perBlock > 64, count * width / max(1, pieces) * perBlock > StoreFormat.pieceBlockSize { perBlock /= 2 }
    func longest(of perBlock: Int) -> Int {
      stride(from: 0, to: pieces, by: perBlock).reduce(0) { longest, start in
        max(longest, (start..<min(start + perBlock, pieces)).reduce(0) { $0 + length($1) })
      }
    }
    while perBlock > 1, longest(of: perBlock) * width > StoreFormat.largestPieceBlock { perBlock /= 2 }
    self.count = count
    piecesPerBlock = perBlock
    self.longest = longest(of: perBlock)
    digits = String(self.longest).utf8.count
  }

  /// Writes a place.
  func append(_ place: Int, to block: inout [UInt8]) {
    let start = block.count
    var left = place
    for _ in 0..<digits { block.append(UInt8(ascii: "0")) }
    for digit in 1...digits {
      block[start + digits - digit] += UInt8(left % 10)
      left /= 10
    }
  }
}
