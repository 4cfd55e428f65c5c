/// The comment behind a value in the prose: `<!-- = 215 -->`.
enum ValueComment {
  private static let opening = Array("<!-- = ".utf8)
  private static let closing = Array(" -->".utf8)

  /// The comment for a value; nothing in the value can end it.
  static func text(_ value: String) -> String {
    var safe = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "&": safe += "&amp;"
      case "-" where safe.unicodeScalars.last == "-": safe += "&#45;"
      case "\n", "\r": safe += " "
      default: safe.unicodeScalars.append(scalar)
      }
    }
    // A hyphen at the end would run into those that close the comment, were it not for the blank between them.
    return "<!-- = \(safe) -->"
  }

  /// The comment that begins at a place of a line, and where it ends; nil if there is none.
  static func read(_ bytes: [UInt8], at start: Int, upTo limit: Int) -> (written: String, end: Int)? {
    guard start + opening.count <= limit, bytes[start..<(start + opening.count)].elementsEqual(opening) else {
      return nil
    }
    var place = start + opening.count
    while place + closing.count <= limit {
      if bytes[place..<(place + closing.count)].elementsEqual(closing) {
        return (
          unescaped(String(decoding: bytes[(start + opening.count)..<place], as: UTF8.self)), place + closing.count
        )
      }
      place += 1
    }
    return nil
  }

  private static func unescaped(_ text: String) -> String {
    var plain = ""
    var rest = text[...]
    while let sign = rest.first {
      let entity = entities.first { rest.hasPrefix($0.written) }
      plain += entity?.plain ?? String(sign)
      rest = rest.dropFirst(entity?.written.count ?? 1)
    }
    return plain
  }

  private static let entities = [
    (written: "&lt;", plain: "<"), (written: "&gt;", plain: ">"), (written: "&amp;", plain: "&"),
    (written: "&#45;", plain: "-"),
  ]
}
