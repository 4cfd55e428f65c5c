import TartanModel

/// Wording cut at the borders of its hits.
enum MarkedParts {
  /// One piece of wording.
  struct Part: Hashable {
    let text: String
    let isHit: Bool
  }

  /// The pieces of `text` in order; ranges that overlap are one hit, and those outside of the text are left out.
  static func parts(of text: String, hits: [SourceSpan]) -> [Part] {
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var done = 0
    func add(upTo end: Int, isHit: Bool) {
      guard end > done else { return }
      parts.append(Part(text: String(decoding: bytes[done..<end], as: UTF8.self), isHit: isHit))
      done = end
    }
    for hit in hits.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      let end = border(at: hit.end, in: bytes)
      add(upTo: min(border(at: hit.start, in: bytes), end), isHit: false)
      add(upTo: end, isHit: true)
    }
    add(upTo: bytes.count, isHit: false)
    return parts
  }

  /// The nearest offset at or before `offset` at which a character starts.
  private static func border(at offset: Int, in bytes: [UInt8]) -> Int {
    var border = min(max(0, offset), bytes.count)
    while border > 0, border < bytes.count, bytes[border] & 0xC0 == 0x80 { border -= 1 }
    return border
  }
}
