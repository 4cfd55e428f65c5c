import TartanText

/// What the screen is to show for an entry that is being typed: rows, each no wider than the window, and the cursor.
struct EntryFrame: Equatable {
  /// One row, ready to be written.
  struct Row: Equatable {
    /// The text with its styles.
    var painted: String
    /// Whether it reaches the last column.
    var isFull: Bool
  }

  /// A place in the frame.
  struct Place: Equatable {
    var row: Int
    var column: Int
  }

  var rows: [Row]
  var cursor: Place
}

/// Everything that is shown while an entry is typed.
struct EntryView {
  /// What stands before the first row.
  var prompt: StyledText
  /// The entry; line breaks start rows.
  var text: String
  /// The cursor, in bytes of `text`.
  var cursor: Int
  /// Styles over byte ranges of `text`; later ones win.
  var spans: [(range: Range<Int>, style: Style)] = []
  /// What could follow the cursor, if that stands at the end.
  var hint: String?
  /// What completion offers, below the entry.
  var candidates: [Candidate] = []

  /// Lays the entry out.
  ///
  /// - Parameters:
  ///   - size: the window; of an entry taller than that, the part around the cursor is shown.
  ///   - colour: how many colours may be used.
  func frame(in size: TerminalSize, _ colour: ColourDepth) -> EntryFrame {
    var rows = FrameRows(columns: size.columns, colour: colour)
    for piece in prompt.pieces { rows.add(Control.visible(piece.text), piece.style) }
    let cursor = addText(to: &rows, indent: continuationIndent(in: size))
    rows.endRow()
    let window = visible(rows.done, around: cursor.row, height: size.rows)
    let free = size.rows - window.count
    let list = CandidateList(candidates).rows(columns: size.columns, limit: free)
    var listed = FrameRows(columns: size.columns, colour: colour)
    for line in list {
      for piece in line.pieces { listed.add(piece.text, piece.style) }
      listed.endRow()
    }
    let place = EntryFrame.Place(row: cursor.row - window.startIndex, column: cursor.column)
    return EntryFrame(rows: Array(window) + listed.done, cursor: place)
  }

  /// Adds the text and the hint; returns where the cursor came to stand.
  private func addText(to rows: inout FrameRows, indent: Int) -> EntryFrame.Place {
    let styles = styleOfEachByte()
    var offset = 0
    var place: EntryFrame.Place?
    for character in text {
      if offset >= cursor, place == nil { place = rows.place(for: character) }
      if character == "\n" {
        rows.endRow()
        rows.add(String(repeating: " ", count: indent) + "… ", .dim)
      } else {
        rows.add(Control.visible(String(character)), styles[offset])
      }
      offset += character.utf8.count
    }
    let end = place ?? rows.place(for: " ")
    if place == nil, let hint { rows.addClipped(Control.visible(hint), .hint) }
    return end
  }

  private func styleOfEachByte() -> [Style] {
    var styles = [Style](repeating: .plain, count: text.utf8.count)
    for span in spans {
      for index in span.range.clamped(to: 0..<styles.count) { styles[index] = span.style }
    }
    return styles
  }

  /// Rows after the first line up with its text, unless the prompt takes too much of the window.
  private func continuationIndent(in size: TerminalSize) -> Int {
    let width = DisplayWidth.columns(of: Control.visible(prompt.plain))
    return width >= 2 && width <= size.columns / 3 ? width - 2 : 0
  }

  private func visible(_ rows: [EntryFrame.Row], around row: Int, height: Int) -> ArraySlice<EntryFrame.Row> {
    let first = max(0, min(row - height + 1, rows.count - height))
    return rows[first..<min(rows.count, first + height)]
  }
}

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
