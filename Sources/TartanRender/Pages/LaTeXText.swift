import TartanModel
import TartanText

/// Text in LaTeX that says exactly what it says and compiles with pdfLaTeX as far as its fonts go.
enum LaTeXText {
  /// `text` for a paragraph, a cell or a caption; line breaks are spaces.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var before: Unicode.Scalar?
    for scalar in Normalization.nfc(text).unicodeScalars {
      // Two of these in a row would become one other character.
      if scalar == before, "-',!?`".unicodeScalars.contains(scalar) { escaped += "{}" }
      append(scalar, to: &escaped)
      before = scalar
    }
    return escaped
  }

  /// Wording with its hits in bold.
  static func marked(_ text: String, hits: [SourceSpan]) -> String {
    MarkedParts.parts(of: text, hits: hits).map { part in
      part.isHit ? "\\textbf{\(escaped(part.text))}" : escaped(part.text)
    }.joined()
  }

  /// A name for `\label` made from a title: small ASCII letters, digits and hyphens.
  static func labelName(_ title: String) -> String {
    var name = ""
    for byte in Normalization.looselyFolded(title).utf8 {
      let isWord = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (0x30...0x39).contains(byte)
      if isWord {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !name.isEmpty, name.utf8.last != UInt8(ascii: "-") {
        name += "-"
      }
      if name.utf8.count >= 60 { break }
    }
    while name.utf8.last == UInt8(ascii: "-") { name.removeLast() }
    return name
  }

  /// Letters, digits and spaces, which are most of any text.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ": true
    default: false
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to escaped: inout String) {
    if isPlain(scalar) {
      escaped.unicodeScalars.append(scalar)
    } else if let command = commands[scalar] {
      escaped += command
    } else if scalar.properties.isWhitespace, scalar != "\u{A0}" {
      escaped += " "
    } else if Control.isControl(scalar) {
      // Signs for control characters are in no LaTeX font: the code point is.
      let digits = String(scalar.value, radix: 16, uppercase: true)
      escaped += "\\textless{}U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "\\textgreater{}"
    } else {
      escaped.unicodeScalars.append(scalar)
    }
  }

  /// What stands for each character that TeX would take for something else, or that its old fonts have not.
  private static let commands: [Unicode.Scalar: String] = [
    "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_", "{": "\\{", "}": "\\}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\\": "\\textbackslash{}",
    // Not special, but other characters in the oldest font encoding, or active with some languages.
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\symbol{34}", "`": "\\textasciigrave{}",
    // After a line's `\\` these would be its arguments.
    "[": "{[}", "]": "{]}", "*": "{*}",
    "\u{A0}": "~", "–": "--", "—": "---", "…": "\\dots{}", "·": "\\textperiodcentered{}", "•": "\\textbullet{}",
    "“": "``{}", "”": "''{}", "‘": "`{}", "’": "'{}", "„": "\\symbol{34}",
    "−": "$-$", "×": "$\\times$", "÷": "$\\div$", "±": "$\\pm$", "≤": "$\\leq$", "≥": "$\\geq$", "≠": "$\\neq$",
    "≈": "$\\approx$", "∩": "$\\cap$", "∪": "$\\cup$", "∖": "$\\setminus$", "¬": "$\\neg$", "∞": "$\\infty$",
    "→": "$\\rightarrow$", "←": "$\\leftarrow$", "↔": "$\\leftrightarrow$", "⇒": "$\\Rightarrow$",
    "α": "$\\alpha$", "β": "$\\beta$", "κ": "$\\kappa$", "χ": "$\\chi$", "φ": "$\\varphi$",
    "²": "$^2$", "€": "\\texteuro{}",
  ]
}
