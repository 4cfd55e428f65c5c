import TartanLanguage
import TartanModel
import Testing

@Suite struct ParserExpressionTests {
  /// A value with brackets around each operation, so that its shape shows.
  private func shape(_ value: ExpressionSyntax) -> String {
    switch value {
    case .binary(let sign, let left, let right): "[\(shape(left)) \(sign.rawValue) \(shape(right))]"
    case .negative(let inner, _): "-[\(shape(inner))]"
    default: canonicalText(of: value)
    }
  }

  @Test(arguments: [
    ("1 + 2 * 3", "[1 + [2 * 3]]"), ("(1 + 2) * 3", "[[1 + 2] * 3]"), ("1 - 2 - 3", "[[1 - 2] - 3]"),
    ("1 - (2 - 3)", "[1 - [2 - 3]]"), ("8 / 4 / 2", "[[8 / 4] / 2]"), ("-1 + 2", "[-[1] + 2]"),
    ("-(1 + 2)", "-[[1 + 2]]"),
    ("- -1", "-[-[1]]"), ("2 * -3", "[2 * -[3]]"), ("-2 * 3", "[-[2] * 3]"), ("215-1", "[215 - 1]"),
    ("100/4", "[100 / 4]"),
    ("2*3", "[2 * 3]"), ("2*3-4/5", "[[2 * 3] - [4 / 5]]"), ("2* 3", "[2 * 3]"), ("(2*3)", "[2 * 3]"), ("74.2", "74.2"),
    ("5 -1", "[5 - 1]"), ("$N-1", "[$N - 1]"), ("$N*2", "[$N * 2]"), ("none", "none"), ("\"Data\"", "\"Data\""),
    ("count(all)/2", "[count(all) / 2]"), ("count(all)-labels(tag)", "[count(all) - labels(tag)]"),
    ("COUNT(theme:Data and not tag:a)", "count(theme:Data and not tag:a)"),
    ("share(tag:a of theme:Data)", "share(tag:a of theme:Data)"),
    ("share(a or b of all) * 100", "[share(a or b of all) * 100]"), ("jaccard(a, b)", "jaccard(a, b)"),
    ("sum(a)", "sum(a)"),
    ("sum(a, b, theme:(c, d))", "sum(a, b, theme:(c, d))"), ("labels(\"Field name\")", "labels(\"Field name\")"),
    ("most(theme)", "most(theme)"), ("Fewest(theme)", "fewest(theme)"), ("%2[Data, QA]", "%2[Data, QA]"),
    ("%2[Data, QA] + %", "[%2[Data, QA] + count(%)]"), ("count(%2)", "count(%2)"),
    ("count(date:2020-01-21)", "count(date:2020-01-21)"),
  ]) func readsAValue(_ text: String, _ expected: String) throws {
    let value = try Parser.parseExpression(text)
    #expect(shape(value) == expected)
    #expect(withoutPlaces(try Parser.parseExpression(canonicalText(of: value))) == withoutPlaces(value))
  }

  @Test func placesOfGluedNumbersAreTheirOwn() throws {
    guard case .binary(.minus, .number(215, let left), .number(1, let right)) = try Parser.parseExpression(" 215-1")
    else {
      Issue.record("another shape")
      return
    }
    #expect(left.span == SourceSpan(1, 4) && right.span == SourceSpan(5, 6))
  }

  @Test func aSignAndItsFunctionCarryTheirPlaces() throws {
    guard case .negative(.count(_, let call), let whole) = try Parser.parseExpression("-count(all)") else {
      Issue.record("another shape")
      return
    }
    #expect(call == SourceSpan(1, 11) && whole == SourceSpan(0, 11))
  }

  @Test func tooManyOperationsAreReported() {
    let chain = Array(repeating: "1", count: 5000).joined(separator: " + ")
    let deep = String(repeating: "(", count: 5000) + "1"
    let signs = String(repeating: "- ", count: 5000) + "1"
    for value in [chain, deep, signs] {
      guard case .failure(let mistake) = parsed("expect \(value) = 1") else {
        Issue.record("no mistake")
        continue
      }
      #expect(mistake.message.contains("250"))
    }
  }
}

@Suite struct FormattedValueTests {
  @Test(
    arguments: [
      ("count(all)", .plain), ("1 as words", .words), ("share(a of b) as percent", .percent(decimals: 1)),
      ("share(a of b) as percent 0", .percent(decimals: 0)), ("2 / 3 as decimals 2", .decimals(2)),
    ] as [(String, FormattedValueSyntax.Format)])
  func aValueMayHaveAFormat(_ text: String, _ format: FormattedValueSyntax.Format) throws {
    #expect(try Parser.parseFormattedValue(text).format == format)
  }

  @Test(arguments: [
    "count(all) as", "count(all) as roman", "1 as decimals", "1 as decimals 16", "1 as words 2", "as words",
  ])
  func aFormatThatIsNoneIsRefusedWithThoseThereAre(_ text: String) {
    #expect(throws: Diagnostic.self) { try Parser.parseFormattedValue(text) }
  }
}
