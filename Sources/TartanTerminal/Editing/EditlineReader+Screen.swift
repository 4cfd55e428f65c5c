import TartanText

extension EditlineReader {
  /// Sends bytes to the terminal now.
  func send(_ bytes: String) {
    guard !bytes.isEmpty else { return }
    output.write(bytes)
    // A terminal that is gone shows itself as the end of input at the next read.
    _ = try? output.flush()
  }

  /// Shows the entry as it is, with the hint and the candidates that belong to it.
  func showEntry() {
    let (text, cursor) = content()
    if Self.isSearchOfVi(text) { return showSearchOfVi(text, cursor) }
    hint = cursor == text.utf8.count ? currentHint(text) : ""
    var view = EntryView(prompt: prompt.text, text: text, cursor: cursor, spans: spans(of: text))
    view.hint = hint.isEmpty ? nil : hint
    view.candidates = openCandidates(text, cursor)
    send(painter.paint(frame(view)))
  }

  /// While vi's `/` or `?` waits for its pattern, libedit keeps that in the line, after a line break.
  static func isSearchOfVi(_ text: String) -> Bool { text.hasPrefix("\n/") || text.hasPrefix("\n?") }

  private func showSearchOfVi(_ text: String, _ cursor: Int) {
    hint = ""
    send(painter.paint(frame(EntryView(prompt: prompt.text, text: String(text.dropFirst()), cursor: cursor - 1))))
  }

  /// The styles of an entry, where styles are wanted.
  func spans(of text: String) -> [(range: Range<Int>, style: Style)] {
    settings.highlights && output.colour != .none ? assistance.highlight(text) : []
  }

  func frame(_ view: EntryView) -> EntryFrame {
    view.frame(in: .current(environment), output.colour)
  }

  /// The text and the cursor in bytes of it.
  func content() -> (text: String, cursor: Int) {
    let (text, scalars) = editor.content()
    let cursor = text.unicodeScalars.prefix(scalars).reduce(0) { $0 + UTF8.width($1) }
    return (text, cursor)
  }

  /// What could follow, by what the language knows, else by what was entered before. Without colour a hint could not
  /// be told from what is typed.
  private func currentHint(_ text: String) -> String {
    guard settings.showsHints, !isAnswer, output.colour != .none, !text.isEmpty else { return "" }
    if let hint = assistance.hint(text) { return hint }
    guard !text.contains("\n") else { return "" }
    let earlier = memory.entries.last { entry in
      entry.utf8.count > text.utf8.count && entry.hasPrefix(text) && !entry.contains("\n")
        && assistance.mayHint(entry)
    }
    return earlier.map { String($0.dropFirst(text.count)) } ?? ""
  }

  /// The candidates while their list is open: it narrows as the word grows, and closes where the word is left.
  private func openCandidates(_ text: String, _ cursor: Int) -> [Candidate] {
    guard let listed else { return [] }
    let completion = assistance.complete(text, cursor)
    guard completion.replace.lowerBound == listed, completion.candidates.count > 1 else {
      self.listed = nil
      return []
    }
    return completion.candidates
  }

  /// Shows the entry for the last time, without hint and candidates, and goes to the line below.
  ///
  /// - Parameters:
  ///   - entry: what is shown; nil shows what has been typed.
  ///   - mark: what follows it, such as `^C`.
  func finish(showing entry: String? = nil, saying mark: String) {
    let text = entry ?? content().text
    let end = text.utf8.count + mark.utf8.count
    let view = EntryView(prompt: prompt.text, text: text + mark, cursor: end, spans: spans(of: text))
    send(painter.paint(frame(view)) + painter.leave())
  }

  /// Shows the entry again after the window or something else has changed the screen.
  func showEntryAgain() {
    let (text, cursor) = content()
    let view = EntryView(prompt: prompt.text, text: text, cursor: cursor, spans: spans(of: text))
    send(painter.repaint(frame(view)))
  }
}
