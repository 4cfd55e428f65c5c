/// A transcript: typed lines and the exact answers, with comments between.
///
/// In a `.transcript` file a typed line begins with `> `, its continuation with `. `, a comment with `#`; a line of an
/// answer that begins so itself has a `\` before it. In a page of
/// the documentation a transcript is a fenced block marked `tartan`, and a typed line begins with the prompt itself.
struct Transcript {
  /// One piece: text that stays as it is, or a typed line with its answer.
  enum Piece: Equatable {
    case text(String)
    case exchange(typed: String, answer: String)
  }

  let pieces: [Piece]

  /// Reads a `.transcript` file.
  init(file text: String) {
    var pieces: [Piece] = []
    var typed: String?
    var answer: [Substring] = []
    func close() {
      guard let line = typed else { return }
      while answer.last?.isEmpty == true { answer.removeLast() }
      pieces.append(.exchange(typed: line, answer: answer.map { $0 + "\n" }.joined()))
      typed = nil
      answer = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("> ") {
        close()
        typed = String(line.dropFirst(2))
      } else if line.hasPrefix(". "), let begun = typed, answer.isEmpty {
        typed = begun + "\n" + line.dropFirst(2)
      } else if line.hasPrefix("# ") || line == "#" {
        close()
        pieces.append(.text(line + "\n"))
      } else if typed != nil {
        answer.append(line.hasPrefix("\\") ? line.dropFirst() : line)
      }
    }
    close()
    self.pieces = pieces
  }

  /// An answer with a `\` before each line that would be read as something else.
  private static func shielded(_ answer: String) -> String {
    answer.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      ["> ", ". ", "# ", "\\"].contains { line.hasPrefix($0) } || line == "#" ? "\\" + line : String(line)
    }.joined(separator: "\n")
  }

  /// The file with the answers that `play` gives.
  func replayed(_ play: (String) -> String) -> String {
    var text = ""
    var wasText = false
    for piece in pieces {
      switch piece {
      case .text(let kept):
        if !text.isEmpty, !wasText { text += "\n" }
        text += kept
        wasText = true
      case .exchange(let typed, _):
        if !text.isEmpty { text += "\n" }
        let lines = typed.split(separator: "\n", omittingEmptySubsequences: false)
        text +=
          lines.enumerated().map { ($0 == 0 ? "> " : ". ") + $1 + "\n" }.joined() + Transcript.shielded(play(typed))
        wasText = false
      }
    }
    return text
  }
}

/// The transcripts inside a page of documentation.
struct DocumentedTranscripts {
  /// The page with each fenced block marked `tartan` played again; one session a page.
  static func replayed(_ page: String, _ stage: TranscriptStage) -> String {
    var lines: [String] = []
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if isInside, lines.last == "" { lines.removeLast() }
        isInside = line == "```tartan"
        lines.append(String(line))
      } else if !isInside {
        lines.append(String(line))
      } else if let mark = line.range(of: " › ") {
        let typed = String(line[mark.upperBound...])
        lines.append("\(stage.prompt) › \(typed)")
        let answer = stage.play(typed)
        lines += answer.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        lines.append("")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether a page has a transcript.
  static func isIn(_ page: String) -> Bool { page.contains("\n```tartan\n") }
}

extension Substring {
  /// Where `text` stands first.
  fileprivate func range(of text: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      at = index(after: at)
    }
    return nil
  }
}
