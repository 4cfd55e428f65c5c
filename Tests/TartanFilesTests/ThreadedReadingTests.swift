import CKernels
import TartanEngine
import TartanFiles
import TartanModel
import Testing

/// The number of threads, the size of their parts and pieces, and the processor's level change nothing.
struct ThreadedReadingTests {
  /// All that reading a text gave, as one text.
  private func read(_ bytes: [UInt8], _ threading: Threading, delimiter: UInt8? = 44) throws -> String {
    let text = try Decoder.decode(bytes, as: nil, name: "random")
    do throws(Diagnostic) {
      let reader = try RecordReader(
        text, delimiter: delimiter, name: "random", threading: threading, stop: StopFlag())
      let table = reader.table
      let rows = (0..<table.count).map { row in
        "\(table.lines[row]): \((0..<table.columnCount).map { table.text(row, $0) })"
      }
      return """
        \(reader.header.names) \(rows) unread \(reader.unread.total) \(reader.unread.first) short \(reader.short) \
        blank \(reader.blank) gaps \(reader.gaps)
        """
    } catch {
      return error.message
    }
  }

  private func divisions(_ dice: inout Dice) -> [Threading] {
    (1...5).map { threads in
      var threading = Threading(threads: threads)
      threading.smallestPart = [1, 7, 64, 1000].randomElement(using: &dice) ?? 1
      threading.pieceSize = [1, 3, 17, 64, 65, 128, 1000].randomElement(using: &dice) ?? 1
      threading.level = Bool.random(using: &dice) ? 0 : tk_level()
      return threading
    }
  }

  private func compare(_ bytes: [UInt8], _ dice: inout Dice, delimiter: UInt8? = 44) throws {
    var plain = Threading(threads: 1)
    plain.level = 0
    let expected = try read(bytes, plain, delimiter: delimiter)
    for threading in divisions(&dice) {
      let found = try read(bytes, threading, delimiter: delimiter)
      #expect(found == expected, "\(threading): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test(arguments: 0..<12) func aMuddleOfQuotesAndBreaks(_ seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 77)
    let alphabet = Array("\"\"\",,,\n\n\r\n\t ab xyz".utf8)
    for _ in 0..<20 {
      var bytes = Array("h1,h2,h3\n".utf8)
      for _ in 0..<Int.random(in: 1...400, using: &dice) { bytes.append(alphabet.randomElement(using: &dice) ?? 97) }
      try compare(bytes, &dice)
    }
  }

  @Test(arguments: 0..<12) func ordinaryTablesWithSomethingOddNowAndThen(_ seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 99)
    let cells = [
      "a", "word", "", "\"quoted, with a comma\"", "\"two\nlines\"", "\"a \"\"name\"\"\"", "\"\"", "é 日本", "\"\r\n\"",
      "a longer cell that goes on for more than sixty-four bytes, so that no block holds all of it".split(
        separator: ","
      )
      .joined(),
      "\"\"\"\"", "\"é\"\"日\"",
    ]
    let odd = [
      "6\" pipe,b,c", "\"x\" y,b,c", "a,b", "a,b,c,d", "a,b,c,,,", "", ",,", " , ,", "h1,h2,h3", "\"a\"  ,b,c",
    ]
    let ending = ["\n", "\r\n", "\r"].randomElement(using: &dice) ?? "\n"
    for rareness in [3, 40, 100_000] {
      var file = "h1,h2,h3" + ending
      for _ in 0..<Int.random(in: 1...120, using: &dice) {
        if Int.random(in: 0..<rareness, using: &dice) == 0 {
          file += (odd.randomElement(using: &dice) ?? "") + ending
        } else {
          file += (0..<3).map { _ in cells.randomElement(using: &dice) ?? "" }.joined(separator: ",") + ending
        }
      }
      if Bool.random(using: &dice) { file += "last,without,break" }
      if Int.random(in: 0..<8, using: &dice) == 0 { file += ending + "a,\"never closed" }
      try compare(Array(file.utf8), &dice)
    }
  }

  @Test func delimitersThatMeanSomethingElseToo() throws {
    var dice = Dice(5)
    for byte in ["\"", "x", "\n", "\t", " "] {
      try compare(Array("sep=\(byte)\nh1xh2\"h3\na x b\nc\td\"e\n\nq\n".utf8), &dice, delimiter: nil)
    }
  }

  @Test(arguments: 0..<12) func faultsInTextAreFoundWhereTheyAre(_ seed: Int) {
    var dice = Dice(UInt64(seed) &+ 500)
    let pieces: [[UInt8]] = [
      [0x61], Array("plain words of some length ".utf8), Array("é".utf8), Array("日本".utf8), Array("\u{1F600}".utf8),
      Array("\u{10FFFF}\u{7FF}\u{800}\u{FFFD}\u{10000}".utf8),
    ]
    let faults: [[UInt8]] = [
      [0], [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xE6, 0x97], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xFF], [0xBF, 0xBF],
    ]
    for _ in 0..<60 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...50, using: &dice) { bytes += pieces.randomElement(using: &dice) ?? [] }
      if Bool.random(using: &dice) { bytes += faults.randomElement(using: &dice) ?? [] }
      for _ in 0..<Int.random(in: 0...50, using: &dice) { bytes += pieces.randomElement(using: &dice) ?? [] }
      let expected = slowFault(bytes)
      for level in [0, tk_level()] {
        let found = unsafe bytes.withUnsafeBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return 0 }
          return unsafe tk_text_fault(base, 0, buffer.count, level)
        }
        #expect(found == expected, "level \(level): \(bytes)")
      }
    }
  }

  /// The first place from which the standard library reads no scalar, or NUL.
  private func slowFault(_ bytes: [UInt8]) -> Int {
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0 { return place }
      let length = (1...4).first {
        String(validating: bytes[place..<min(place + $0, bytes.count)], as: UTF8.self) != nil
      }
      guard let length, place + length <= bytes.count else { return place }
      place += length
    }
    return place
  }

  @Test(arguments: 0..<8) func textIsTextHoweverItIsCut(_ seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 900)
    let pieces = ["a", "é", "日", "\u{1F600}", "\n", ","].map { Array($0.utf8) } + [[0x80], [0xC3], [0xE6, 0x97], [0]]
    for _ in 0..<50 {
      var bytes: [UInt8] = []
      let kinds = Bool.random(using: &dice) ? 6 : 10
      for _ in 0..<Int.random(in: 1...60, using: &dice) {
        bytes += pieces[Int.random(in: 0..<kinds, using: &dice)]
      }
      let expected = slowFault(bytes) == bytes.count
      for size in [1, 2, 3, 5, 16, 33, 64, 1000] {
        let survey = TextSurvey(bytes, delimiter: 44, pieceSize: size, threads: 1)
        #expect(survey.isText(bytes) == expected, "\(size): \(bytes)")
      }
    }
  }
}
