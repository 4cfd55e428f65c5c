import TartanLanguage
import TartanModel
import Testing

@Suite struct CanonicalTextTests {
  @Test(arguments: CommandWord.allCases) func parsingCanonicalTextGivesTheCommandAgain(_ word: CommandWord) {
    var random = RandomSyntax(seed: UInt64(word.rawValue.utf8.reduce(7) { $0 * 31 + Int($1) }))
    for _ in 0..<30 {
      let command = random.command(word)
      let text = canonicalText(of: command)
      switch parsed(text) {
      case .success(let read?):
        #expect(withoutPlaces(read) == withoutPlaces(command), "\(text)")
        #expect(canonicalText(of: read) == text)
        #expect(read.span == SourceSpan(0, text.utf8.count))
        #expect(CommandSplitter.commands(in: text).map(\.text) == [text])
        #expect(CommandSplitter.isComplete(text))
      case .success(nil): Issue.record("blank: \(text)")
      case .failure(let mistake): Issue.record("\(text) \(mistake)")
      }
    }
  }

  @Test(arguments: ParserCommandTests.lines) func isAFixedPoint(_ line: String) throws {
    let text = try #require(canonical(line))
    #expect(canonical(text) == text)
    #expect(withoutPlaces(parsed(line)) == withoutPlaces(parsed(text)))
  }

  @Test(arguments: [
    ("COUNT Where Theme:Data BY Authority", "count by Authority where Theme:Data"),
    ("count ((a)) and (b and c) or (d)", "count a and b and c or d"),
    ("count not (a)", "count not a"),
    ("count tag:(\"advocacy\")", "count tag:advocacy"),
    ("count tag:\"Quality assurance\"", "count tag:\"Quality assurance\""),
    ("count tag:\"none\"", "count tag:\"none\""),
    ("cross theme by tag -> \"x\"! top 3 rows where all", "cross theme by tag where all top 3 -> \"x\"!"),
    ("cross theme by tag top 3 top 4", "cross theme by tag top 3 top 4"),
    ("cross theme by tag top 4 rows", "cross theme by tag top 4 rows"),
    ("cross a by b in (c) top 4", "cross a by b in (c) top 4"),
    ("cross theme top 3 by tag", "cross theme top 3 by tag"),
    ("pairs tag top 3", "pairs tag top 3"),
    ("count theme:Data sort by total", "count theme:Data sort rows by total"),
    ("show sort rows by name", "show sort by name"),
    ("overlap {tag:a, tag:b}", "overlap tag:a, tag:b"),
    ("overlap {tag:a}", "overlap {tag:a}"),
    ("overlap \"tag\"", "overlap tag"),
    ("export % -> \"f\"", "export -> \"f\""),
    ("expect count(%2[a, b]) = (1 + 2)", "expect %2[a, b] = 1 + 2"),
    ("load f.csv ignore x theme from Heading", "load \"f.csv\" theme from \"Heading\" ignore \"x\""),
    ("? cross", "help cross"), ("exit", "quit"),
    ("find \"none\"", "find \"none\""), ("find none", "find \"none\""), ("find 2019", "find 2019"),
    ("title x", "title \"x\""), ("count 😀 and tag:“a”", "count 😀 and tag:a"),
  ]) func hasOneSpelling(_ line: String, _ expected: String) {
    #expect(canonical(line) == expected)
  }

  @Test(arguments: RandomSyntax.texts) func aTextInQuotesIsReadAgain(_ text: String) {
    guard case .success(let command?) = parsed("note " + quotedText(text)), case .note(let name) = command.action else {
      Issue.record("not read")
      return
    }
    #expect(Array(name.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(quotedText(text).unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test(arguments: [
    ("Data", "Data"), ("2019", "2019"), ("-5", "-5"), ("a b", "\"a b\""), ("None", "\"None\""), ("R&D", "R&D"),
    ("", "\"\""),
  ]) func aLabelIsQuotedWhereItMustBe(_ label: String, _ expected: String) {
    #expect(labelText(label) == expected)
  }
}
