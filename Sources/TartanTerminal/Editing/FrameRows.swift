import TartanText

/// Rows that are being filled from the left, broken where the window ends.
struct FrameRows {
  private let columns: Int
  private let colour: ColourDepth
  private(set) var done: [EntryFrame.Row] = []

  private var painted = ""
  private var width = 0
  private var run = ""
  private var runStyle = Style.plain

  init(columns: Int, colour: ColourDepth) {
    self.columns = columns
    self.colour = colour
  }

  /// Adds text of one style; a character that does not fit starts the next row.
  mutating func add(_ text: String, _ style: Style) {
    for character in text { add(character, style) }
  }

  /// Adds as much of the text as fits, and leaves the last column free.
  mutating func addClipped(_ text: String, _ style: Style) {
    for character in text {
      guard width + DisplayWidth.columns(of: character) < columns else { return }
      add(character, style)
    }
  }

  private mutating func add(_ character: Character, _ style: Style) {
    breakRowBefore(character)
    if style != runStyle { endRun() }
    runStyle = style
    run.append(character)
    width += DisplayWidth.columns(of: character)
  }

  /// Where the character would come to stand if it were added now.
  mutating func place(for character: Character) -> EntryFrame.Place {
    if character == "\n" {
      if width >= columns { endRow() }
    } else {
      breakRowBefore(character)
    }
    return EntryFrame.Place(row: done.count, column: width)
  }

  /// Ends the row; the next one is empty.
  mutating func endRow() {
    endRun()
    done.append(EntryFrame.Row(painted: painted, isFull: width >= columns))
    painted = ""
    width = 0
  }

  private mutating func breakRowBefore(_ character: Character) {
    if width + DisplayWidth.columns(of: character) > columns, width > 0 { endRow() }
  }

  private mutating func endRun() {
    painted += runStyle.painted(run, colour)
    run = ""
  }
}
