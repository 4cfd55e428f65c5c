/// The lines of a head that may be broken only at its blanks and behind its own hyphens.
enum BrokenHead {
  /// The lines, as many words on each as `width` allows; a piece wider than that has a line of its own.
  ///
  /// - Parameters:
  ///   - text: the head.
  ///   - width: how wide a line may be.
  ///   - measure: how wide a text is.
  /// - Returns: the lines, from the top.
  static func lines<Width: Comparable>(_ text: String, width: Width, measure: (String) -> Width) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      for (index, piece) in pieces(of: word).enumerated() {
        guard let last = lines.last else {
          lines.append(piece)
          continue
        }
        let longer = last + (index == 0 ? " " : "") + piece
        if measure(longer) <= width { lines[lines.count - 1] = longer } else { lines.append(piece) }
      }
    }
    return lines
  }

  /// The pieces between which a word may be broken: each but the last ends with a hyphen of the word.
  static func pieces(of word: Substring) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for (character, next) in zip(word, word.dropFirst().map(Optional.some) + [nil]) {
      piece.append(character)
      guard "-‐–/".contains(character), let next, next.isLetter, piece.count > 1 else { continue }
      pieces.append(piece)
      piece = ""
    }
    return pieces + (piece.isEmpty ? [] : [piece])
  }
}
