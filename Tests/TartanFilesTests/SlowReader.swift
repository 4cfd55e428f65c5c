/// The slow twin of the record scanner: one byte at a time, one rule after the other.
struct SlowReader {
  struct Record: Equatable {
    var line: Int
    var cells: [[UInt8]]
    var isDamaged = false
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var line = 1
  private(set) var isUnclosed = false

  init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
  }

  private var now: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func records() -> [Record] {
    var records: [Record] = []
    while now != nil, !isUnclosed {
      var record = Record(line: line, cells: [])
      repeat { record.cells.append(cell(&record)) } while takeDelimiter()
      takeBreak()
      records.append(record)
    }
    return records
  }

  private mutating func takeDelimiter() -> Bool {
    guard now == delimiter else { return false }
    position += 1
    return true
  }

  private mutating func takeBreak() {
    guard let byte = now else { return }
    position += 1
    if byte == 13, now == 10 { position += 1 }
    line += 1
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 10 || byte == 13 }

  private mutating func cell(_ record: inout Record) -> [UInt8] {
    var text: [UInt8] = []
    guard now == 34 else {
      while let byte = now, !isEnd(byte) {
        text.append(byte)
        position += 1
      }
      return text
    }
    position += 1
    while true {
      guard let byte = now else {
        isUnclosed = true
        return text
      }
      position += 1
      if byte == 34 {
        if now != 34 { break }
        position += 1
      } else if byte == 10 || (byte == 13 && now != 10) {
        line += 1
      }
      text.append(byte)
    }
    while let byte = now, byte == 32 || byte == 9, byte != delimiter { position += 1 }
    while let byte = now, !isEnd(byte) {
      record.isDamaged = true
      position += 1
    }
    return text
  }
}
