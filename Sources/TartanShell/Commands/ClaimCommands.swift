import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

extension Session {
  /// `claim PUBLISHED = VALUE "where it is said"`.
  mutating func claim(
    _ published: ExpressionSyntax, _ value: ExpressionSyntax, _ source: Name?, _ command: CommandSyntax
  ) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let said = try question.value(published)
    let found = try question.value(value)
    let where_ = try source.map { name throws(Diagnostic) in try question.binder.text(of: name) } ?? ""
    let verdict: Claim.Verdict =
      found == .none ? .notDerivable : found.agrees(with: said, decimals: published.decimals) ? .agrees : .contradicted
    let claim = Claim(
      published: publishedText(published, said), value: settledText(of: value),
      found: found == .none ? nil : found.text, source: where_, verdict: verdict)
    state.claims.append(claim)
    return Reply(
      answer: Answer(kind: .claims, title: "", sentences: [claim.sentence]), keep: .always)
  }

  /// A figure as it was published, with its decimals.
  private func publishedText(_ syntax: ExpressionSyntax, _ value: ExpressionValue) -> String {
    if case .number(_, let name) = syntax { return name.text }
    return value.text
  }

  /// `claims`: the ledger.
  func listClaims(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    guard !state.claims.isEmpty else {
      throw Diagnostic(
        .unknownName, at: command.span, "no figure has been put yet",
        hints: ["claim 214 = count(all) \"where it is said\""])
    }
    let rows = state.claims.enumerated().map { index, claim in
      TableRow([
        .text(claim.source.isEmpty ? "\(index + 1)" : claim.source), .text(claim.value), .text(claim.published),
        claim.found.map { .text($0) } ?? .undefined, .text(claim.verdict.rawValue),
      ])
    }
    let table = AnswerTable(
      columns: [
        TableColumn("where", .text), TableColumn("value", .text), TableColumn("published", .number),
        TableColumn("found", .number), TableColumn("verdict", .text),
      ], rows: rows)
    let answer = Answer(kind: .claims, title: "Ledger of published figures", sentences: [tally], tables: [table])
    let base: SetPlan = state.dataset == nil ? .nothing : .all
    return .result(answer, CellSets(base: base))
  }

  /// `84 agree, 3 are contradicted, 1 cannot be derived`.
  private var tally: String {
    func count(_ verdict: Claim.Verdict) -> Int { state.claims.count { $0.verdict == verdict } }
    let (agree, against, open) = (count(.agrees), count(.contradicted), count(.notDerivable))
    return "\(Wording.counted(state.claims.count, "figure")): \(agree) agree\(agree == 1 ? "s" : ""), "
      + "\(against) \(against == 1 ? "is" : "are") contradicted, \(open) cannot be derived"
  }

  /// `expect VALUE = VALUE`.
  func expect(
    _ left: ExpressionSyntax, _ sign: Comparison, _ right: ExpressionSyntax, _ command: CommandSyntax
  ) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let (found, wanted) = (try question.value(left), try question.value(right))
    let text = "\(canonicalText(of: left)) \(sign.rawValue) \(canonicalText(of: right))"
    guard holds(found, sign, wanted, decimals: right.isLiteral ? right.decimals : nil) else {
      throw Diagnostic(
        .difference, at: command.span, "expected \(text), but \(canonicalText(of: left)) is \(found.text)",
        hints: right.isLiteral ? [] : ["\(canonicalText(of: right)) is \(wanted.text)"])
    }
    return Reply(answer: Answer(kind: .expect, title: "", sentences: ["holds: \(text)"]), keep: .always)
  }

  private func holds(_ found: ExpressionValue, _ sign: Comparison, _ wanted: ExpressionValue, decimals: Int?) -> Bool {
    let equal = decimals.map { found.agrees(with: wanted, decimals: $0) } ?? (found == wanted)
    guard case .number(let one) = found, case .number(let other) = wanted else {
      return sign == .notEqual ? !equal : sign == .equal && equal
    }
    return switch sign {
    case .equal: equal
    case .notEqual: !equal
    case .less: one < other
    case .atMost: one <= other
    case .greater: one > other
    case .atLeast: one >= other
    }
  }

  /// `let NAME = VALUE`; a value given from outside stays.
  mutating func setParameter(_ name: Name, _ syntax: ExpressionSyntax, _ command: CommandSyntax)
    throws(Diagnostic) -> Reply
  {
    if let given = state.parameters[name.text], given.line == nil {
      return .state("$\(name.text) = \(given.value), as given from outside")
    }
    let value: ExpressionValue
    switch syntax {
    case .number(_, let written): value = .text(written.text)
    case .text(let written): value = .text(Normalization.nfc(written.text))
    default: value = try question(command).value(syntax)
    }
    guard value != .none else {
      throw Diagnostic(.badValue, at: syntax.span, "a parameter needs a value")
    }
    state.parameters[name.text] = Parameter(value: value.text, line: state.record.count)
    return .state("$\(name.text) = \(value.text)")
  }
}

extension Claim {
  /// The entry as one line: `contradicted: 214 published, 215 found  count(all)  "C01 …"`.
  var sentence: String {
    let what = source.isEmpty ? value : "\(value)  (\(source))"
    switch verdict {
    case .agrees: return "agrees: \(published) = \(what)"
    case .contradicted: return "contradicted (found \(found ?? "–")): \(published) = \(what)"
    case .notDerivable: return "cannot be derived: \(published)\(source.isEmpty ? "" : "  (\(source))")"
    }
  }
}
