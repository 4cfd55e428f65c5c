extension EditlineReader {
  /// Ctrl-R: looks back through the history while a part of an entry is typed.
  ///
  /// Return runs what was found; Escape or any key that moves takes it into the line; Ctrl-G leaves the line as it was.
  func search() -> EditLine.Effect {
    var search = HistorySearch(memory.entries)
    while ending == nil {
      guard let key = readKey(show: { self.show(search) }) else { continue }
      switch key {
      case .scalar("\u{12}"), .named(.up): search.step(by: -1)
      case .scalar("\u{13}"), .named(.down): search.step(by: 1)
      case .scalar("\u{7F}"), .scalar("\u{8}"): search.shorten()
      case .scalar("\u{7}"): return .nothing
      case .scalar(let scalar) where scalar.value >= 0x20: search.add(String(scalar))
      case .paste(let text): search.add(text)
      default: return take(search, endedBy: key)
      }
    }
    return .nothing
  }

  private func take(_ search: HistorySearch, endedBy key: Key) -> EditLine.Effect {
    if let entry = search.entry {
      let bytes = search.match?.lowerBound ?? 0
      replaceEntry(with: entry, cursor: String(decoding: entry.utf8.prefix(bytes), as: UTF8.self).unicodeScalars.count)
    }
    if key != .escape { pending += codes(for: key) }
    return .changed
  }

  private func show(_ search: HistorySearch) {
    var prompt = StyledText(search.hasFailed ? "not in history " : "history ", .dim)
    prompt.append("[\(search.pattern)]", search.hasFailed ? .error : .strong)
    prompt.append(" › ", .prompt)
    let text = search.entry ?? content().text
    let match = search.match
    var view = EntryView(prompt: prompt, text: text, cursor: match?.lowerBound ?? 0, spans: spans(of: text))
    if let match { view.spans.append((match, .match)) }
    send(painter.paint(frame(view)))
  }
}
