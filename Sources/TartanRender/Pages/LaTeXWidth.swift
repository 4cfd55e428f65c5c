import TartanText

/// How wide text is in LaTeX's own type, Computer Modern Roman.
enum LaTeXWidth {
  /// The width in points at ten points.
  static func points(of text: String) -> Double {
    var points = 0.0
    for character in text { points += width(character) }
    return points
  }

  private static func width(_ character: Character) -> Double {
    if let known = widths[character] { return known }
    // An accent adds nothing to the width of its letter; a letter of another script takes what it takes on a terminal.
    if let base = Normalization.looselyFolded(String(character)).first, let known = widths[base] {
      return character.isUppercase ? known + 2.5 : known
    }
    return Double(DisplayWidth.columns(of: String(character))) * 6
  }

  /// The advance widths of cmr10.
  private static let widths: [Character: Double] = [
    "a": 5, "b": 5.56, "c": 4.45, "d": 5.56, "e": 4.45, "f": 3.06, "g": 5, "h": 5.56, "i": 2.78, "j": 3.06, "k": 5.28,
    "l": 2.78, "m": 8.34, "n": 5.56, "o": 5, "p": 5.56, "q": 5.28, "r": 3.92, "s": 3.95, "t": 3.89, "u": 5.56,
    "v": 5.28,
    "w": 7.23, "x": 5.28, "y": 5.28, "z": 4.45, "A": 7.5, "B": 7.09, "C": 7.23, "D": 7.64, "E": 6.81, "F": 6.53,
    "G": 7.85, "H": 7.5, "I": 3.61, "J": 5.14, "K": 7.78, "L": 6.25, "M": 9.17, "N": 7.5, "O": 7.78, "P": 6.81,
    "Q": 7.78,
    "R": 7.37, "S": 5.56, "T": 7.23, "U": 7.5, "V": 7.5, "W": 10.28, "X": 7.5, "Y": 7.5, "Z": 6.11, "0": 5, "1": 5,
    "2": 5, "3": 5, "4": 5, "5": 5, "6": 5, "7": 5, "8": 5, "9": 5, " ": 3.34, ".": 2.78, ",": 2.78, ":": 2.78,
    ";": 2.78, "-": 3.34, "–": 5, "—": 10, "(": 3.89, ")": 3.89, "/": 5, "%": 8.34, "&": 7.78, "'": 2.78, "’": 2.78,
    "!": 2.78, "?": 4.73, "=": 7.78, "+": 7.78, "<": 7.78, ">": 7.78, "*": 5, "…": 7.5,
  ]
}
