extension ShownText {
  /// Lines of at most `width` columns, broken at spaces, and inside a word only where it is longer than a line.
  ///
  /// The lines after the first are indented as the first one is. Without a width it stays one line.
  func wrapped(to width: Int?) -> [ShownText] {
    guard let width, columns > width else { return [self] }
    let indent = min(glyphs.prefix(while: \.isSpace).count, max(0, width / 2))
    var lines: [ShownText] = []
    var rest = glyphs[...]
    while !rest.isEmpty {
      let lead = lines.isEmpty ? 0 : indent
      let line = ShownText.takeLine(from: &rest, width: max(1, width - lead))
      lines.append(ShownText(glyphs: line).indented(by: lead))
    }
    return lines
  }

  /// Takes the glyphs of one line, and the spaces after it, from the front of `rest`.
  private static func takeLine(from rest: inout ArraySlice<Glyph>, width: Int) -> ArraySlice<Glyph> {
    var used = 0
    var end = rest.startIndex
    var hasWord = false
    var lastBreak: Int?
    while end < rest.endIndex {
      let isSpace = rest[end].isSpace
      if isSpace, hasWord, !isBeforePercentSign(rest[end...]) { lastBreak = end }
      guard used + rest[end].columns <= width else { break }
      used += rest[end].columns
      hasWord = hasWord || !isSpace
      end += 1
    }
    // A grapheme wider than the line still has to go somewhere.
    let cut = max(end == rest.endIndex ? end : lastBreak ?? end, rest.startIndex + 1)
    let line = rest[..<cut]
    rest = rest[cut...].drop(while: \.isSpace)
    return line[..<(line.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? line.startIndex)]
  }

  /// Whether the space at the front belongs between a number and its `%`, where no line ends.
  private static func isBeforePercentSign(_ rest: ArraySlice<Glyph>) -> Bool {
    let next = rest.dropFirst().prefix(2)
    guard next.first?.character == "%" else { return false }
    return next.count == 1 || next.last?.character.isNumber == false
  }

  /// A head in at most three lines of `width` columns: broken at blanks and behind its own hyphens; a piece that is
  /// longer than a line gets a hyphen, and what is too long even so ends with an ellipsis.
  func headLines(_ width: Int) -> [ShownText] {
    guard columns > width, width > 0 else { return [self] }
    var lines: [ShownText] = []
    for word in words {
      for (index, piece) in word.pieces.enumerated() {
        let gap = index == 0 ? [Glyph.space] : []
        if let last = lines.last, last.columns + gap.count + piece.columns <= width {
          lines[lines.count - 1] = ShownText(glyphs: last.glyphs + gap + piece.glyphs)
        } else {
          lines += piece.hyphenated(width)
        }
      }
    }
    guard lines.count > ShownText.headLineLimit else { return lines }
    let above = lines.prefix(ShownText.headLineLimit - 1)
    var rest = lines[above.count].glyphs
    for line in lines[(above.count + 1)...] { rest += (rest.last?.isHyphen == true ? [] : [.space]) + line.glyphs }
    return above + [ShownText(glyphs: rest).cutAtTheEnd(to: width)]
  }

  /// The lines that a head may take.
  static let headLineLimit = 3

  /// The least width at which the head is broken only at its blanks and hyphens, in three lines.
  var headWidth: Int {
    let pieces = words.map { $0.pieces.map(\.columns) }
    var width = pieces.joined().max() ?? 0
    while width < columns, ShownText.lineCount(pieces, width) > ShownText.headLineLimit { width += 1 }
    return width
  }

  /// How many lines of `width` columns words take whose pieces are so wide, when no piece is wider than a line.
  private static func lineCount(_ words: [[Int]], _ width: Int) -> Int {
    var count = 0
    var used = width
    for word in words {
      for (index, piece) in word.enumerated() {
        let gap = index == 0 ? 1 : 0
        if count > 0, used + gap + piece <= width {
          used += gap + piece
        } else {
          count += 1
          used = piece
        }
      }
    }
    return count
  }

  private var words: [ShownText] {
    glyphs.split(whereSeparator: \.isSpace).map { ShownText(glyphs: $0) }
  }

  /// The pieces of a word: each but the last ends with a hyphen between letters.
  private var pieces: [ShownText] {
    BrokenHead.pieces(of: glyphs, character: \.character).map { ShownText(glyphs: $0) }
  }

  /// A word in lines of at most `width` columns, each but the last ending with a hyphen.
  private func hyphenated(_ width: Int) -> [ShownText] {
    guard columns > width, width > 1 else { return [self] }
    var lines: [ShownText] = []
    var rest = self
    while rest.columns > width {
      var count = max(1, rest.prefix(width - 1).glyphs.count)
      // A letter or a hyphen by itself would be no line.
      if rest.glyphs.count - count == 1, count > 1 { count -= 1 }
      let broken = rest.glyphs.prefix(count)
      lines.append(ShownText(glyphs: broken.last?.isHyphen == true ? Array(broken) : broken + [.hyphen]))
      rest = ShownText(glyphs: rest.glyphs.dropFirst(count))
    }
    return rest.glyphs.isEmpty ? lines : lines + [rest]
  }
}
