import TartanLanguage
import TartanModel
import Testing

@Suite struct FuzzTests {
  /// Whatever a text is, each reader of it ends, and what points points into it.
  private func check(_ text: String) {
    let length = text.utf8.count
    func isInside(_ span: SourceSpan) -> Bool { span.start >= 0 && span.start <= span.end && span.end <= length }
    switch parsed(text) {
    case .success(let command):
      if let command {
        #expect(isInside(command.span))
        let again = canonicalText(of: command)
        #expect(canonical(again) == again, "\(text.debugDescription)")
        // A text of several lines was read as its first command, and another may be wrong.
        if CommandSplitter.commands(in: text).count == 1 {
          let marks = highlights(of: text).filter { $0.1 == .error || $0.1 == .unknownCommand }
          #expect(marks.isEmpty, "\(text.debugDescription)")
        }
      }
    case .failure(let mistake):
      #expect(mistake.span.map(isInside) == true, "\(text.debugDescription) \(mistake)")
      #expect(!mistake.message.isEmpty)
    }
    var end = 0
    for (span, _) in highlights(of: text) {
      #expect(isInside(span) && span.start >= end)
      end = span.end
    }
    _ = CommandSplitter.isComplete(text)
    for command in CommandSplitter.commands(in: text) { #expect(isInside(SourceSpan(command.offset, command.offset))) }
    for cursor in stride(from: 0, through: length, by: max(1, length / 3)) {
      let context = completionContext(of: text, cursor: cursor)
      #expect(isInside(context.range) && context.range.end <= cursor)
    }
  }

  @Test func randomBytesNeverBreakAnything() {
    var chance = Chance(seed: 1)
    for _ in 0..<1500 {
      let bytes = (0..<chance.below(60)).map { _ in UInt8(chance.below(256)) }
      check(String(decoding: bytes, as: UTF8.self))
      check("count " + String(decoding: bytes.map { $0 & 0x7F }, as: UTF8.self))
    }
  }

  static let pieces: [String] =
    CommandWord.allCases.map(\.rawValue) + ReservedWords.all + ReservedWords.soft
    + Token.Symbol.allCases.map(\.rawValue) + [
      "theme", "tag", "\"Quality assurance\"", "\"", "“", "”", "/x/", "/", "\\", "\n", "#", "$N", "$", "%3", "%",
      "multi*", "~support",
      "17", "2.5", "2020-01-21", "2*3", "row%", "columns", "rows", "per", "delimiter", "split", "marked", "paths",
      "share", "sum",
      "jaccard", "labels", "most", "missing", "'", "&", "é", "👩‍🔬", "\u{0}", "\u{202E}", "?",
    ]

  @Test(arguments: [" ", ""]) func randomTokensNeverBreakAnything(_ between: String) {
    var chance = Chance(seed: 2)
    for _ in 0..<2000 {
      let words = (0..<chance.below(14)).map { _ in chance.one(of: Self.pieces) }
      check(chance.one(of: CommandWord.allCases).rawValue + " " + words.joined(separator: between))
    }
  }

  @Test func randomChangesToGoodLinesNeverBreakAnything() {
    var chance = Chance(seed: 3)
    for line in ParserCommandTests.lines {
      for _ in 0..<20 {
        var characters = Array(line)
        let place = chance.below(characters.count)
        switch chance.below(3) {
        case 0: characters.remove(at: place)
        case 1: characters.insert(contentsOf: chance.one(of: Self.pieces), at: place)
        default: characters.removeSubrange(place...)
        }
        check(String(characters))
      }
    }
  }

  @Test func aLongTextTakesLinearTime() {
    let long = String(repeating: "x", count: 100_000)
    for line in ["count \"\(long)\"", "count \(long)", "count tag:/\(long)", "count # \(long)", "find \"\(long)"] {
      _ = parsed(line)
      _ = highlights(of: line)
      _ = CommandSplitter.isComplete(line)
    }
  }
}
