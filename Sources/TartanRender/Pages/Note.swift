import TartanModel

/// The general note below a table on a page: what is counted, what was left out, what the reader must know.
enum Note {
  /// The sentences of the note, each closed with a full stop; text is not escaped.
  static func sentences(_ answer: Answer, tables: [AnswerTable]) -> [String] {
    let foot = Foot.statements(tables, base: answer.base)
    return (foot + tables.flatMap(\.omitted) + answer.notes).filter { !$0.isEmpty }.map(sentence)
  }

  /// `text` with a capital where it begins with the word `base`, and a full stop where nothing closes it.
  static func sentence(_ text: String) -> String {
    let opened = text.hasPrefix("base:") ? "Base" + text.dropFirst(4) : text
    guard let last = opened.last, !".!?…".contains(last) else { return opened }
    return opened + "."
  }
}
