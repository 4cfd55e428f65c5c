public import TartanModel

/// How the values of a field are held.
public struct FieldStorage: Hashable, Sendable {
  /// The field.
  public let field: FieldID
  /// How many bytes a label's code takes; nil for a field without labels.
  public let codeBytes: Int?
  /// The bytes of the column itself: codes, numbers, days, or the places of texts.
  public let columnBytes: Int
  /// The bytes of wording that the column points to; 0 for a field without.
  public let wordingBytes: Int
  /// The bitmaps and lists of its labels; nil until a question needs them.
  public let labelSets: LabelSets?

  /// The statements of each label, as sets.
  public struct LabelSets: Hashable, Sendable {
    /// How many labels have a bitmap.
    public let bitmaps: Int
    /// What the bitmaps take.
    public let bitmapBytes: Int
    /// How many labels have a sorted list of rows.
    public let lists: Int
    /// What the lists take.
    public let listBytes: Int
  }
}

extension Dataset {
  /// How a field is held now.
  public func storage(of field: FieldID) -> FieldStorage {
    let sets = madeLabelIndex(of: field).map { index in
      FieldStorage.LabelSets(
        bitmaps: index.dense.setCount, bitmapBytes: index.dense.words.count * 8, lists: index.listCount,
        listBytes: index.listedRows * 4)
    }
    var code: Int?
    var bytes = 0
    var wording = 0
    switch self[field] {
    case .single(let column):
      code = column.codes.width.rawValue
      bytes = column.codes.count * column.codes.width.rawValue
    case .multi(let column):
      code = column.codes.width.rawValue
      bytes = column.codes.count * column.codes.width.rawValue + column.offsets.count * 4
    case .number(let column): bytes = column.values.count * 8
    case .date(let column): bytes = column.firstDays.count * 8
    case .text(let column):
      bytes = column.starts.count * 12
      wording = column.lengths.reduce(0) { $0 + Int($1) }
    }
    return FieldStorage(field: field, codeBytes: code, columnBytes: bytes, wordingBytes: wording, labelSets: sets)
  }
}
