import Glibc
import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

/// Whatever stands in a file: it is loaded whole, or refused with a message.
struct DamageTests {
  private static let samples = [
    "plain.csv", "utf16le.csv", "windows-1252.csv", "quoted-breaks.csv", "ragged.csv", "one-hot.csv",
    "code-columns.csv",
    "long.csv", "arrows.csv", "dates.csv", "duplicates.csv", "semicolon.csv", "columns-twice.csv", "decomposed.csv",
  ]

  @Test(arguments: samples) func aDamagedFileNeverStopsTheProgram(_ name: String) throws {
    var dice = Dice(UInt64(name.utf8.count) &* 31)
    let scratch = Scratch()
    let whole = try SourceFile(path: Sample.path(name), name: name).bytes
    for round in 0..<60 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &dice) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...12, using: &dice)))
        case 2: bytes.insert(contentsOf: Array("\",\n;\r\t\"\"".utf8).shuffled(using: &dice), at: place)
        default: bytes.removeLast(bytes.count - place)
        }
      }
      try load(scratch.file("damaged.csv", bytes), round)
    }
  }

  private func load(_ path: String, _ round: Int) throws {
    do throws(Diagnostic) {
      let loaded = try Sample.load(path: path)
      check(loaded)
    } catch {
      #expect([.badData, .file].contains(error.code), "round \(round): \(error)")
      #expect(!error.message.isEmpty)
    }
  }

  /// The promises that columns make to the engine.
  private func check(_ loaded: LoadedFile) {
    let count = loaded.dataset.statements
    #expect(loaded.dataset.lines.count == count)
    for field in loaded.dataset.catalog.fields {
      #expect(field.labels.names == Set(field.labels.names).sorted())
      #expect(!field.labels.names.contains(""))
      switch loaded.dataset[field.id] {
      case .single(let column):
        #expect(column.codes.count == count)
        #expect(column.codes.allSatisfy { $0 == SingleColumn.missing || Int($0) < field.labels.names.count })
      case .multi(let column):
        #expect(column.offsets.count == count + 1)
        for row in 0..<count {
          let codes = column.codes[Int(column.offsets[row])..<Int(column.offsets[row + 1])]
          #expect(zip(codes, codes.dropFirst()).allSatisfy { $0 < $1 })
        }
      case .number(let column): #expect(column.values.count == count)
      case .date(let column): #expect(zip(column.firstDays, column.lastDays).allSatisfy { $0 <= $1 })
      case .text(let column):
        for row in 0..<count {
          let text = column.text(at: row)
          #expect(String(validating: Array(text.utf8), as: UTF8.self) != nil)
          #expect(!text.unicodeScalars.contains("\u{FFFD}") || loaded.report.malformedCharacters > 0)
        }
      }
    }
  }
}
