import TartanModel

/// Which columns of a table stand on a terminal and how wide they are.
struct GridLayout: Hashable {
  /// The columns shown, left to right.
  let shown: [Int]
  /// The width of each column shown.
  let widths: [Int]
  /// The spaces between two columns.
  let gap: Int
  /// The columns left out.
  let omitted: [Int]

  /// The width of the whole table.
  var width: Int { GridLayout.total(widths, gap) }

  /// Fits a table into `room` columns, or lays it out whole where there is no limit.
  ///
  /// Heads and labels are shortened first; what still does not fit is left out from the right, except the totals
  /// at the end.
  init(_ table: AnswerTable, _ heads: [ShownText], _ options: RenderOptions, room: Int?) {
    var fitting = GridFitting(table, heads, options)
    guard let room else {
      let all = Array(table.columns.indices)
      self.init(all, fitting.widths(all, .natural, gap: GridLayout.wideGap), GridLayout.wideGap, [])
      return
    }
    let shown = fitting.choose(room)
    let omitted = Set(table.columns.indices).subtracting(shown).sorted()
    let natural = fitting.widths(shown, .natural, gap: GridLayout.wideGap)
    if GridLayout.total(natural, GridLayout.wideGap) <= room {
      self.init(shown, natural, GridLayout.wideGap, omitted)
    } else {
      self.init(shown, fitting.fit(shown, room), GridLayout.narrowGap, omitted)
    }
  }

  private init(_ shown: [Int], _ widths: [Int], _ gap: Int, _ omitted: [Int]) {
    self.shown = shown
    self.widths = widths
    self.gap = gap
    self.omitted = omitted
  }

  /// The columns between two columns of a table that has room.
  static let wideGap = 3
  /// The columns between two columns of a table that has not.
  static let narrowGap = 2

  /// The width of columns with gaps between.
  static func total(_ widths: some Collection<Int>, _ gap: Int) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }
}
