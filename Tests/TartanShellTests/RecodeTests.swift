import Glibc
import TartanModel
import Testing

/// Recoding in a session: against files edited by hand, forth and back, and told in provenance.
@Suite struct RecodeTests {
  private static let head = "id,text,theme,tag\n"
  private static let rows: [[String]] = [
    ["1", "We share data", "Data", "advocacy; Quality"], ["2", "We check data", "Data", "Quality"],
    ["3", "We plan", "Strategy", "advocacy"], ["4", "We meet", "Meetings", ""],
    ["5", "We plan data", "Strategy", "Time; advocacy"],
    ["6", "We wait", "", "Time"],
  ]

  /// A session on rows written to a file, which is gone again once they are read.
  private func player(_ rows: [[String]]) throws -> Player {
    var folder = Array("/tmp/tartan-recode-XXXXXX".utf8CString)
    // SAFETY: the call changes the letters of the array, which has the final zero it needs.
    try #require(unsafe mkdtemp(&folder) != nil)
    let path = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    Disk.write(Self.head + rows.map { $0.joined(separator: ",") + "\n" }.joined(), to: path + "/few.csv")
    defer {
      _ = unsafe unlink(path + "/few.csv")
      _ = unsafe rmdir(path)
    }
    let player = Player(MemoryFiles())
    try #require(
      player.play("load \"\(path)/few.csv\" as few theme from \"theme\" as single tag from \"tag\" split \";\"") == nil)
    return player
  }

  private static let questions = [
    "describe", "count by theme min 0", "count by tag min 0", "cross theme by tag min 0", "pairs tag min 0",
    "overlap tag",
    "show all", "count tag:none by theme",
  ]

  /// A recoding, and the cells that somebody would have to write instead to have it in the file.
  struct Edit: Sendable {
    let line: String
    var themes: [String: String] = [:]
    var tags: [String: String] = [:]
    /// The identities of the rows to edit; all without any.
    var rows: [String] = []
  }

  static let edits = [
    Edit(line: "merge theme Strategy, Meetings as Planning", themes: ["Strategy": "Planning", "Meetings": "Planning"]),
    Edit(line: "rename theme Data as Records", themes: ["Data": "Records"]),
    Edit(line: "rename tag Quality as Care", tags: ["Quality": "Care", "advocacy; Quality": "advocacy; Care"]),
    Edit(
      line: "merge tag advocacy, Quality as Quality",
      tags: ["advocacy": "Quality", "advocacy; Quality": "Quality", "Time; advocacy": "Time; Quality"]),
    Edit(line: "move theme:Meetings to theme:Data", themes: ["Meetings": "Data"]),
    Edit(line: "move theme:none to new theme:Waiting", themes: ["": "Waiting"]),
    Edit(line: "tag tag:none with Time", tags: ["": "Time"]),
    Edit(line: "untag all with Time", tags: ["Time": "", "Time; advocacy": "advocacy"]),
    Edit(
      line: "split theme Strategy by tag:Time as \"Slow strategy\"", themes: ["Strategy": "Slow strategy"], rows: ["5"]),
  ]

  @Test(arguments: edits) func aRecodingGivesWhatAnEditedFileGives(_ edit: Edit) throws {
    let line = edit.line
    let edited = Self.rows.map { row in
      guard edit.rows.isEmpty || edit.rows.contains(row[0]) else { return row }
      return [row[0], row[1], edit.themes[row[2]] ?? row[2], edit.tags[row[3]] ?? row[3]]
    }
    let (recoded, loaded) = (try player(Self.rows), try player(edited))
    #expect(recoded.play(line) == nil)
    for question in Self.questions {
      #expect(recoded.play(question) == nil && loaded.play(question) == nil)
      #expect(recoded.answers.last == loaded.answers.last, "\(line), then \(question)")
    }
  }

  @Test func undoAndRedoLeadToTheSameAnswers() throws {
    let player = try player(Self.rows)
    let steps = [
      "merge theme Data, Strategy as Both", "untag theme:Both with advocacy", "move theme:none to theme:Both",
    ]
    var answers: [Answer?] = []
    func ask() { player.play("cross theme by tag min 0"); answers.append(player.answers.last) }
    ask()
    for step in steps {
      #expect(player.play(step) == nil)
      ask()
    }
    for _ in steps {
      #expect(player.play("undo") == nil)
      ask()
    }
    for _ in steps {
      #expect(player.play("redo") == nil)
      ask()
    }
    #expect(Array(answers[0...3].reversed()) == Array(answers[3...6]))
    #expect(Array(answers[0...3]) == Array(answers[6...9]))
  }

  @Test func aResultSaysHowItsDataWereRecoded() throws {
    let player = try player(Self.rows)
    player.play("count by theme")
    player.play("merge theme Data, Strategy as Both")
    player.play("let t = \"Time\"")
    player.play("untag all with $t")
    player.play("count by theme")
    #expect(
      player.results.map(\.provenance?.recoding) == [nil, "merge theme Data, Strategy as Both; untag all with Time"])
  }

  @Test func aCellOfAnEarlierResultKeepsItsStatements() throws {
    let player = try player(Self.rows)
    player.play("cross theme by tag")
    player.play("rename theme Data as Zebra")
    player.play("merge tag Time, Quality as Aardvark")
    player.play("count %1[Data, Quality]")
    #expect(player.answers.last?.sentences == ["2 of 6 statements (33.3 %): %1[Data, Quality]"])
    player.play("define old = %1[Strategy]")
    player.play("undo")
    player.play("count old")
    #expect(player.answers.last?.sentences == ["2 of 6 statements (33.3 %): old"])
  }

  @Test func aDefinitionThatBuildsOnAnOlderOneOfItsNameIsReadInTheWordsOfThen() throws {
    let player = try player(Self.rows)
    player.play("define a = theme:Data")
    player.play("define a = a or tag:Time")
    player.play("rename theme Strategy as Plans")
    #expect(player.play("count a") == nil)
    #expect(player.answers.last?.sentences == ["4 of 6 statements (66.7 %): a"])
  }

  @Test func whatIfAndLeaveOutKeepNothing() throws {
    let player = try player(Self.rows)
    let before = player.prompt
    #expect(player.play("what if merge theme Data, Strategy as Both then count by theme") == nil)
    #expect(player.play("leave out each theme: count by tag") == nil)
    #expect(player.prompt == before)
    #expect(player.play("count theme:Both")?.code == .unknownLabel)
    #expect(player.play("undo")?.code == .badValue)
  }

  @Test func theRangeOfAFigureIsThatOfRunsByHand() throws {
    let player = try player(Self.rows)
    player.play("leave out each theme: count tag:advocacy")
    let shares = player.answers.last?.tables.last?.rows.first?.cells ?? []
    // With all 3 of 6; without Data 2 of 4, without Meetings 3 of 5, without Strategy 1 of 4.
    #expect(shares == [.text("tag:advocacy"), .percent(50), .percent(25), .percent(60), .text("Strategy")])
  }
}
