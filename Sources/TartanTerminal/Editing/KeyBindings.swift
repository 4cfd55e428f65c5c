/// The keys of the reader: what they are called between the decoder and libedit, and what they do there.
///
/// A key that sends a sequence reaches libedit as one code of the second control set (C1), which no real input can
/// hold: the decoder drops those. So no binding begins with Escape, and vi's Escape stays immediate.
enum EditKey: UInt32, CaseIterable {
  case paste = 0x80
  case newline, up, down, left, right, home, end
  case wordLeft, wordRight, deleteBackward, deleteForward, deleteWord
  case pageUp, pageDown, compose

  /// The code for libedit.
  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) ?? " " }

  /// The key written as in editrc(5).
  var name: String { "\\" + String(rawValue, radix: 8) }

  /// The code of a named key.
  init(_ key: NamedKey) {
    self =
      switch key {
      case .up: .up
      case .down: .down
      case .left: .left
      case .right: .right
      case .home: .home
      case .end: .end
      case .delete: .deleteForward
      case .pageUp: .pageUp
      case .pageDown: .pageDown
      case .wordLeft: .wordLeft
      case .wordRight: .wordRight
      case .deleteWord: .deleteWord
      }
  }

  /// The function that does it, in each map.
  func function(in mode: EditLine.Mode) -> String {
    switch (self, mode) {
    case (.wordLeft, _): "ed-prev-word"
    case (.wordRight, .typing): "em-next-word"
    case (.wordRight, .command): "vi-next-word"
    case (.deleteWord, _): "em-delete-next-word"
    case (.pageUp, _): "ed-search-prev-history"
    case (.pageDown, _): "ed-search-next-history"
    case (.left, .command), (.deleteBackward, .command): "ed-prev-char"
    case (.right, .command): "ed-next-char"
    case (.home, .command): "ed-move-to-beg"
    case (.end, .command): "ed-move-to-end"
    case (.deleteForward, .command): "ed-delete-next-char"
    case (_, .typing): EditLine.typedKey
    case (_, .command): EditLine.commandKey
    }
  }
}

extension EditLine {
  /// Binds our keys in the maps that are current; to be called again whenever those were made new.
  func bindKeys() {
    for key in EditKey.allCases {
      for mode in Mode.allCases { bind(key.name, in: mode, to: key.function(in: mode)) }
    }
    // Keys that have another meaning in libedit, or none. Ctrl-H and Delete arrive as `deleteBackward`.
    for key in ["^I", "^R", "^A", "^E", "^F", "^B", "^D", "^L", "^P", "^N"] { bind(key, to: Self.typedKey) }
    bind("^W", to: "ed-delete-prev-word")
    // libedit's own command line (a quote left open in it ends the program, in the version of 2022), and its mark
    // (which points nowhere once the line has grown beyond its first 1024 characters).
    for key in ["^[x", "^[X", "^@", "^[w", "^[W", "^X^X"] { unbind(key, in: .typing) }
    if editor == "vi" {
      // Runs an editor and submits whatever comes back.
      unbind("v", in: .command)
      unbind(":", in: .command)
      // The arrow keys' own sequences would make a lone Escape wait for another key.
      unbind("^[", in: .command)
      for key in ["^R", "^L", "j", "k", "+", "-"] { bind(key, in: .command, to: Self.commandKey) }
    }
  }

  /// What decides between emacs and vi: the user's file (`bind -v`, `bind -e`), or a setting changed later.
  enum KeySource {
    case file, settings
  }

  /// Sets the maps and reads the user's configuration.
  func configure(keys: EditorSettings.Keys, file: String?, _ source: KeySource) {
    useMaps(of: keys.rawValue)
    bindKeys()
    guard let file else { return }
    for line in file.split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" }
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      let makesMapsNew = words.contains("-v") || words.contains("-e")
      if makesMapsNew, source == .settings { continue }
      configure(String(line))
      if makesMapsNew { bindKeys() }
    }
  }
}
