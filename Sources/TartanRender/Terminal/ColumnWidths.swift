import TartanModel

/// How wide one column of a table wants to be, and how narrow it may become.
struct ColumnWidths: Hashable {
  /// Head and cells on one line, whole.
  let natural: Int
  /// The words of the head whole, labels and wording somewhat shortened.
  let soft: Int
  /// Head and labels as short as they should be.
  let hard: Int
  /// What a column cannot go below: its numbers whole.
  let least: Int

  /// No word of a head is broken that has not more letters: columns are left out before heads cannot be read.
  static let shortHead = 13

  init(_ table: AnswerTable, _ column: Int, head: ShownText, _ options: RenderOptions) {
    var numbers = 0
    var words = 0
    for row in options.rows(of: table) {
      let cell = table.cell(row, column)
      let columns = ShownText.columns(of: cell.text(in: table.columns[column], options))
      if cell.isNumeric {
        numbers = max(numbers, columns)
      } else {
        words = max(words, columns + (column == 0 ? GridText.indent(row) : 0))
      }
    }
    // A row whose name cannot be read is no use: columns are left out before names get shorter than this.
    let namesRow = column < table.stubCount
    let isRoomy = options.width.map { $0 >= 70 } ?? true
    let (softWords, hardWords) = namesRow && isRoomy ? (28, 20) : ColumnWidths.limits(table.columns[column].kind)
    let wrappedHead = head.cutInTheMiddle(to: GridText.headLimit).headWidth
    let hardHead = min(wrappedHead, ColumnWidths.shortHead)
    least = max(numbers, min(words, namesRow && isRoomy ? 16 : 3), min(head.columns, 3))
    hard = max(least, hardHead, min(words, hardWords))
    soft = max(hard, wrappedHead, min(words, softWords))
    natural = max(soft, head.columns, words)
  }

  subscript(level: GridFitting.Level) -> Int {
    switch level {
    case .natural: natural
    case .soft: soft
    case .hard: hard
    case .least: least
    }
  }

  /// How wide the words of a column stay: somewhat shortened, and as short as they should be.
  private static func limits(_ kind: ColumnKind) -> (soft: Int, hard: Int) {
    switch kind {
    case .label: (24, 8)
    case .text: (32, 16)
    case .count, .percent, .measure, .pValue, .number: (16, 6)
    }
  }
}
