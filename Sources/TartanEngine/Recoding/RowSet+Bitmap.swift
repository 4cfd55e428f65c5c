public import TartanPlan

extension RowSet {
  /// The statements of a bitmap.
  public init(_ bitmap: Bitmap) { self.init(words: bitmap.words, count: bitmap.count) }
}
