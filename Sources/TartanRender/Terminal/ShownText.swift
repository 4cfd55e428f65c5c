import TartanModel
import TartanText

/// Text as a terminal shows it: graphemes with their widths, control characters replaced by visible signs.
struct ShownText {
  /// One grapheme.
  struct Glyph: Hashable {
    let character: Character
    /// The terminal columns it takes.
    let columns: Int
    /// Whether it is a space, at which a line may end.
    let isSpace: Bool
    /// Whether it belongs to a hit, which is emphasised.
    var isHit: Bool

    init(_ character: Character, columns: Int, isHit: Bool = false) {
      self.character = character
      self.columns = columns
      isSpace = character == " "
      self.isHit = isHit
    }

    /// Whether a word may be broken after it as it is.
    var isHyphen: Bool { character == "-" }

    static let space = Glyph(" ", columns: 1)
    static let ellipsis = Glyph("…", columns: 1)
    static let hyphen = Glyph("-", columns: 1)
  }

  /// The text as it is, where all of it is printable ASCII and nothing a hit: most cells are shown whole, and then
  /// no glyph is ever looked at.
  private var plain: String?
  /// The graphemes, where `plain` is nil.
  private var drawn: [Glyph]
  /// The terminal columns of all of it.
  private(set) var columns: Int

  init(glyphs: some Sequence<Glyph>) {
    drawn = Array(glyphs)
    columns = drawn.reduce(0) { $0 + $1.columns }
  }

  /// The graphemes.
  var glyphs: [Glyph] { plain.map(ShownText.glyphs(ofASCII:)) ?? drawn }

  /// Whether there is nothing to show.
  var isEmpty: Bool { plain?.isEmpty ?? drawn.isEmpty }

  /// The columns that all of `text` takes in one line, without drawing it.
  static func columns(of text: String) -> Int {
    DisplayWidth.columns(of: Control.visible(text))
  }

  /// The quick way for what most text is; nil if anything but printable ASCII is in it.
  private init?(ascii text: String, _ hits: [SourceSpan]) {
    guard text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) else { return nil }
    columns = text.utf8.count
    if hits.isEmpty {
      plain = text
      drawn = []
    } else {
      drawn = ShownText.glyphs(ofASCII: text)
      for hit in hits {
        for index in drawn.indices.clamped(to: hit.start..<hit.end) { drawn[index].isHit = true }
      }
    }
  }

  private static func glyphs(ofASCII text: String) -> [Glyph] {
    text.utf8.map { asciiGlyphs[Int($0) & 0x7F] }
  }

  private static let asciiGlyphs: [Glyph] = (0..<128).map { code in
    Glyph(Character(Unicode.Scalar(UInt8(code))), columns: 1)
  }

  /// All of `text` in one line.
  ///
  /// - Parameters:
  ///   - text: wording or a label from data.
  ///   - hits: ranges of UTF-8 offsets that are emphasised.
  ///   - flattening: whether line breaks and tabs become spaces instead of visible signs.
  init(_ text: String, hits: [SourceSpan] = [], flattening: Bool = false) {
    if let plain = ShownText(ascii: text, hits) {
      self = plain
      return
    }
    self.init(glyphs: [])
    ShownText.scan(text, hits) { character, isHit in
      let flat = flattening && (character.isNewline || character == "\t")
      append(flat ? " " : character, isHit: isHit)
    }
  }

  /// The lines of `text`, cut where the text itself breaks; tabs become spaces.
  static func lines(of text: String, hits: [SourceSpan] = []) -> [ShownText] {
    if let plain = ShownText(ascii: text, hits) { return [plain] }
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
    if let text = plain {
      drawn = ShownText.glyphs(ofASCII: text)
      plain = nil
    }
    drawn.append(glyph)
    columns += glyph.columns
  }

  /// The text with its hits emphasised, the rest in `style`.
  func text(_ paint: Paint, _ style: Paint.Style? = nil) -> String {
    if let plain { return paint(plain, style) }
    let glyphs = drawn
    guard paint.styled else { return ShownText.joined(glyphs[...]) }
    var text = ""
    var index = 0
    while index < glyphs.count {
      let isHit = glyphs[index].isHit
      let run = glyphs[index...].prefix { $0.isHit == isHit }
      text += paint(ShownText.joined(run), isHit ? .hit : style)
      index += run.count
    }
    return text
  }

  private static func joined(_ glyphs: ArraySlice<Glyph>) -> String {
    var text = ""
    text.reserveCapacity(glyphs.count)
    for glyph in glyphs { text.append(glyph.character) }
    return text
  }

  private mutating func append(_ character: Character, isHit: Bool) {
    guard character.unicodeScalars.contains(where: Control.isControl) else {
      append(Glyph(character, columns: DisplayWidth.columns(of: character), isHit: isHit))
      return
    }
    for sign in Control.visible(String(character)) {
      append(Glyph(sign, columns: DisplayWidth.columns(of: sign), isHit: isHit))
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

extension ShownText: Equatable {
  static func == (left: ShownText, right: ShownText) -> Bool { left.glyphs == right.glyphs }
}
