import TartanModel

/// Values as macros of LaTeX, for a paper that takes its numbers from the analysis.
public enum LaTeXMacros {
  private static let digits = [
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine",
  ]

  /// The macro for a name: letters alone, which is all that LaTeX takes, digits spelled out: `\tartanQaShare` for
  /// `qa_share`. A letter that is not of A to Z stands as its number.
  public static func name(_ name: String) -> String {
    var macro = "\\tartan"
    var isBeginning = true
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z":
        macro += isBeginning ? String(scalar).uppercased() : String(scalar)
        isBeginning = false
      case "0"..."9":
        macro += digits[Int(scalar.value - 48)]
        isBeginning = true
      case "_": isBeginning = true
      default:
        macro += "U" + String(scalar.value).utf8.map { digits[Int($0 - 48)] }.joined()
        isBeginning = true
      }
    }
    return macro
  }

  /// A file that defines the macros, to be read with `\input`.
  public static func text(of values: [(name: String, value: String)], source: String) -> String {
    let lines = values.map { "\\newcommand{\(name($0.name))}{\(LaTeXText.escaped($0.value))}" }
    return (["% " + LaTeXMacros.comment(source)] + lines).map { $0 + "\n" }.joined()
  }

  private static func comment(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
