import TartanModel
import TartanText

/// Text in HTML that says exactly what it says, in content and in attribute values.
enum HTMLText {
  /// `text` with the characters of markup escaped and control characters made visible; line breaks are `<br>`.
  static func escaped(_ text: String) -> String {
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

  /// Wording with its hits marked.
  static func marked(_ text: String, hits: [SourceSpan]) -> String {
    MarkedParts.parts(of: text, hits: hits).map { part in
      part.isHit ? "<mark>\(escaped(part.text))</mark>" : escaped(part.text)
    }.joined()
  }

  private static let watched = WatchedBytes("<>&\"'")

  private static func append(_ scalar: Unicode.Scalar, to escaped: inout String) {
    switch scalar {
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "&": escaped += "&amp;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    case "\t": escaped += " "
    case _ where Control.isControl(scalar): escaped += Control.visible(String(scalar))
    default: escaped.unicodeScalars.append(scalar)
    }
  }
}
