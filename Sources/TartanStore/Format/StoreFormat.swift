/// The numbers of the format, in one place.
enum StoreFormat {
  /// Stands in the header of the file: "Tart".
  static let applicationID = 0x5461_7274
  /// Rises when an older program could not read the file.
  static let version = 1
  /// The ending of a saved dataset's name.
  static let ending = ".tartan"

  /// What a block of elements takes at most: one to a page of 64 KiB, with room for SQLite's own bytes.
  static let blockSize = 65_024
  /// A block of pieces aims at this size: several to a page, so that little of it is left over.
  static let pieceBlockSize = 16_384
  /// A block of pieces is at most so large, unless one piece alone is larger.
  static let largestPieceBlock = 1 << 26
  /// What one piece may take: SQLite holds no more than a thousand million bytes in one value.
  static let largestPiece = 900_000_000
  /// From so many bytes on the file has large pages.
  static let largePagesFrom = 1 << 20

  /// How many fields a row of `statements` shows at most: a table of SQLite has 2,000 columns at most.
  static let mostColumns = 1_900
  /// How many fields `codings` joins at most: a query of SQLite joins 500 at most.
  static let mostCodedFields = 480
}
