import Testing
import TartanEngine
import TartanModel
import TartanPlan
import TartanText

@Suite struct WordingTests {
  private func sample(_ texts: [String]) -> Sample {
    let statements = texts.map { text in
      SampleStatement(
        id: "", theme: nil, tags: [], role: nil, year: nil, days: nil, text: Normalization.nfc(text))
    }
    return Sample(statements, themes: 1, tags: 1, roles: 1)
  }

  private func found(_ wording: WordingPlan, in texts: [String]) throws -> [String] {
    let sample = sample(texts)
    let rows = try sample.executor().bitmap(of: .wording(SampleField.text, wording))
    return rows.rows.map { texts[$0] }
  }

  /// The parts of `text` that a search hits.
  private func hits(_ wording: WordingPlan, in text: String) throws -> [String] {
    let text = Normalization.nfc(text)
    let ranges = try sample([text]).executor().matches(of: wording, in: SampleField.text, row: 0)
    return ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("strasse", ["Straße", "STRASSE", "StraSSe"], ["Strase"]),
    ("Straße", ["STRASSE", "straße", "STRAẞE"], ["Strae"]),
    ("s", ["ß", "ſ", "ﬆ", "S"], ["z", ""]),
    ("équité", ["ÉQUITÉ", "inéquité"], ["equite"]),
    ("e", ["e", "E", "ɇe"], ["é", "É"]),
    ("istanbul", ["Istanbul", "ISTANBUL"], ["İstanbul"]),
    ("İstanbul", ["İSTANBUL", "i\u{307}stanbul"], ["Istanbul"]),
    ("office", ["oﬃce", "OFFICE"], ["ofice"]),
    ("ﬁnd", ["find", "FIND", "ﬁnd"], ["fnd"]),
    ("данные", ["ДАННЫЕ", "данные"], ["дан"]),
    ("οδος", ["ΟΔΟΣ", "οδοσ", "οδος"], ["οδο"]),
    ("j\u{30C}", ["J\u{30C}", "ǰ"], ["j"]),
    ("j", ["J", "aj!"], ["J\u{30C}", "ǰ"]),
    ("日本", ["日本語"], ["日"]),
    ("ʼn", ["ŉ", "ʼN"], ["n"]),
    ("œuvre", ["ŒUVRE", "Œuvre"], ["uvre"]),
    ("a b", ["A B", "xa by"], ["a  b"]),
    ("µ", ["μ", "Μ", "µ"], ["m"]),
    ("ÿ", ["Ÿ", "ÿ"], ["y"]),
  ]) func wordingIsFoundWhateverItsCase(_ needle: String, _ hits: [String], _ misses: [String]) throws {
    #expect(try found(.contains(Normalization.nfc(needle)), in: hits + misses) == hits)
  }

  @Test func hitsAreThePartsOfTheTextAsItReads() throws {
    #expect(try hits(.contains("ss"), in: "Straße, GROSS, ssss") == ["ß", "SS", "ss", "ss"])
    #expect(try hits(.contains("s"), in: "ßs") == ["ß", "s"])
    #expect(try hits(.contains("fi"), in: "oﬃce ﬁ FI") == ["ﬃ", "ﬁ", "FI"])
    #expect(try hits(.contains("équité"), in: "L’ÉQUITÉ et l’équité") == ["ÉQUITÉ", "équité"])
    #expect(try hits(.contains("x"), in: "") == [])
    #expect(try hits(.contains("ǰ"), in: "J\u{30C}a") == ["J\u{30C}"])
  }

  @Test func stemsAreFoundInWholeWordsOnly() throws {
    let texts = ["supports", "Supported!", "insupportable", "un-supporting", "support's", "'SUPPORT'", "unsupported"]
    #expect(
      try found(.stem("support"), in: texts) == ["supports", "Supported!", "un-supporting", "support's", "'SUPPORT'"])
    #expect(
      try hits(.stem("council"), in: "Councils, the council’s ‘council’ and Ccouncil") == [
        "Councils", "council’s", "council",
      ])
    #expect(try found(.stem("find"), in: ["ﬁndings", "Finding", "fund"]) == ["ﬁndings", "Finding"])
    #expect(try found(.stem("don’t"), in: ["don't", "Don’t", "dont"]) == ["don't", "Don’t"])
    #expect(try found(.stem("naïv"), in: ["Naïve", "NAÏVE", "naive"]) == ["Naïve", "NAÏVE"])
  }

  @Test func theFirstLettersOfAStemAreThoseOfItsWords() {
    let endings = [
      "", "s", "es", "ies", "ied", "ing", "ed", "eedly", "ational", "ization", "y", "ying", "e", "'s", "ly", "ability",
      "ibly", "fulness", "ousness", "iveness", "ology", "ement", "alli", "iciti", "ively", "ation",
    ]
    var random = SeededGenerator(seed: 80)
    guard let stemmer = Stemmer() else {
      Issue.record("there is no English stemmer")
      return
    }
    for _ in 0..<20_000 {
      let letters = (0..<1 + random.below(5)).map { _ in random.element(of: Array("abcdeilmnorstuxy")) }
      let word = String(letters) + random.element(of: endings)
      let stem = stemmer.stem(word)
      guard let run = StemSearch.prefix(of: stem) else { continue }
      let first = zip(word.utf8, run.folds).map { $0 | $1 }
      #expect(first == run.values, "\(word) has the stem \(stem)")
    }
  }

  @Test func patternsHitEachPlaceOnceAndNeverTheEmptyText() throws {
    let pattern = { (source: String) in WordingPlan.pattern(PatternPlan(try Pattern(source))) }
    #expect(
      try hits(pattern("\\bchalleng\\w*"), in: "Challenge, unchallenged; challenging") == ["Challenge", "challenging"])
    #expect(try hits(pattern("x*"), in: "axxébx") == ["xx", "x"])
    #expect(try hits(pattern("é?"), in: "éa日é") == ["é", "é"])
    #expect(try hits(pattern("^"), in: "abc") == [])
    #expect(try hits(pattern("(?<=a)b"), in: "ab bb ab") == ["b", "b"])
  }

  @Test(
    arguments: [
      ("\\bchalleng\\w*", "challeng"), ("(data|privacy)\\s+\\w+\\s+risk", "risk&data|privacy"),
      ("colou?r", "colo"),
      ("abc|abd", "abc|abd"), ("(data|privacy)\\s+\\w+", "data|privacy"), ("a(b|c)d", nil), ("(ab|c)de", "de"),
      ("ab+c", "ab"), ("a.bc", "bc"), ("a(?:bc)de", "bc&de"), ("((ab|cd)ef|gh)+", "ef|gh"), ("(ab|cd){2}", "ab|cd"),
      ("(ab|)cd", "cd"), ("(?i)abc", nil), ("(?x) a b c", nil), ("\\x41bc", nil),
      ("ab{0,2}cd", "cd"), ("ab{2}cd", "ab&cd"), ("ab{,2}cd", nil), ("ab{cd", nil), ("[abc]def", "def"),
      ("[]a]def", "def"), ("[[:alpha:]]x", nil), ("ab\\.cd", "ab.cd"),
      ("\\Qab|cd\\E", nil), ("(a|b", nil), ("Ab*CD", "cd"), ("équité", "équité"), ("ÉQUITÉ", "équité"),
      ("é{2}té", "té&é"), ("Straße", "stra"), ("(?=support)x", nil),
      ("ab\\d?cd", "ab&cd"),
      ("(ab)*cde", "cde"), ("(?!abc)def", "def"), ("(?<n>abc)def", nil), ("x", nil), ("^The end$", "the end"),
      ("ab*+cd", "cd"), ("(*ACCEPT)abc", nil), ("", nil),
      ("(?#abc)def", nil), ("a\\", nil),
    ] as [(String, String?)]) func theTextThatAPatternNeedsIsTakenOutOfIt(_ source: String, _ literal: String?)
  {
    let found = RequiredLiterals.find(in: source).map { choice in
      choice.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|")
    }
    #expect((found.isEmpty ? nil : found.joined(separator: "&")) == literal)
  }

  private func bytes(of folded: borrowing FoldedText) -> [UInt8] {
    let span = folded.bytes
    return span.indices.map { span[$0] }
  }

  @Test func foldingPieceByPieceIsFoldingTheWhole() {
    var random = SeededGenerator(seed: 81)
    var folded = FoldedText(keepsOrigins: true)
    for _ in 0..<3000 {
      let text = Sample.wording(&random)
      folded.fold(Array(text.utf8).span)
      #expect(bytes(of: folded) == Array(Normalization.caseFolded(text).utf8))
      let origins = (0..<folded.count).map { folded.origin(from: $0, through: $0) }
      #expect(origins.allSatisfy { !$0.isEmpty && $0.upperBound <= text.utf8.count })
      #expect(zip(origins, origins.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound })
    }
  }

  @Test func everyCharacterFoldsAloneAsItDoesInText() {
    var folded = FoldedText()
    for value in UInt32(0)..<0x1_F000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = Normalization.nfc("a" + String(scalar) + "b")
      folded.fold(Array(text.utf8).span)
      let isSame = bytes(of: folded) == Array(Normalization.caseFolded(text).utf8)
      if !isSame { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func onlyTheListedCharactersFoldToMoreThanASmallLetter() {
    let listed = Set("sßſŉİẚẞﬀﬁﬂﬃﬄﬅﬆ".unicodeScalars)
    for value in UInt32(0x80)..<0x1_F000 {
      // By bytes: Swift's own comparison takes canonically equivalent texts for equal.
      guard let scalar = Unicode.Scalar(value),
        Normalization.nfc(String(scalar)).utf8.elementsEqual(String(scalar).utf8)
      else { continue }
      let bytes = Array(Normalization.caseFolded(String(scalar)).utf8)
      let holdsASCII = bytes.contains { $0 < 0x80 }
      if holdsASCII != listed.contains(scalar) { Issue.record("U+\(String(value, radix: 16))") }
      // A run of bytes that is looked for unfolded must stand unfolded, or in its simple capital, in the text.
      if let run = ByteRun(folded: bytes), run.isWhole, !listed.contains(scalar) {
        let own = Array(String(scalar).utf8)
        let fits = own.count == bytes.count && own.indices.allSatisfy { own[$0] | run.folds[$0] == run.values[$0] }
        if !fits { Issue.record("U+\(String(value, radix: 16)) folds to what is looked for unfolded") }
      }
    }
  }

  @Test func rowsWithExpandingCharactersAreFoundByTheKernel() {
    let texts = [
      "", "plain ASCII wording, longer than eight bytes", "Straße", "12345678ſ", "ß", "é", "ﬆ", "ﬀ", "İ", "ẞ",
    ]
    let sample = sample(texts + ["ẚ", "ŉ", "日本", "ẛ"])
    let rows = sample.dataset.expandingRows(of: SampleField.text, threads: 1)
    #expect(Array(rows.rows) == [2, 3, 4, 6, 7, 8, 9, 10, 11])
  }

  @Test func aConcordanceCountsStatementsAndHitsAndSortsByContext() throws {
    let sample = sample(["b x c x", "a x d", "", "X a", "y"])
    let executor = sample.executor()
    let found = { (order: HitOrder, limit: Int) in
      try executor.concordance(
        of: .contains("x"), in: SampleField.text, within: Bitmap(all: 5), order: order, limit: limit)
    }
    let all = try found(.file, .max)
    #expect(all.statements == 3)
    #expect(all.total == 4)
    #expect(
      all.hits == [
        Hit(row: 0, range: 2..<3), Hit(row: 0, range: 6..<7), Hit(row: 1, range: 2..<3), Hit(row: 3, range: 0..<1),
      ])
    #expect(try found(.right, .max).hits.map(\.row) == [0, 3, 0, 1])
    #expect(try found(.left, .max).hits.map(\.row) == [3, 1, 0, 0])
    #expect(try found(.hit, 2).hits.map(\.row) == [0, 3])
    #expect(try found(.file, 1).total == 4)
  }
}
