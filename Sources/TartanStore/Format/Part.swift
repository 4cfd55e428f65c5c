/// One run of values in the file: the codes of a field, its wording, the bitmaps of its labels.
struct Part: Hashable, Sendable {
  /// What a part holds.
  enum Role: String, CaseIterable, Sendable {
    /// The label codes of a single field, one a statement.
    case codes
    /// The label codes of a multi field, a piece a statement.
    case lists
    /// The numbers of a field.
    case numbers
    /// The first days of the dates of a field.
    case firstDays = "first days"
    /// The last days of them.
    case lastDays = "last days"
    /// Wording or identities, a piece a statement.
    case wording
    /// Which bitmap each label of a field has.
    case slots = "label slots"
    /// The statements with a label.
    case present = "labelled statements"
    /// The bitmaps of the frequent labels.
    case bitmaps
    /// The statements of the other labels.
    case rows = "statement lists"
    /// The lines of the source file.
    case lines
  }

  /// What it holds.
  let role: Role
  /// How many bytes an element takes; of a list or wording, an element of a piece.
  let width: Int
  /// How many elements there are; of lists and wording, in all pieces.
  let count: Int
  /// How many pieces a block has, 0 where there are no pieces.
  let piecesPerBlock: Int
  /// How many elements the longest block of pieces has.
  let longestBlock: Int
  /// The number of the first block.
  let firstBlock: Int
  /// How many blocks there are.
  let blocks: Int
  /// The sum of the sums of the blocks.
  let checksum: UInt64

  /// How many bytes all elements take.
  var byteCount: Int { count * width }

  /// How many digits the place of a piece within its block has.
  var digits: Int { String(longestBlock).utf8.count }

  /// How many bytes stand before the pieces of a block.
  var headCount: Int { (piecesPerBlock + 1) * digits }
}

extension Part {
  /// Writes it down.
  func write(to writer: inout ByteWriter) {
    writer.add(Role.allCases.firstIndex(of: role) ?? 0)
    for number in [width, count, piecesPerBlock, longestBlock, firstBlock, blocks] { writer.add(number) }
    writer.add(bits: checksum)
  }

  /// Reads what `write` wrote; refuses what does not fit `statements`, so that readers may trust its numbers.
  init(from reader: inout ByteReader, statements: Int) throws(ByteReader.Malformed) {
    let roles = Role.allCases
    role = roles[try reader.number(below: roles.count)]
    width = try reader.number(below: 9)
    count = try reader.number(below: 1 << 40)
    piecesPerBlock = try reader.number(below: 1 << 20)
    longestBlock = try reader.number(below: 1 << 40)
    firstBlock = try reader.number(below: 1 << 48)
    blocks = try reader.number(below: 1 << 40)
    checksum = try reader.bits()
    guard width > 0 else { throw ByteReader.Malformed() }
    if piecesPerBlock > 0 {
      guard blocks == (statements + piecesPerBlock - 1) / piecesPerBlock else {
        throw ByteReader.Malformed()
      }
    }
  }
}
