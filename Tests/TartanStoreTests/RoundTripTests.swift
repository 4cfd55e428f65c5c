import TartanEngine
import TartanModel
import TartanStore
import Testing

/// What is saved comes back.
@Suite struct RoundTripTests {
  static let sizes = [
    (1, 3), (2, 300), (63, 5), (64, 5), (65, 5), (1_023, 40), (1_024, 40), (1_025, 700), (3_000, 2_500),
  ]

  @Test(arguments: sizes) func aDatasetIsTheSameAfterItWasSaved(_ rows: Int, _ labels: Int) throws {
    let scratch = Scratch()
    let dataset = try scratch.load(randomTable(rows: rows, labels: labels, seed: rows))
    let saved = try SavedDataset(path: try scratch.save(dataset), name: "saved.tartan")
    #expect(contents(of: saved.dataset) == contents(of: dataset))
    #expect(saved.dataset.damage == nil)
    #expect(saved.dataset.catalog == dataset.catalog)
    #expect(saved.origin == Scratch.origin)
  }

  @Test func aDatasetWithoutStatementsIsSaved() throws {
    let scratch = Scratch()
    let fields = FieldKind.allCases.enumerated().map {
      FieldDescription(id: FieldID($0), name: $1.rawValue, kind: $1, missing: 0)
    }
    let empty: [Column] = FieldKind.allCases.map { kind in
      switch kind {
      case .single: .single(SingleColumn(codes: [UInt32](), labelCount: 0))
      case .multi: .multi(MultiColumn(offsets: [0], codes: [UInt32](), labelCount: 0))
      case .number: .number(NumberColumn(values: [], decimals: 0))
      case .date: .date(DateColumn(firstDays: [], lastDays: []))
      case .id, .text: .text(TextColumn(bytes: [], extra: [], starts: [], lengths: []))
      }
    }
    let dataset = Dataset(catalog: Catalog(name: "none", statements: 0, fields: fields), columns: empty)
    let saved = try SavedDataset(path: try scratch.save(dataset), name: "saved.tartan")
    #expect(contents(of: saved.dataset) == contents(of: dataset))
    #expect(saved.dataset.damage == nil)
  }

  @Test func theSameDatasetGivesTheSameBytes() throws {
    let scratch = Scratch()
    let dataset = try scratch.load(randomTable(rows: 500, labels: 40, seed: 7))
    let first = try scratch.save(dataset, as: "first.tartan")
    let second = try scratch.save(SavedDataset(path: first, name: "first").dataset, as: "second.tartan")
    #expect(scratch.bytes(of: first) == scratch.bytes(of: second))
  }

  @Test func aLongStatementHasABlockOfItsOwn() throws {
    let scratch = Scratch()
    let long = String(repeating: "long ", count: 30_000)
    let table = "id,text\n" + (0..<200).map { "S\($0),\($0 % 50 == 7 ? long : "short \($0)")\n" }.joined()
    let dataset = try scratch.load(table)
    let saved = try SavedDataset(path: try scratch.save(dataset), name: "saved.tartan")
    #expect(contents(of: saved.dataset) == contents(of: dataset))
  }

  @Test func anotherNameIsTaken() throws {
    let scratch = Scratch()
    let dataset = try scratch.load(randomTable(rows: 5, labels: 3, seed: 1))
    let saved = try SavedDataset(path: try scratch.save(dataset), name: "saved.tartan", as: "other")
    #expect(saved.dataset.catalog.name == "other")
  }

  @Test func aStopLeavesNoFingerprint() throws {
    let scratch = Scratch()
    let dataset = try scratch.load(randomTable(rows: 100, labels: 3, seed: 1))
    let stop = StopFlag()
    stop.raise()
    #expect(throws: Diagnostic.self) {
      try saveDataset(
        dataset, origin: Scratch.origin, to: scratch.write([], as: "x.tartan"), name: "x.tartan", stop: stop)
    }
  }
}
