extension EditlineReader {
  /// Does what a key of ours does: `EditKey`, or one of the control keys of `bindKeys`.
  func run(_ key: Unicode.Scalar, in mode: EditLine.Mode) -> EditLine.Effect {
    if let key = EditKey(rawValue: key.value) { return run(key, in: mode) }
    switch key {
    case "\t": return complete()
    case "\u{12}": return search()
    case "\u{C}": return clearScreen()
    case "\u{1}": return run(.home, in: mode)
    case "\u{5}": return run(.end, in: mode)
    case "\u{6}": return run(.right, in: mode)
    case "\u{2}": return run(.left, in: mode)
    case "\u{10}": return run(.up, in: mode)
    case "\u{E}": return run(.down, in: mode)
    case "k", "-": return recall(by: -1, in: mode)
    case "j", "+": return recall(by: 1, in: mode)
    case "\u{4}": return editor.content().text.isEmpty ? .endOfInput : run(.deleteForward, in: mode)
    default: return .nothing
    }
  }

  private func run(_ key: EditKey, in mode: EditLine.Mode) -> EditLine.Effect {
    switch key {
    case .paste: editor.insert(pasted)
    case .compose: compose()
    case .newline: return addLine(in: mode)
    case .up: return moveRow(by: -1, in: mode)
    case .down: return moveRow(by: 1, in: mode)
    case .left: editor.moveCursor(by: -scalars(characterBeforeCursor()))
    case .right: moveRight()
    case .home: moveToLineEdge(forward: false)
    case .end: moveToEnd()
    case .deleteBackward: editor.deleteBackward(scalars(characterBeforeCursor()))
    case .deleteForward: deleteForward()
    case .wordLeft, .wordRight, .deleteWord, .pageUp, .pageDown: return .nothing
    }
    return .changed
  }

  private func scalars(_ character: Character?) -> Int { character?.unicodeScalars.count ?? 0 }

  private func compose() {
    editor.deleteBackward(scalars(characterBeforeCursor()))
    editor.insert(pasted)
  }

  /// Adds a line to the entry: at the cursor, or at the end where vi's commands were on.
  private func addLine(in mode: EditLine.Mode) -> EditLine.Effect {
    if mode == .command {
      pending += ["A", EditKey.newline.scalar]
      return .nothing
    }
    editor.insert("\n")
    return .changed
  }

  private func deleteForward() {
    let count = scalars(characterAfterCursor())
    editor.moveCursor(by: count)
    editor.deleteBackward(count)
  }

  /// To the right, or into the hint where the line ends.
  private func moveRight() {
    let count = scalars(characterAfterCursor())
    if count > 0 { editor.moveCursor(by: count) } else { editor.insert(hint) }
  }

  /// To the end of the line; from there into the hint.
  private func moveToEnd() {
    if characterAfterCursor() == nil { editor.insert(hint) } else { moveToLineEdge(forward: true) }
  }

  /// To the edge of the line in a longer entry, and from there to the edge of the entry.
  private func moveToLineEdge(forward: Bool) {
    let (text, cursor) = editor.content()
    let all = Array(text.unicodeScalars)
    var place = cursor
    if forward {
      while place < all.count, all[place] != "\n" { place += 1 }
      if place == cursor { place = all.count }
    } else {
      while place > 0, all[place - 1] != "\n" { place -= 1 }
      if place == cursor { place = 0 }
    }
    editor.moveCursor(by: place - cursor)
  }

  /// To the line above or below within the entry; at its edge, to the history.
  private func moveRow(by step: Int, in mode: EditLine.Mode) -> EditLine.Effect {
    let (text, cursor) = editor.content()
    guard let target = EntryRows(text).place(from: cursor, by: step) else {
      return recall(by: step, in: mode)
    }
    editor.moveCursor(by: target - cursor)
    return .changed
  }

  /// Shows an older or newer entry instead of the line; beyond the newest, what had been typed.
  private func recall(by step: Int, in mode: EditLine.Mode) -> EditLine.Effect {
    let entries = memory.entries
    let place = recalled ?? (index: entries.count, draft: editor.content().text)
    let index = place.index + step
    guard index >= 0, index <= entries.count else { return .nothing }
    recalled = index == entries.count ? nil : (index, place.draft)
    // vi's commands start at the first character.
    replaceEntry(with: index == entries.count ? place.draft : entries[index], cursor: mode == .command ? 0 : nil)
    return .changed
  }

  private func clearScreen() -> EditLine.Effect {
    painter.forget()
    send("\u{1B}[H\u{1B}[2J")
    return .nothing
  }

  /// Replaces the whole entry.
  func replaceEntry(with text: String, cursor: Int? = nil) {
    let old = editor.content().text.unicodeScalars.count
    editor.moveCursor(by: old)
    editor.deleteBackward(old)
    editor.insert(text)
    if let cursor { editor.moveCursor(by: cursor - text.unicodeScalars.count) }
  }
}

// MARK: - Completion

extension EditlineReader {
  /// TAB: writes what is sure; where nothing is, opens the list of candidates.
  private func complete() -> EditLine.Effect {
    let (text, cursor) = content()
    let completion = assistance.complete(text, cursor)
    let bytes = Array(text.utf8)
    let range = completion.replace.clamped(to: 0..<bytes.count)
    let typed = String(decoding: bytes[range], as: UTF8.self)
    if completion.candidates.isEmpty {
      send("\u{7}")
      return .nothing
    }
    if let insertion = completion.insertion(over: typed) {
      let head = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
      let tail = String(decoding: bytes[range.upperBound...], as: UTF8.self)
      replaceEntry(with: head + insertion + tail, cursor: (head + insertion).unicodeScalars.count)
      return .changed
    }
    listed = completion.candidates.count > 1 ? completion.replace.lowerBound : nil
    return .nothing
  }
}
