import TartanModel

/// The columns of a share: the percentage and, where they are asked for, the ends of its interval.
enum ShareColumns {
  /// The heads.
  ///
  /// - Parameters:
  ///   - name: what the percentage is called.
  ///   - of: what it is of, in words.
  ///   - intervals: how its interval is computed; nil for none.
  /// - Returns: one column, or three.
  static func heads(_ name: String, of: String, _ intervals: IntervalMethod?) -> [TableColumn] {
    let kind = ColumnKind.percent(of: of)
    guard intervals != nil else { return [TableColumn(name, kind)] }
    return [
      TableColumn(name, kind), TableColumn(name + " lower", kind, part: .lower),
      TableColumn(name + " upper", kind, part: .upper),
    ]
  }

  /// The cells of one share.
  static func cells(_ part: Int, of whole: Int, _ intervals: IntervalMethod?) -> [Cell] {
    guard let intervals else { return [.share(part, of: whole)] }
    let interval = intervals.interval(part, of: whole)
    return [.share(part, of: whole), .end(.lower, of: interval), .end(.upper, of: interval)]
  }

  /// The cells of the whole itself, whose share needs no interval.
  static func total(_ whole: Int, _ intervals: IntervalMethod?) -> [Cell] {
    [.share(whole, of: whole)] + none(intervals).dropFirst()
  }

  /// Cells for what has no share.
  static func none(_ intervals: IntervalMethod?) -> [Cell] {
    [Cell](repeating: .empty, count: intervals == nil ? 1 : 3)
  }
}
