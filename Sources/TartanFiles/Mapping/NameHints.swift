import TartanText

/// What a column's name says about its contents.
enum NameHint: Hashable, CaseIterable {
  case id, text, theme, tag, authority

  /// The words that name such a column in people's files, the surest first; compared without case, blanks and signs.
  private var words: [String] {
    switch self {
    case .id:
      [
        "id", "statementid", "statementno", "statementnr", "statementnumber", "quoteid", "quotationid", "commentid",
        "excerptid", "segmentid", "highlightid", "rowid", "recordid", "caseid", "itemid", "uid", "identifier", "ref",
        "reference", "no", "nr", "num", "number", "key",
      ]
    case .text:
      [
        "text", "statement", "statements", "statementtext", "wording", "content", "quote", "quotation", "quotetext",
        "verbatim", "excerpt", "segment", "comment", "comments", "response", "answer", "utterance",
      ]
    case .theme:
      ["theme", "themes", "maintheme", "primarytheme", "heading", "headings", "category", "categories"]
    case .tag:
      [
        "tag", "tags", "code", "codes", "keyword", "keywords", "label", "labels", "coding", "codings", "codesapplied",
        "tagnames", "codenames", "subcodes", "subcode",
      ]
    case .authority:
      [
        "authority", "authorities", "localauthority", "organisation", "organization", "organisations", "organizations",
        "council", "agency", "institution", "employer",
      ]
    }
  }

  /// The name of the field in the language.
  var fieldName: String {
    switch self {
    case .id: "id"
    case .text: "text"
    case .theme: "theme"
    case .tag: "tag"
    case .authority: "authority"
    }
  }

  /// How sure `name` is such a column: 0 is surest; nil if it is none.
  func rank(of name: String) -> Int? {
    let plain = NameHint.plain(name)
    if self == .id, plain.isEmpty, name == "#" { return words.count }
    return words.firstIndex(of: plain)
  }

  /// The hint that a name gives, if it gives one.
  static func of(_ name: String) -> NameHint? {
    allCases.first { $0.rank(of: name) != nil }
  }

  /// Small letters and digits alone.
  static func plain(_ name: String) -> String {
    String(Normalization.looselyFolded(name).filter { $0.isLetter || $0.isNumber })
  }

  /// Whether a column's name has `date` in it.
  static func saysDate(_ name: String) -> Bool {
    // By bytes: the library's search in strings takes a tenth of a millisecond to begin.
    let bytes = Array(plain(name).utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: "date".utf8) }
  }
}

/// Names as the language writes them.
enum FieldName {
  /// A column's name on one line: each run of white space as one blank.
  static func tidy(_ name: String) -> String {
    name.contains { $0.isNewline || $0 == "\t" }
      ? name.split(whereSeparator: \.isWhitespace).joined(separator: " ") : name
  }

  /// `name` as a word if it is one, else in quotes.
  static func sayable(_ name: String) -> String {
    let isWord = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return isWord ? name : "\"\(name)\""
  }
}
