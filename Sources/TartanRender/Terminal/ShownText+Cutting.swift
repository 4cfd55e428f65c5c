extension ShownText {
  /// At most `width` columns of it, an ellipsis in place of the middle.
  func cutInTheMiddle(to width: Int) -> ShownText {
    guard columns > width else { return self }
    guard width > 1 else { return ShownText(glyphs: [Glyph.ellipsis].prefix(max(0, width))) }
    let tail = suffix((width - 1) / 2)
    let head = prefix(width - 1 - tail.columns)
    return ShownText(glyphs: head.glyphs + [.ellipsis] + tail.glyphs)
  }

  /// At most `width` columns of it, an ellipsis in place of the end.
  func cutAtTheEnd(to width: Int) -> ShownText {
    guard columns > width else { return self }
    return ShownText(glyphs: prefix(max(0, width - 1)).glyphs + [Glyph.ellipsis].prefix(max(0, width)))
  }

  /// At most `width` columns of it, an ellipsis in place of the start.
  func cutAtTheStart(to width: Int) -> ShownText {
    guard columns > width else { return self }
    return ShownText(glyphs: [Glyph.ellipsis].prefix(max(0, width)) + suffix(max(0, width - 1)).glyphs)
  }

  /// The first graphemes that fit in `width` columns.
  func prefix(_ width: Int) -> ShownText {
    var used = 0
    return ShownText(
      glyphs: glyphs.prefix { glyph in
        used += glyph.columns
        return used <= width
      })
  }

  /// The last graphemes that fit in `width` columns.
  func suffix(_ width: Int) -> ShownText {
    var used = 0
    var start = glyphs.count
    while start > 0, used + glyphs[start - 1].columns <= width {
      start -= 1
      used += glyphs[start].columns
    }
    return ShownText(glyphs: glyphs[start...])
  }

  /// It with `count` spaces before.
  func indented(by count: Int) -> ShownText {
    count > 0 ? ShownText(glyphs: Array(repeating: .space, count: count) + glyphs) : self
  }
}
