import TartanLanguage
import TartanModel
import Testing

@Suite struct ParserSetTests {
  /// A set with brackets around each join, so that its shape shows.
  private func shape(_ set: SetSyntax) -> String {
    switch set {
    case .not(let inner, _): "not[\(shape(inner))]"
    case .and(let left, let right): "[\(shape(left)) and \(shape(right))]"
    case .or(let left, let right): "[\(shape(left)) or \(shape(right))]"
    default: canonicalText(of: set)
    }
  }

  @Test(arguments: [
    ("a or b and c", "[a or [b and c]]"), ("(a or b) and c", "[[a or b] and c]"),
    ("not a and b", "[not[a] and b]"), ("not (a and b)", "not[[a and b]]"), ("not not a", "not[not[a]]"),
    ("a and not b or c", "[[a and not[b]] or c]"), ("A OR b AND Not c", "[A or [b and not[c]]]"),
    ("a or b or c", "[[a or b] or c]"), ("a or (b or c)", "[[a or b] or c]"), ("((a))", "a"),
    ("a and (b and (c and d))", "[[a and b] and [c and d]]"), ("all and not all", "[all and not[all]]"),
    ("theme:Data or tag:(a, b) and x", "[theme:Data or [tag:(a, b) and x]]"),
    ("%3[Data, QA] and %", "[%3[Data, QA] and %]"), ("a and\n(b\nor c)", "[a and [b or c]]"),
  ]) func notBindsTighterThanAndAndAndTighterThanOr(_ text: String, _ expected: String) throws {
    #expect(shape(try Parser.parseSet("(" + text + ")")) == expected)
  }

  @Test(arguments: [
    ("theme:Data", "theme:Data"), ("theme : Data", "theme:Data"), ("Theme:\"Data\"", "Theme:Data"),
    ("tag:\"Quality assurance\"", "tag:\"Quality assurance\""), ("\"Field name\":x", "\"Field name\":x"),
    ("tag:(a)", "tag:a"), ("tag:( a , \"b c\" )", "tag:(a, \"b c\")"), ("tag:only(a)", "tag:only(a)"),
    ("tag:ONLY (a, b)", "tag:only(a, b)"), ("tag:multi*", "tag:multi*"), ("tag:*", "tag:*"),
    ("tag:*agency", "tag:*agency"),
    ("tag:/^multi/", "tag:/^multi/"), (#"tag:/a\/b/"#, #"tag:/a\/b/"#),
    ("text:\"head teacher\"", "text:\"head teacher\""),
    ("text:~support", "text:~support"), ("year:2019", "year:2019"), ("year:>=2019", "year:>=2019"),
    ("year: >= 2019", "year:>=2019"), ("year:!=2019", "year:!=2019"), ("year:=2019", "year:=2019"),
    ("year:<-5", "year:<-5"), ("year:-5..-1", "year:-5..-1"), ("year:-0.5", "year:-0.5"),
    ("year:2018..2020", "year:2018..2020"), ("year: 2018 .. 2020", "year:2018..2020"),
    ("date:2020-01..2020-03", "date:2020-01..2020-03"), ("date:>2020-01-21", "date:>2020-01-21"),
    ("authority:none", "authority:none"), ("authority:Missing", "authority:none"), ("authority:ANY", "authority:any"),
    ("authority:present", "authority:any"), ("authority:\"none\"", "authority:\"none\""),
    ("authority:(none, Fife)", "authority:(none, Fife)"), ("count(tag):>=2", "count(tag):>=2"),
    ("count(tag)>=2", "count(tag):>=2"), ("count(tag) = 2", "count(tag):=2"), ("count ( tag ) : 2", "count(tag):2"),
    ("count(tag):(1, 3..5)", "count(tag):(1, 3..5)"), ("count:x", "count:x"), ("count", "count"),
    ("all:x", "\"all\":x"),
    ("base:x", "\"base\":x"), ("not:x", "\"not\":x"), ("id:17", "id:17"), ("id:(17, 40..45)", "id:(17, 40..45)"),
    ("id:S-017", "id:S-017"), ("2019:x", "\"2019\":x"), ("qa", "qa"),
    ("\"Quality assurance\"", "\"Quality assurance\""),
    ("$S", "$S"), ("$F:$L", "$F:$L"), ("year:$A..$B", "year:$A..$B"), ("tag:5%", "tag:5%"), ("tag:R&D", "tag:R&D"),
    ("%", "%"), ("%3", "%3"), ("%3[total, \"all\"]", "%3[total, \"all\"]"), ("%3[all, 2019]", "%3[\"all\", 2019]"),
    ("%[Data]", "%[Data]"), ("tag:“a b”", "tag:\"a b\""), ("theme:größe", "theme:größe"),
    ("tag:\"a\\nb\"", "tag:\"a\\nb\""),
  ]) func readsATerm(_ text: String, _ expected: String) throws {
    let set = try Parser.parseSet(text)
    #expect(canonicalText(of: set) == expected)
    #expect(withoutPlaces(try Parser.parseSet(expected)) == withoutPlaces(set))
  }

  @Test func everyNodeCarriesItsPlace() throws {
    let set = try Parser.parseSet("not tag:(a, b) or (x and %3[r, c])")
    guard case .or(let left, let right) = set, case .not(.term(let term), let span) = left,
      case .and(.bare(let bare), .result(let result)) = right
    else {
      Issue.record("another shape")
      return
    }
    #expect(set.span == SourceSpan(0, 33))
    #expect(span == SourceSpan(0, 14))
    #expect(term.span == SourceSpan(4, 14))
    #expect(term.values.map(\.span) == [SourceSpan(9, 10), SourceSpan(12, 13)])
    #expect(bare.span == SourceSpan(19, 20))
    #expect(result.span == SourceSpan(25, 33))
    #expect(result.cell.map(\.span) == [SourceSpan(28, 29), SourceSpan(31, 32)])
  }

  @Test func aQuotedWordIsNoWordOfTheLanguage() throws {
    guard case .term(let term) = try Parser.parseSet("a:\"none\""), case .name(let name) = term.values.first else {
      Issue.record("another shape")
      return
    }
    #expect(name.style == .quoted && name.text == "none")
  }

  @Test(arguments: ["or", "and"]) func aLongChainIsAFlatTree(_ word: String) throws {
    let text = Array(repeating: "theme:Data", count: 10_000).joined(separator: " \(word) ")
    let set = try Parser.parseSet(text)
    func depth(_ set: SetSyntax) -> Int {
      switch set {
      case .and(let left, let right), .or(let left, let right): 1 + max(depth(left), depth(right))
      default: 1
      }
    }
    #expect(depth(set) <= 15)
    #expect(canonicalText(of: set) == text)
  }

  @Test(arguments: ["(", "not ", "not ("]) func deepNestingIsReported(_ opener: String) {
    let line = "count " + String(repeating: opener, count: 5000) + "a" + String(repeating: ")", count: 5000)
    guard case .failure(let mistake) = parsed(line) else {
      Issue.record("no mistake")
      return
    }
    #expect(mistake.message.hasSuffix("stand inside one another"))
  }

  @Test func nestingUpToTheBoundIsRead() throws {
    let depth = 250
    let text = String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    #expect(canonicalText(of: try Parser.parseSet(text)) == "a")
    let alternating =
      String(repeating: "not (a and ", count: depth / 2) + "a" + String(repeating: ")", count: depth / 2)
    #expect(canonicalText(of: try Parser.parseSet(alternating)) == alternating)
  }

  @Test func bracketsBesideOneAnotherAreNotDeep() throws {
    let text = Array(repeating: "(a and not b)", count: 1000).joined(separator: " or ")
    #expect(try Parser.parseSet(text).span.end == text.utf8.count - 1)
  }
}
