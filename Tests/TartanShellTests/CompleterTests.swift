import Glibc
import TartanLanguage
import TartanModel
import TartanShell
import Testing

/// What the prompt offers, on a few statements of its own.
@Suite struct CompleterTests {
  private static let data = """
    id,text,theme,tag,authority,year
    1,We share data,Data,advocacy; Quality assurance,Fife,2019
    2,We check data,Data,Quality assurance,Fife,2020
    3,We plan,Strategy,advocacy,Moray,2019
    4,We meet,Quality assurance,,Moray,2020
    """

  /// A session with the data open, in a folder that is gone again once they are read.
  private final class Stage {
    var session: Session

    init() throws {
      var folder = Array("/tmp/tartan-completer-XXXXXX".utf8CString)
      // SAFETY: the call changes the letters of the array, which has the final zero it needs.
      try #require(unsafe mkdtemp(&folder) != nil)
      let path = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      Disk.write(CompleterTests.data, to: path + "/few.csv")
      defer {
        _ = unsafe unlink(path + "/few.csv")
        _ = unsafe rmdir(path)
      }
      session = Session(
        environment: SessionEnvironment(
          folder: path, home: Checkout.root, files: MemoryFiles(), program: "tartan test", stop: StopFlag(),
          cores: 2, emit: { _ in }))
      _ = try session.run("load \"few.csv\"")
    }
  }

  /// A completer behind the lines of a session on the data.
  private static func completer(after lines: [String] = []) throws -> Completer {
    let stage = try Stage()
    for line in lines { _ = try stage.session.run(line) }
    return Completer { stage.session }
  }

  private func offered(_ line: String, after lines: [String] = []) throws -> [String] {
    try CompleterTests.completer(after: lines).insertions(line, at: line.utf8.count).texts
  }

  @Test(
    arguments: [
      ("cross theme by authority test ch", ["chi2 "]), ("cross theme by tag test rao", ["rao-scott "]),
      ("pairs tag test correction ", ["holm ", "bh ", "none "]),
      ("cross theme by tag test perm", ["permutation ", "permutations "]),
      ("merge th", ["theme "]), ("merge theme S", ["Strategy "]), ("merge theme Data ", ["as "]),
      ("split theme Data ", ["by "]), ("split theme Data by tag:none ", ["and ", "or ", "as "]),
      ("move theme:Data ", ["and ", "or ", "to "]),
      ("tag theme:Data ", ["and ", "or ", "with "]), ("tag theme:Data with ad", ["advocacy "]),
      ("tag theme:Data with advocacy ", ["in "]), ("untag theme:Data with Q", ["\"Quality assurance\" "]),
      ("what ", ["if "]), ("what if me", ["merge "]), ("what if c", []),
      ("what if rename theme Data as X ", ["then "]), ("what if rename theme Data as X then cr", ["cross "]),
      ("what if rename theme Data as X then sh", []), ("leave ", ["out "]), ("leave out ", ["each "]),
      ("leave out each theme: co", ["count ", "compare "]),
      ("cross theme by th", ["theme "]), ("count by ", ["theme ", "tag ", "authority ", "year "]),
      ("pairs ", ["theme ", "tag ", "authority "]), ("describe te", ["text "]), ("show fields i", ["id "]),
      ("show sort by y", ["year "]), ("find data in ", ["text "]), ("claim 3 = most(th", ["theme)"]),
      ("count count(ta", ["tag):"]), ("overlap ta", ["tag:", "tag "]), ("overlap tag, ta", ["tag:"]),
      ("count th", ["theme:"]), ("count ad", ["advocacy "]), ("count FI", ["Fife "]), ("count 20", []),
      ("count qual", ["theme:\"Quality assurance\" ", "tag:\"Quality assurance\" "]),
      ("count a", ["authority:", "all ", "advocacy "]),
      ("count tag:", ["\"Quality assurance\" ", "advocacy ", "any ", "none ", "only("]),
      ("count tag:Qua", ["\"Quality assurance\" "]), ("count tag:\"Qua", ["\"Quality assurance\" "]),
      ("count tag:(advocacy, ", ["\"Quality assurance\"", "advocacy", "any ", "none "]),
      ("count tag:(advocacy, \"q", ["\"Quality assurance\""]), ("count sauce:", []),
      ("cross theme by tag so", ["sort "]), ("cross theme by tag to", ["top "]), ("cross theme by tag ba", ["base "]),
      ("cross theme by tag sort rows by ", ["total ", "name ", "\"Quality assurance\" ", "advocacy "]),
      ("cross theme by tag sort columns by D", ["Data "]), ("cross theme by tag with ", ["missing "]),
      ("cross theme i", ["in "]), ("cross theme in ", ["("]),
      ("cross theme in (", ["Data", "\"Quality assurance\"", "Strategy", "any ", "none "]),
      ("pairs tag by j", ["jaccard "]), ("pairs tag by o", ["or ", "overlap-coefficient "]),
      ("pairs tag measures np", ["npmi "]),
      ("agree theme by tag measures ", ["kappa ", "fleiss ", "ac1 ", "bp ", "masi ", "all "]),
      ("spread tag across theme measures e", ["evenness ", "effective-number "]),
      ("compare tag by theme measures c", ["cosine "]),
      ("words theme:Data measures log", ["log-likelihood ", "log-ratio "]),
      ("pairs tag test chi", []), ("overlap theme:Data with theme:Strategy test rao", []),
      ("set person a", ["authority "]), ("set person n", ["none "]),
      ("cross theme by tag intervals ex", ["exact ", "explain "]),
      ("cross theme by tag base ta", ["tagged ", "taggings "]), ("help jac", ["jaccard "]),
      ("help krip", ["krippendorff "]),
      ("expect cou", ["count("]),
      ("set table ", ["ruled ", "plain "]), ("set ti", ["timing "]), ("set color ne", ["never "]), ("use ", ["few "]),
      ("drop f", ["few "]), ("forget ", []), ("count $", []), ("export ", ["values ", "-> "]), ("show %3[", []),
      ("count theme:Data -", ["-> "]), ("count year:-", []), ("help filt", ["filter "]),
    ] as [(String, [String])]) func offersExactly(_ line: String, _ expected: [String]) throws
  {
    #expect(try offered(line) == expected)
  }

  @Test(
    arguments: [
      ("forget ", ["both "]), ("count bo", ["both "]), ("count $", ["$N ", "$T "]), ("count tag:$T", ["$T "]),
      ("show %1[", ["Data", "\"Quality assurance\"", "Strategy"]),
      ("show %1[Data, ad", ["advocacy"]), ("show %", ["%1"]),
    ] as [(String, [String])]) func offersWhatTheSessionMade(_ line: String, _ expected: [String]) throws
  {
    let offered = try offered(
      line, after: ["define both = Data and advocacy", "let N = 5", "let T = \"advocacy\"", "cross theme by tag"])
    #expect(Array(offered.prefix(expected.count)) == expected)
  }

  @Test func labelsComeByTheirStatementsUnderTheFilterThoseWithoutLast() throws {
    let offered = try offered("count theme:", after: ["filter authority:Moray"])
    #expect(offered.prefix(3) == ["\"Quality assurance\" ", "Strategy ", "Data "])
  }

  @Test func nothingIsOfferedTwice() throws {
    let completer = try CompleterTests.completer(after: ["cross theme by tag"])
    for line in CompleterTests.lines {
      for end in 0...line.utf8.count {
        let texts = completer.insertions(line, at: end).texts
        #expect(Set(texts).count == texts.count, "\(line.utf8.prefix(end)): \(texts)")
      }
    }
  }

  /// Lines that the parser takes; the names in them need not be in the data.
  static let lines = [
    "load \"f\" as films delimiter \";\" rows per \"id\" theme from \"Heading\" tag from \"Codes\" split \";\" ignore \"x\"",
    "use few", "describe tag top 5 where theme:Data", "define qa = tag:\"Quality assurance\"", "forget qa",
    "filter all",
    "filter theme:Data and not tag:advocacy", "count by theme top 5 rows", "count where theme:Data by theme, authority",
    "count (theme:Data or tag:(advocacy, none)) and count(tag):>=2 by {a = theme:Data, b = all} base tagged",
    "show %2[Data, QA] first 3 fields theme, tag", "show theme:Data sort by authority descending first 3",
    "find support in note first 5 context 3", "cross theme by tag top 6 sort rows by total -> \"t.tex\"!",
    "cross {Data = theme:Data, all} by authority cells n, row% min 2",
    "cross tag in (advocacy) top 3 by theme in (Data)",
    "cross theme top 3 by tag sort columns by name ascending sort rows by Data base tagged",
    "overlap theme:Data with tag:advocacy where all", "overlap tag top 8", "overlap tag in (advocacy) top 3",
    "overlap qa, advocacy top 5", "overlap {A = tag:a, B = tag:b} where all", "pairs tag with theme by jaccard top 20",
    "spread theme across tag core 80 measures evenness",
    "compare tag top 3 by theme where all measures cosine, jaccard",
    "agree theme by tag per id bootstrap 9 seed 3", "agree theme, tag categories 4",
    "words theme:Data against all stems",
    "words theme:Data stopwords none fields text", "pairs tag test exact correction bh intervals",
    "cross theme by tag cells n (row%), or test permutations 9 person tag suppress 5 round 5 random $N explain",
    "pairs tag in (a, b) where theme:Data min 3", "title %3 \"x\"", "let N = 5",
    "claim 3 = count(theme:Data) \"sec 2\"",
    "claim none = count(all)", "expect share(tag:a of theme:Data or all) >= jaccard(a, b) + labels(tag)",
    "expect sum(a, b, not c) = $N", "claims -> \"ledger.md\"", "export %3 -> \"f.tex\"", "history 20", "help cross",
    "tour next", "set table plain", "settings", "merge theme Data, Strategy as \"A b\"", "rename theme Data as x",
    "move theme:Data or both to new theme:x", "tag theme:Data with new advocacy in tag", "untag not both with advocacy",
    "split theme Data by tag:(advocacy, none) as x", "what if tag theme:Data with advocacy in tag then count by theme",
    "what if move theme:Data to theme:Strategy then cross theme by tag -> \"f\"", "diff %1 %2 -> \"f\"",
    "leave out each theme: count both by tag top 3 -> \"f\"", "steps", "undo",
  ]

  @Test(arguments: lines) func whatIsAcceptedCanAlwaysBeFinished(_ line: String) throws {
    let completer = try CompleterTests.completer(
      after: ["define both = Data and advocacy", "let N = 5", "cross theme by tag", "count by theme"])
    #expect(Continuation.canBeFinished(line))
    let bytes = Array(line.utf8)
    var seen: Set<String> = []
    for end in 0...bytes.count {
      let offered = completer.insertions(line, at: end)
      let before = String(decoding: bytes[..<offered.replace.lowerBound], as: UTF8.self)
      for text in offered.texts where seen.insert(before + text).inserted {
        #expect(Continuation.canBeFinished(before + text), "\(before)⟦\(text)⟧")
      }
    }
  }
}

/// Whether something can follow the beginning of a line so that the parser takes it.
private enum Continuation {
  private static let tails = [
    "", "x", "1", "\"f\"", ":x", "(x)", "by x", "with x", ", x", "= x", "of x", "= 1", "missing", "-> \"f\"", "per x",
    "from \"x\"", "x = 1", "x by x", "x across x", "across x", ":>=1", "x of x", "x, x", "columns by x", "count",
    "as x", "x as x", "x x as x", "to a:x", "x to a:x", "a:x", "x with x", "x x by x as x", "x by x as x", "by x as x",
    "then count", "if move x to a:x then count", "move x to a:x then count", "out each x: count", "each x: count",
    "x: count", ": count", "%1 %2", "%2", "to a:x then count", "with x then count",
  ]

  static func canBeFinished(_ line: String) -> Bool {
    let closers = closers(of: line)
    let inner = closers.prefix(1) + " of x " + closers.dropFirst()
    for first in tails {
      for second in tails {
        for middle in [closers, inner] where isCommand("\(line)\(first) \(middle) \(second)") { return true }
        if isCommand("\(line) \(first) \(closers) \(second)") { return true }
      }
    }
    return false
  }

  private static func isCommand(_ line: String) -> Bool {
    do { return try Parser.parse(line) != nil } catch { return false }
  }

  /// What closes the brackets that are open at the end of a line.
  private static func closers(of line: String) -> String {
    let pairs: [Character: Character] = ["(": ")", "[": "]", "{": "}"]
    var open: [Character] = []
    for character in line {
      if let closer = pairs[character] { open.append(closer) }
      if character == open.last { open.removeLast() }
    }
    return String(open.reversed())
  }
}
