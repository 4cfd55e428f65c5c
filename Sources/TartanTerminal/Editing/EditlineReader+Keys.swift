import TartanText

extension EditlineReader {
  /// The next key for libedit. Shows the entry whenever it has to wait for one.
  func nextKey() -> EditLine.Key {
    if isFresh { editor.enlargePicture() }
    isFresh = false
    editor.repairCursor()
    while ending == nil {
      if !pending.isEmpty { return .scalar(pending.removeFirst()) }
      if let key = readKey(show: showEntry) { pending += codes(for: key) }
    }
    return ending == .interrupted ? .interrupted : .end
  }

  /// The next key, or nil where the entry has ended or there was only noise; `show` draws what is seen meanwhile.
  func readKey(show: () -> Void) -> Key? {
    if let key = decoder.next() { return key }
    if decoder.waitsAfterEscape {
      // A terminal sends a sequence at once; what comes later was typed after Escape.
      if input.awaitInput(timeout: 30) == .timeout { return decoder.flushEscape() }
    } else if !input.hasInput {
      show()
      _ = input.awaitInput()
    }
    if actOnEvents(show: show) { return nil }
    guard input.hasInput else { return nil }
    switch input.read(upTo: 1 << 16) {
    case .bytes(let bytes): decoder.feed(bytes)
    case .end: ending = .endOfInput
    case .failed(let number): if !Descriptor.isPassing(number) { ending = .endOfInput }
    }
    return decoder.next()
  }

  /// Does what the signals ask for; true where the entry has ended.
  private func actOnEvents(show: () -> Void) -> Bool {
    if Interruption.take() {
      finish(saying: "^C")
      decoder.discard()
      pending.removeAll()
      ending = .interrupted
      return true
    }
    for event in [TerminalEvent.terminated, .hungUp] where event.take() { endProgram(event) }
    if TerminalEvent.stopped.take() { stopProgram() }
    if TerminalEvent.continued.take() { takeTerminalBack() }
    if TerminalEvent.resized.take() { showEntryAgain() }
    return ending != nil
  }

  /// Leaves the terminal as it was and lets the signal end the program.
  private func endProgram(_ event: TerminalEvent) {
    send(painter.leave() + Self.pasteMarksOff)
    editor.setRaw(false)
    event.takeDefaultAction()
    ending = .endOfInput
  }

  /// Leaves the terminal to the shell, stops, and goes on here when the shell says so.
  private func stopProgram() {
    finish(saying: "")
    send(Self.pasteMarksOff)
    editor.setRaw(false)
    TerminalEvent.stopped.takeDefaultAction()
    _ = TerminalEvent.continued.take()
    takeTerminalBack()
  }

  /// After a stop the terminal is in the shell's mode, while libedit believes it is still raw.
  private func takeTerminalBack() {
    editor.setRaw(false)
    editor.setRaw(true)
    painter.forget()
    send(Self.pasteMarksOn)
  }

  /// What a key is for libedit.
  func codes(for key: Key) -> [Unicode.Scalar] {
    if Self.isSearchOfVi(content().text) { return codesInSearchOfVi(key) }
    return switch key {
    case .scalar("\r"), .scalar("\n"): [codeForReturn()]
    case .scalar("\u{7F}"), .scalar("\u{8}"): [EditKey.deleteBackward.scalar]
    case .scalar(let scalar): [codeForCharacter(scalar)]
    case .alt("\r"), .alt("\n"): [EditKey.newline.scalar]
    case .alt(let scalar): ["\u{1B}", scalar]
    case .escape: ["\u{1B}"]
    case .named(let key): [EditKey(key).scalar]
    case .paste(let text): codesForPaste(text)
    }
  }

  /// vi's search reads its pattern itself and takes every code for a letter of it.
  private func codesInSearchOfVi(_ key: Key) -> [Unicode.Scalar] {
    switch key {
    case .scalar(let scalar): [scalar]
    case .paste(let text): text.unicodeScalars.filter { $0 != "\n" }
    case .escape: ["\u{1B}"]
    case .alt, .named: []
    }
  }

  /// Return ends the entry, or adds a line while it is open.
  private func codeForReturn() -> Unicode.Scalar {
    assistance.isComplete(content().text) ? "\n" : EditKey.newline.scalar
  }

  /// A character that joins the one before it is composed with it, so that the line stays in NFC.
  private func codeForCharacter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0x300, let previous = characterBeforeCursor() else { return scalar }
    let apart = String(previous) + String(scalar)
    let composed = Normalization.nfc(apart)
    if composed.unicodeScalars.count == apart.unicodeScalars.count { return scalar }
    pasted = composed
    return EditKey.compose.scalar
  }

  private func codesForPaste(_ text: String) -> [Unicode.Scalar] {
    // A line break at the end of what was copied is not a wish to run it.
    pasted = Normalization.nfc(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    return pasted.isEmpty ? [] : [EditKey.paste.scalar]
  }

  func characterBeforeCursor() -> Character? {
    let (text, cursor) = editor.content()
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(cursor))).last
  }

  func characterAfterCursor() -> Character? {
    let (text, cursor) = editor.content()
    return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(cursor))).first
  }
}
