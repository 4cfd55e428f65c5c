import TartanFiles
import TartanModel
import Testing

struct RecordTwinTests {
  /// What is left of a cell without its outer blanks.
  private func trimmed(_ cell: [UInt8]) -> String {
    let isBlank = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    let front = cell.drop(while: isBlank)
    return String(decoding: Array(front.reversed().drop(while: isBlank).reversed()), as: UTF8.self)
  }

  @Test(arguments: 0..<40) func scanningAgreesWithReadingByteByByte(_ seed: Int) throws {
    var dice = Dice(UInt64(seed))
    let alphabet = Array("\"\",,;;\n\r\t ab xyz longer words".utf8)
    for _ in 0..<25 {
      let delimiter: UInt8 = [44, 59, 9].randomElement(using: &dice) ?? 44
      var bytes = Array("h1".utf8) + [delimiter] + Array("h2".utf8) + [delimiter] + Array("h3\n".utf8)
      let length = Int.random(in: 1...120, using: &dice)
      for _ in 0..<length { bytes.append(alphabet.randomElement(using: &dice) ?? 97) }
      try compare(bytes, delimiter: delimiter)
    }
  }

  private func compare(_ bytes: [UInt8], delimiter: UInt8) throws {
    var twin = SlowReader(bytes, delimiter: delimiter)
    let records = twin.records().dropFirst()
    let text = try Decoder.decode(bytes, as: nil, name: "random")
    let source = String(decoding: bytes, as: UTF8.self).debugDescription
    let reader: RecordReader
    do throws(Diagnostic) {
      reader = try RecordReader(text, delimiter: delimiter, name: "random", stop: StopFlag())
    } catch {
      let readable = records.contains { !$0.isDamaged && $0.cells.contains { !trimmed($0).isEmpty } }
      #expect(twin.isUnclosed || !readable || error.message.contains("none of the"), "\(source): \(error.message)")
      return
    }
    #expect(!twin.isUnclosed, "\(source)")
    var row = 0
    for record in records {
      let cells = record.cells.map(trimmed)
      let surplus = record.cells.dropFirst(3).contains { cell in
        cell.contains { $0 != 32 && $0 != 9 && $0 != 34 }
      }
      if record.isDamaged || surplus || !cells.prefix(3).contains(where: { !$0.isEmpty }) { continue }
      guard row < reader.table.count else {
        Issue.record("\(source): too few records")
        return
      }
      #expect(reader.table.lines[row] == UInt32(record.line), "\(source)")
      for column in 0..<3 {
        let expected = column < cells.count ? cells[column] : ""
        #expect(reader.table.text(row, column) == expected, "\(source)")
      }
      row += 1
    }
    #expect(reader.table.count == row, "\(source)")
  }

  @Test(arguments: 0..<20) func whatIsWrittenIsRead(_ seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 1000)
    let pieces = ["a", "é", "\"", "\n", "\r\n", ",", ";", "word ", "日本", "x", "\u{1F600}", "|", "'", "0"]
    let delimiter = [",", ";", "\t", "|"].randomElement(using: &dice) ?? ","
    let ending = ["\n", "\r\n", "\r"].randomElement(using: &dice) ?? "\n"
    var rows: [[String]] = []
    for number in 0..<Int.random(in: 1...60, using: &dice) {
      var row = ["n\(number)"]
      for _ in 1..<4 {
        let count = Int.random(in: 0...6, using: &dice)
        row.append((0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined())
      }
      rows.append(row)
    }
    var file = ["key", "one", "two", "three"].joined(separator: delimiter) + ending
    for row in rows {
      let cells = row.map { cell in
        let needsQuotes = cell.contains { "\"\n\r".contains($0) || String($0) == delimiter || $0 == "\r\n" }
        return needsQuotes || Bool.random(using: &dice)
          ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : cell
      }
      file += cells.joined(separator: delimiter) + ending
    }
    let text = try Decoder.decode(Array(file.utf8), as: nil, name: "random")
    let reader = try RecordReader(text, delimiter: Array(delimiter.utf8)[0], name: "random", stop: StopFlag())
    #expect(reader.table.count == rows.count)
    #expect(reader.unread.isEmpty && reader.short.isEmpty)
    for (number, row) in rows.enumerated() {
      for (column, cell) in row.enumerated() {
        #expect(reader.table.text(number, column) == trimmed(Array(cell.utf8)))
      }
    }
  }
}
