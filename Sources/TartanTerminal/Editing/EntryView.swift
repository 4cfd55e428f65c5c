import TartanText

/// Everything that is shown while an entry is typed.
package struct EntryView {
  /// What stands before the first row.
  var prompt: StyledText
  /// The entry; line breaks start rows.
  var text: String
  /// The cursor, in bytes of `text`.
  var cursor: Int
  /// Styles over byte ranges of `text`; later ones win.
  var spans: [(range: Range<Int>, style: Style)]
  /// What could follow the cursor, if that stands at the end.
  var hint: String?
  /// What completion offers, below the entry.
  var candidates: [Candidate]

  package init(
    prompt: StyledText, text: String, cursor: Int, spans: [(range: Range<Int>, style: Style)] = [],
    hint: String? = nil, candidates: [Candidate] = []
  ) {
    self.prompt = prompt
    self.text = text
    self.cursor = cursor
    self.spans = spans
    self.hint = hint
    self.candidates = candidates
  }

  /// The entry laid out for a window; of an entry taller than that, the part around the cursor.
  package func frame(in size: TerminalSize, _ colour: ColourDepth) -> EntryFrame {
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
