import TartanTerminal
import TartanText
import Testing

/// As much of a terminal as the painter uses, written for clearness: the slow twin that its bytes are tried on.
private struct Screen {
  let size: TerminalSize
  var cells: [[String]]
  var row: Int
  var column = 0

  init(_ size: TerminalSize, startingAt row: Int) {
    self.size = size
    self.row = row
    cells = Array(repeating: Array(repeating: ".", count: size.columns), count: size.rows)
  }

  mutating func feed(_ bytes: String) {
    var rest = Substring(bytes)
    while let character = rest.first {
      rest = rest.dropFirst()
      switch character {
      case "\r\n": newline()
      case "\r": column = 0
      case "\u{1B}": sequence(&rest)
      default: put(character)
      }
    }
  }

  private mutating func newline() {
    column = 0
    row += 1
    if row == size.rows {
      row -= 1
      cells.removeFirst()
      cells.append(Array(repeating: "", count: size.columns))
    }
  }

  private mutating func put(_ character: Character) {
    let width = DisplayWidth.columns(of: character)
    // Text must never be written where a terminal would wrap it.
    precondition(column + width <= size.columns, "wrote beyond the edge")
    cells[row][column] = String(character)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
  }

  private mutating func sequence(_ rest: inout Substring) {
    rest = rest.dropFirst()
    let digits = rest.prefix(while: \.isNumber)
    let count = Int(digits) ?? 1
    rest = rest.dropFirst(digits.count)
    switch rest.first {
    case "A": row = max(0, row - count)
    case "B": row = min(size.rows - 1, row + count)
    case "C": column = min(size.columns - 1, column + count)
    case "K": erase(row, from: column)
    case "J":
      erase(row, from: column)
      for below in (row + 1)..<max(row + 1, size.rows) { erase(below, from: 0) }
    default: break
    }
    rest = rest.dropFirst()
  }

  private mutating func erase(_ row: Int, from column: Int) {
    for index in column..<max(column, size.columns) { cells[row][index] = "" }
  }

  var lines: [String] { cells.map { $0.joined() } }
}

struct EntryPainterTests {
  private let size = TerminalSize(columns: 12, rows: 6)

  private func view(_ text: String, cursor: Int? = nil, candidates: Int = 0) -> EntryView {
    EntryView(
      prompt: "p> ", text: text, cursor: cursor ?? text.utf8.count,
      candidates: (0..<candidates).map { Candidate("candidate \($0)") })
  }

  @Test func theEntryFollowsThePromptAndWrapsAtTheEdge() {
    let frame = view("abcdefghijkl").frame(in: size, .none)
    #expect(frame.rows.map(\.painted) == ["p> abcdefghi", "jkl"])
    #expect(frame.cursor == view("abcdefghijkl").frame(in: size, .none).cursor)
    #expect(frame.cursor.row == 1 && frame.cursor.column == 3)
  }

  @Test func theCursorGoesBelowARowThatIsExactlyFull() {
    let frame = view("abcdefghi").frame(in: size, .none)
    #expect(frame.rows.map(\.painted) == ["p> abcdefghi", ""])
    #expect(frame.cursor.row == 1 && frame.cursor.column == 0)
  }

  @Test func aWideCharacterIsNeverCutInTwo() {
    let frame = view("12345678評x").frame(in: size, .none)
    #expect(frame.rows.map(\.painted) == ["p> 12345678", "評x"])
  }

  @Test func linesOfAnEntryStandBelowEachOther() {
    let frame = view("a(\nb", cursor: 2).frame(in: size, .none)
    #expect(frame.rows.map(\.painted) == ["p> a(", " … b"])
    #expect(frame.cursor.row == 0 && frame.cursor.column == 5)
  }

  @Test func anEntryTallerThanTheWindowIsShownAroundItsCursor() {
    let text = (0..<20).map(String.init).joined(separator: "\n")
    #expect(view(text).frame(in: size, .none).rows.map(\.painted).last == " … 19")
    #expect(view(text, cursor: 0).frame(in: size, .none).rows.map(\.painted).first == "p> 0")
    #expect(view(text).frame(in: size, .none).rows.count == 6)
  }

  @Test func theHintEndsBeforeTheEdgeAndIsNotPartOfTheEntry() {
    let hinted = EntryView(prompt: "p> ", text: "abc", cursor: 3, hint: "defghijklmnop")
    let frame = hinted.frame(in: size, .none)
    #expect(frame.rows.map(\.painted) == ["p> abcdefgh"])
    #expect(frame.cursor.column == 6)
  }

  @Test func stylesCoverTheirBytesAndEndWithTheRow() {
    let styled = EntryView(
      prompt: "p> ", text: "é1234567890", cursor: 0,
      spans: [(range: 0..<3, style: .error), (range: 9..<99, style: .field)])
    #expect(
      styled.frame(in: size, .few).rows.map(\.painted) == [
        "p> \u{1B}[31mé1\u{1B}[0m234567\u{1B}[36m8\u{1B}[0m", "\u{1B}[36m90\u{1B}[0m",
      ])
  }

  @Test func controlCharactersAreShownAsSigns() {
    #expect(view("a\u{1B}[2Jb").frame(in: size, .none).rows.map(\.painted) == ["p> a␛[2Jb"])
  }

  @Test func nothingIsWrittenWhereNothingHasChanged() {
    var painter = EntryPainter()
    _ = painter.paint(view("abc").frame(in: size, .none))
    #expect(painter.paint(view("abc").frame(in: size, .none)) == "")
  }

  @Test func anySeriesOfEntriesLeavesExactlyTheLastOneOnTheScreen() {
    var seed = UInt64(7)
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let letters: [Character] = ["a", "b", " ", "評", "é", "\n", "x", "y"]
    for start in [0, 3, 5] {
      var screen = Screen(size, startingAt: start)
      var painter = EntryPainter()
      for _ in 0..<400 {
        let text = String((0..<random(50)).map { _ in letters[random(letters.count)] })
        let cursor = text.prefix(random(text.count + 1)).utf8.count
        let frame = view(text, cursor: cursor, candidates: random(4) * random(4)).frame(in: size, .none)
        screen.feed(random(10) == 0 ? painter.repaint(frame) : painter.paint(frame))
        let top = screen.row - frame.cursor.row
        #expect(top >= 0 && screen.column == frame.cursor.column)
        #expect(Array(screen.lines[top..<(top + frame.rows.count)]) == frame.rows.map(\.painted))
        let below = screen.lines[(top + frame.rows.count)...]
        #expect(below.allSatisfy { $0.isEmpty || $0 == String(repeating: ".", count: 12) })
      }
    }
  }
}
