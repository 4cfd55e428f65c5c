import TartanEngine
import TartanModel
import TartanStore
import Testing

/// A file that is not as it was saved gives an error, or what was saved: never anything else.
@Suite struct DamageTests {
  /// What reading everything of a file gives; nil if it is refused or damage is noticed.
  private func read(_ path: String) -> [String]? {
    guard let saved = try? SavedDataset(path: path, name: "x.tartan") else { return nil }
    let found = contents(of: saved.dataset)
    return saved.dataset.damage == nil ? found : nil
  }

  @Test(arguments: 0..<8) func aChangedByteNeverChangesAValue(_ seed: Int) throws {
    let scratch = Scratch()
    let dataset = try scratch.load(randomTable(rows: 130, labels: 20, seed: seed))
    let whole = try scratch.bytes(of: scratch.save(dataset))
    let expected = contents(of: dataset)
    var numbers = Numbers(seed: seed)
    var refused = 0
    for _ in 0..<60 {
      var bytes = whole
      let place = numbers.below(bytes.count)
      bytes[place] ^= UInt8(1 << numbers.below(8))
      let found = read(scratch.write(bytes, as: "x.tartan"))
      if found == nil { refused += 1 }
      #expect(found == nil || found == expected, "byte \(place)")
    }
    // Most of the file is for SQLite's own tables and empty space; some of it is blocks.
    #expect(refused > 0)
  }

  @Test(arguments: [0, 1, 15, 16, 99, 100, 4_095, 4_096, 4_097, 20_000]) func aFileCutShortIsRefused(_ length: Int)
    throws
  {
    let scratch = Scratch()
    let dataset = try scratch.load(randomTable(rows: 130, labels: 20, seed: 1))
    let whole = try scratch.bytes(of: scratch.save(dataset))
    #expect(throws: Diagnostic.self) {
      try SavedDataset(path: scratch.write(Array(whole.prefix(length)), as: "x.tartan"), name: "x.tartan")
    }
  }

  @Test func theDamagedPartIsNamed() throws {
    let scratch = Scratch()
    let dataset = try scratch.load("id,theme,text\n" + (0..<50).map { "S\($0),Data,needle \($0)\n" }.joined())
    var bytes = try scratch.bytes(of: scratch.save(dataset))
    let needle = Array("needle 17".utf8)
    let place = try #require((0..<bytes.count - 9).first { Array(bytes[$0..<$0 + 9]) == needle })
    bytes[place] ^= 1
    let saved = try SavedDataset(path: scratch.write(bytes, as: "x.tartan"), name: "x.tartan")
    let theme = try #require(saved.dataset.catalog.fields.first { $0.name == "theme" })
    _ = saved.dataset[theme.id]
    #expect(saved.dataset.damage == nil)
    let text = try #require(saved.dataset.catalog.wordingField)
    _ = saved.dataset[text.id]
    #expect(saved.dataset.damage?.part == "the wording of text")
    saved.dataset.forgetDamage()
    #expect(saved.dataset.damage == nil)
  }
}
