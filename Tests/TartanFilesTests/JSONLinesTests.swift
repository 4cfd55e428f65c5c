import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

struct JSONLinesTests {
  private func load(_ text: String, _ name: String = "t.jsonl", threads: Int = 2) throws(Diagnostic) -> LoadedFile {
    let scratch = Scratch()
    let path = scratch.file(name, text)
    let syntax = LoadSyntax(file: said(path, at: 5))
    return try loadDataset(syntax, path: path, threads: threads, stop: StopFlag())
  }

  private func problem(_ text: String, _ name: String = "t.jsonl") -> String {
    do throws(Diagnostic) {
      _ = try load(text, name)
      return "was loaded"
    } catch {
      // The path of the scratch folder says nothing.
      return error.message.replacing("'", with: "").split(separator: "/").last.map(String.init) ?? ""
    }
  }

  @Test func keysAreColumnsInOrderOfTheirFirstAppearance() throws {
    let loaded = try load(
      """
      {"id":"S1","text":"First, with a comma","n":1.5}
      {"text":"Second","id":"S2","theme":"Data","ok":true}

      {"id":"S3","theme":null,"text":"\\"quoted\\" caf\\u00e9 \\ud83d\\ude00\\nnext","ok":false}
      {}
      """)
    #expect(loaded.shape == ["id id", "text text", "n number", "theme single", "ok single"])
    #expect(try loaded.column("id") == ["S1", "S2", "S3"])
    #expect(try loaded.column("text") == ["First, with a comma", "Second", "\"quoted\" café 😀\nnext"])
    #expect(try loaded.column("n") == ["1.5", "", ""])
    #expect(try loaded.column("theme") == ["", "Data", ""])
    #expect(try loaded.column("ok") == ["", "true", "false"])
    #expect(loaded.dataset.lines == [1, 2, 4])
    #expect(loaded.report.blankRows == 1)
    #expect(loaded.mapping.delimiter == nil)
  }

  @Test func listsAreMultiFieldsAndTheirLabelsStayWhole() throws {
    let loaded = try load(
      """
      {"id":"S1","text":"a b c","tags":["x","y|z","p;q"]}
      {"id":"S2","text":"d e f","tags":[]}
      {"id":"S3","text":"g h i","tags":"one, two|three"}
      {"id":"S4","text":"j k l","tags":["x",2,null,""]}
      """)
    #expect(try loaded.values("tag") == [["p;q", "x", "y|z"], [], ["one, two|three"], ["2", "x"]])
    let again = try load(
      "{\"id\":\"S1\",\"text\":\"a b c\",\"kinds\":[\"x\",\"y\"]}\n{\"id\":\"S2\",\"text\":\"d\",\"kinds\":[\"y\"]}")
    #expect(try again.values("kinds") == [["x", "y"], ["y"]])
  }

  @Test func objectsWithinAreJoinedByADot() throws {
    let loaded = try load(
      #"{"id":"S1","text":"a b","who":{"name":"Fife","place":{"id":3}}}"# + "\n" + #"{"id":"S2","text":"c","who":{}}"#)
    #expect(try loaded.column("who.name") == ["Fife", ""])
    #expect(try loaded.column("who.place.id") == ["3.0", ""])
  }

  @Test(arguments: [
    ("{\"id\":1,\"id\":2}", "column 9: \"id\" stands twice in one object"),
    ("{\"a\":{\"b\":1},\"a.b\":2}", "column 14: \"a.b\" stands twice in one object"),
    ("{\"id\":[[1]]}", "column 8: \"id\" has a list of lists or objects; a list may hold texts and numbers"),
    ("{\"id\":[{\"a\":1}]}", "column 8: \"id\" has a list of lists or objects; a list may hold texts and numbers"),
    ("{\"id\":01}", "column 7: this is no number of JSON"), ("{\"id\":1.}", "column 7: this is no number of JSON"),
    ("{\"id\":tru}", "column 7: a value is expected here"), ("[1]", "column 1: an object in braces is expected here"),
    ("{\"é\":\"x}", "column 6: a string is not closed on its line"),
    ("{\"id\":\"\\ud800\"}", "column 8: half of a character: the other half does not follow"),
    ("{\"id\":\"\\x\"}", "column 8: no escape of JSON begins like this"),
    ("{\"id\":\"\\u0000\"}", "column 8: a NUL character, which no text has"),
    ("{\"id\":\"a\tb\"}", "column 9: a control character in a string must be written as an escape"),
    ("{\"id\":1} {\"id\":2}", "column 10: the line goes on behind its object"),
    ("{\"id\":1,}", "column 9: a key in quotes is expected here"),
    ("{\"id\":1", "column 8: a comma or a closing brace is expected here"),
    ("{\"id\" 1}", "column 7: a colon is expected here"), ("{id:1}", "column 2: a key in quotes is expected here"),
  ])
  func aFaultNamesLineAndColumn(_ line: String, _ words: String) {
    #expect(problem("{\"id\":\"a\"}\n" + line + "\n{\"id\":\"z\"}\n").hasSuffix(words))
    #expect(problem("{\"id\":\"a\"}\n\n" + line).hasSuffix("t.jsonl, " + words))
  }

  @Test func filesWithoutAValueAreRefused() {
    #expect(problem("{}\n{}\n").hasSuffix("has no object with a value"))
    #expect(problem("\n\n").hasSuffix("has no object with a value"))
  }

  @Test func theContentTellsToo() throws {
    let loaded = try load("{\"id\":\"1\",\"text\":\"x y\"}\n{\"id\":\"2\",\"text\":\"z\"}\n", "export.txt")
    #expect(try loaded.column("text") == ["x y", "z"])
    #expect(try load("{a},b\n1,2\n", "t.csv").dataset.statements == 1)
  }

  @Test(arguments: 0..<12) func threadsChangeNothing(_ seed: Int) throws {
    var dice = Dice(UInt64(seed))
    let values = [
      "\"a\"", "1", "null", "true", "[\"x\",\"y\"]", "\"p|q\"", "[\"p;q\"]", "\"\\\"z\\\"\"", "{\"k\":\"v\"}",
    ]
    var text = ""
    for number in 0..<200 {
      var keys = ["a", "b", "c", "d", "e"].shuffled(using: &dice).prefix(Int.random(in: 0...5, using: &dice))
      if number == 150 { keys.append("late") }
      let members = keys.map { "\"\($0)\": \(values.randomElement(using: &dice) ?? "1")" }
      text += "{\"id\":\"S\(number)\"\(members.map { ", " + $0 }.joined())}\n"
    }
    let text8 = try Decoder.decode(Array(text.utf8), as: nil, name: "t")
    var expected: String?
    for threads in 1...5 {
      var threading = Threading(threads: threads)
      threading.smallestPart = 100
      let reader = try RecordReader(json: text8, name: "t", threading: threading, stop: StopFlag())
      let table = reader.table
      let rows = (0..<table.count).map { row in
        "\(table.lines[row]) \((0..<table.columnCount).map { table.text(row, $0) })"
      }
      let found = "\(reader.header.names) \(rows)"
      expected = expected ?? found
      #expect(found == expected)
    }
  }
}
