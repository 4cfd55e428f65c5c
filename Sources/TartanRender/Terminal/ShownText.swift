import TartanModel
import TartanText

/// Text as a terminal shows it: graphemes with their widths, control characters replaced by visible signs.
struct ShownText: Hashable {
  /// One grapheme.
  struct Glyph: Hashable {
    let character: Character
    /// The terminal columns it takes.
    let columns: Int
    /// Whether it belongs to a hit, which is emphasised.
    var isHit = false

    static let space = Glyph(character: " ", columns: 1)
    static let ellipsis = Glyph(character: "…", columns: 1)
    static let hyphen = Glyph(character: "-", columns: 1)
  }

  private(set) var glyphs: [Glyph]
  /// The terminal columns of all of it.
  private(set) var columns: Int

  init(glyphs: some Sequence<Glyph>) {
    self.glyphs = Array(glyphs)
    columns = self.glyphs.reduce(0) { $0 + $1.columns }
  }

  /// All of `text` in one line.
  ///
  /// - Parameters:
  ///   - text: wording or a label from data.
  ///   - hits: ranges of UTF-8 offsets that are emphasised.
  ///   - flattening: whether line breaks and tabs become spaces instead of visible signs.
  init(_ text: String, hits: [SourceSpan] = [], flattening: Bool = false) {
    self.init(glyphs: [])
    ShownText.scan(text, hits) { character, isHit in
      let flat = flattening && (character.isNewline || character == "\t")
      append(flat ? " " : character, isHit: isHit)
    }
  }

  /// The lines of `text`, cut where the text itself breaks; tabs become spaces.
  static func lines(of text: String, hits: [SourceSpan] = []) -> [ShownText] {
    var lines = [ShownText(glyphs: [])]
    scan(text, hits) { character, isHit in
      if character.isNewline {
        lines.append(ShownText(glyphs: []))
      } else {
        lines[lines.count - 1].append(character == "\t" ? " " : character, isHit: isHit)
      }
    }
    return lines
  }

  mutating func append(_ glyph: Glyph) {
    glyphs.append(glyph)
    columns += glyph.columns
  }

  /// The text with its hits emphasised, the rest in `style`.
  func text(_ paint: Paint, _ style: Paint.Style? = nil) -> String {
    guard paint.styled else { return String(glyphs.map(\.character)) }
    var text = ""
    var index = 0
    while index < glyphs.count {
      let isHit = glyphs[index].isHit
      let run = glyphs[index...].prefix { $0.isHit == isHit }
      text += paint(String(run.map(\.character)), isHit ? .hit : style)
      index += run.count
    }
    return text
  }

  private mutating func append(_ character: Character, isHit: Bool) {
    guard character.unicodeScalars.contains(where: Control.isControl) else {
      append(Glyph(character: character, columns: DisplayWidth.columns(of: character), isHit: isHit))
      return
    }
    for sign in Control.visible(String(character)) {
      append(Glyph(character: sign, columns: DisplayWidth.columns(of: sign), isHit: isHit))
    }
  }

  /// Calls `body` with each grapheme and whether a hit touches it.
  private static func scan(_ text: String, _ hits: [SourceSpan], _ body: (Character, Bool) -> Void) {
    let hits = hits.filter { $0.start < $0.end }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var next = 0
    var offset = 0
    for character in text {
      let end = offset + character.utf8.count
      while next < hits.count, hits[next].end <= offset { next += 1 }
      body(character, next < hits.count && hits[next].start < end)
      offset = end
    }
  }
}
