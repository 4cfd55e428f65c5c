/// How names are written.
enum Spelled {
  /// A name where only a word may stand: bare if it is one and no word of the language, in whatever command.
  static func word(_ text: String) -> String {
    Lexer.isWord(text) && !ReservedWords.contains(text) && !ReservedWords.containsSoft(text) ? text : quoted(text)
  }

  /// A name where a number may stand, too.
  static func plain(_ text: String) -> String { Lexer.isOne(.number, text) ? text : word(text) }

  /// A name behind a field's colon, where a number may stand, and a sign before a number or a word.
  static func value(_ text: String) -> String {
    guard text.hasPrefix("-") else { return plain(text) }
    let rest = String(text.dropFirst())
    return Lexer.isOne(.number, rest) || Lexer.isWord(rest) ? text : quoted(text)
  }

  /// A text in double quotes, what cannot be seen as an escape.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if isHidden(scalar) {
          result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    let kind = CharacterClass(scalar)
    return kind == .control || kind == .newline || scalar == "\u{FEFF}"
  }

  /// A pattern between slashes; a slash inside it gets a backslash.
  static func pattern(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == "/", !isEscaped { result.append("\\") }
      result.append(scalar)
      isEscaped = scalar == "\\" && !isEscaped
    }
    // A single backslash at the end would take the closing slash away.
    if isEscaped { result.append("\\") }
    return "/" + String(result) + "/"
  }
}

extension Name {
  /// Where only a word may stand.
  var asWord: String { style == .parameter ? "$" + text : Spelled.word(text) }

  /// Where a number may stand, too.
  var asPlain: String { style == .parameter ? "$" + text : Spelled.plain(text) }

  /// Behind a field's colon.
  var asValue: String { style == .parameter ? "$" + text : Spelled.value(text) }

  /// Where a text for people or a file is written in quotes by custom.
  var asText: String { style == .parameter ? "$" + text : Spelled.quoted(text) }
}
