import TartanModel

/// The general note below a table on a page: what is counted, what was left out, what the reader must know.
enum Note {
  /// The sentences of the note, each closed with a full stop; text is not escaped.
  static func sentences(_ answer: Answer, tables: [AnswerTable]) -> [String] {
    let foot = Foot.statements(tables, base: answer.base)
    return (foot + tables.flatMap(\.omitted) + answer.notes).filter { !$0.isEmpty }.map(sentence)
  }

  /// `text` with a capital at its beginning and a full stop where nothing closes it.
  static func sentence(_ text: String) -> String {
    // `% of A: % of A's statements` is about a column of that name.
    let isOfAll = text.hasPrefix("% of ") && !text.contains(": % ")
    return closed(capitalized(isOfAll ? "percentages are " + text.dropFirst(2) : text))
  }

  /// `text` with a full stop where nothing closes it.
  static func closed(_ text: String) -> String {
    guard let last = text.last, !".!?…".contains(last) else { return text }
    return text + "."
  }

  /// `text` with a capital where its first word has small letters only: `pH` and `iPad` stay as they are, and so does
  /// what is no word.
  static func capitalized(_ text: String) -> String {
    let word = text.prefix { !$0.isWhitespace && $0 != ":" }
    guard let first = word.first, word.count > 1 || text.count > 1, word.allSatisfy({ $0.isLowercase }) else {
      return text
    }
    return first.uppercased() + text.dropFirst()
  }
}
