import TartanFiles
import TartanLanguage
import TartanModel
import Testing

/// Hot paths against slow ones that are plainly right.
struct ByteTwinTests {
  @Test(arguments: 0..<30) func textIsUTF8WhereTheLibrarySaysSo(_ seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 77)
    for _ in 0..<60 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...80, using: &dice) {
        switch Int.random(in: 0..<12, using: &dice) {
        case 0: bytes += Array("é".utf8)
        case 1: bytes += Array("\u{20AC}".utf8)
        case 2: bytes += Array("\u{1F600}".utf8)
        case 3 where seed % 2 == 0: bytes.append(UInt8.random(in: 128...255, using: &dice))
        default: bytes.append(UInt8.random(in: 32...126, using: &dice))
        }
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      let decoded = try Decoder.decode(bytes, as: nil, name: "random")
      #expect((decoded.notes.encoding == .utf8) == isValid)
      if isValid { #expect(Array(decoded.bytes[decoded.start...]) == bytes) }
      #expect(String(validating: decoded.bytes, as: UTF8.self) != nil)
    }
  }

  @Test(arguments: [0x80, 0xC0, 0xC1, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF] as [UInt8])
  func everyPairBehindASuspiciousByteIsJudgedLikeTheLibraryDoes(_ lead: UInt8) throws {
    for second in stride(from: UInt8(0x20), through: 0xF0, by: 8) {
      for tail in [[], [0x80], [0x80, 0x80], [0xBF, 0x41]] as [[UInt8]] {
        let bytes = Array("header\n".utf8) + [lead, second] + tail
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        #expect((try Decoder.decode(bytes, as: nil, name: "x").notes.encoding == .utf8) == isValid)
      }
    }
  }

  @Test func numbersAreTheNearestDoubles() throws {
    let written = [
      "0", "-0", "+7", "3.15", "0.1", "-0.3", "1e5", "1.5E-3", ".5", "5.", "9007199254740993",
      "123456789012345678901234",
      "0.1234567890123456789", "179769313486231570000", "2.2250738585072014e-308", "00012",
    ]
    let scratch = Scratch()
    let file = "id,n\n" + written.enumerated().map { "x\($0),\($1)\n" }.joined()
    let loaded = try Sample.load(path: scratch.file("n.csv", file)) {
      $0.fields = [field("n", from: [said("n")], as: "number")]
    }
    let expected = written.map { text in
      let full = text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text
      return Double(full).map { "\($0)" } ?? "?"
    }
    #expect(try loaded.column("n") == expected)
  }

  @Test(arguments: ["1.2.3", "1,2,3", "1e", "e5", "--", "--1", "0x10", "inf", "1 000", "½"])
  func whatIsNoNumberIsRefused(_ text: String) throws {
    let scratch = Scratch()
    let path = scratch.file("n.csv", "id;n\n1;2\n2;\(text)\n")
    #expect(throws: Diagnostic.self) {
      try Sample.load(path: path) { $0.fields = [field("n", from: [said("n")], as: "number")] }
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0, 0), ("1969-12-31", -1, -1), ("2000-02", 10_988, 11_016), ("1900", -25_567, -25_203),
    ("2024-02-29", 19_782, 19_782), ("2020-01-21T10:30:00+01:00", 18_282, 18_282), ("0001-01-01", -719_162, -719_162),
    ("9999-12-31", 2_932_896, 2_932_896),
  ])
  func datesAreDaysOfTheGregorianCalendar(_ text: String, _ first: Int, _ last: Int) throws {
    // Days counted with Python's datetime.date.toordinal() - 719163.
    let scratch = Scratch()
    let loaded = try Sample.load(path: scratch.file("d.csv", "id,d\n1,\(text)\n")) {
      $0.fields = [field("d", from: [said("d")], as: "date")]
    }
    #expect(try loaded.values("d") == [["\(first)", "\(last)"]])
  }

  @Test(arguments: ["2023-02-29", "2020-13", "2020-00-10", "20200121", "21/01/2020", "2020-1-2", "2020-01-21x", "0000"])
  func whatIsNoDateIsRefused(_ text: String) throws {
    let scratch = Scratch()
    let path = scratch.file("d.csv", "id,d\n1,\(text)\n")
    #expect(throws: Diagnostic.self) {
      try Sample.load(path: path) { $0.fields = [field("d", from: [said("d")], as: "date")] }
    }
  }

  @Test func manyDifferentLabelsAreReadLikeFewOnes() throws {
    var dice = Dice(5)
    var names: [String] = []
    var file = "id,text,speaker,tags\n"
    for row in 0..<6000 {
      let name = "P\(Int.random(in: 0..<5000, using: &dice))"
      names.append(name)
      file += "\(row),some wording of row \(row),\(name),t\(row % 7); \"u\" \(row % 5000)\n"
    }
    let scratch = Scratch()
    let loaded = try Sample.load(path: scratch.file("many.csv", file)) {
      $0.fields = [field("speaker", from: [said("speaker")], as: "single")]
    }
    #expect(try loaded.column("speaker") == names)
    #expect(try loaded.field("speaker").labels.names == Set(names).sorted())
    #expect(try loaded.values("tag")[4999] == ["\"u\" 4999", "t1"])
    let counts = try loaded.field("tag").labels.counts
    #expect(counts.reduce(0, +) == 12_000)
  }
}
