import TartanModel
import TartanText

/// Text in Markdown that says exactly what it says, whatever characters are in it.
enum MarkdownText {
  /// `text` for the inside of a line or a table cell: marks escaped, line breaks as `<br>`.
  static func inline(_ text: String) -> String {
    guard watched.occur(in: text) else { return text }
    var escaped = ""
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if !scalar.breaksLine {
        append(scalar, to: &escaped)
      } else if scalar != "\n" || before != "\r" {
        escaped += "<br>"
      }
      before = scalar
    }
    return escaped
  }

  /// `text` for the start of a line, where more characters have a meaning.
  static func line(_ text: String) -> String {
    let escaped = inline(text)
    switch escaped.first {
    case "-", "+", "=", ":": return "\\" + escaped
    case let first? where first.isASCII && first.isNumber:
      // `23. …` would start a list.
      let rest = escaped.drop { $0.isASCII && $0.isNumber }
      guard let mark = rest.first, mark == "." || mark == ")" else { return escaped }
      return escaped.prefix(escaped.count - rest.count) + "\\" + rest
    case " ": return line(String(text.drop { $0 == " " }))
    default: return escaped
    }
  }

  /// Wording with its hits in bold.
  static func marked(_ text: String, hits: [SourceSpan]) -> String {
    MarkedParts.parts(of: text, hits: hits).map { part in
      part.isHit ? "**" + inline(part.text) + "**" : inline(part.text)
    }.joined()
  }

  private static let watched = WatchedBytes("<>&\\|*_`[]~#$^")

  private static func append(_ scalar: Unicode.Scalar, to escaped: inout String) {
    switch scalar {
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "&": escaped += "&amp;"
    case "\\", "|", "*", "_", "`", "[", "]", "~", "#", "$", "^":
      escaped.unicodeScalars.append("\\")
      escaped.unicodeScalars.append(scalar)
    case "\t": escaped += " "
    case _ where Control.isControl(scalar): escaped += Control.visible(String(scalar))
    default: escaped.unicodeScalars.append(scalar)
    }
  }
}
