import Testing
import TartanEngine
import TartanModel
import TartanPlan

@Suite struct CrossTests {
  @Test(arguments: Sample.edges) func labelCountsAgreeWithASlowLoop(_ count: Int) throws {
    let sample = Sample.random(count, seed: UInt64(count) + 20)
    var random = SeededGenerator(seed: 21)
    for share in [0.0, 0.01, 0.5, 1.0] {
      let rows = sample.rows.filter { _ in random.chance(share) }
      let base = Bitmap(rows: rows, of: count)
      for (field, labels) in [(SampleField.theme, sample.themeCount), (SampleField.tag, sample.tagCount)] {
        let expected = (0..<labels).map { label in
          rows.count { sample.labelsOf(sample.statements[$0], field).contains(label) }
        }
        #expect(try sample.executor().labelCounts(of: field, within: base) == expected)
      }
    }
  }

  @Test(arguments: Sample.edges) func everyTotalOfATableAgreesWithASlowLoop(_ count: Int) throws {
    let sample = Sample.random(count, seed: UInt64(count) + 30)
    var random = SeededGenerator(seed: 31)
    for rows in sample.axes {
      for columns in sample.axes {
        for share in [0.3, 1.0] {
          let base = Bitmap(rows: sample.rows.filter { _ in random.chance(share) }, of: count)
          let counts = try sample.executor().cross(rows: rows, columns: columns, within: base)
          expectSlowTotals(counts, sample, base, "\(rows.title) by \(columns.title)")
        }
      }
    }
  }

  @Test func everyWayOfCountingGivesTheSameTable() throws {
    let sample = Sample.random(777, seed: 40)
    var random = SeededGenerator(seed: 41)
    let executor = sample.executor()
    for rows in sample.axes {
      for columns in sample.axes {
        let base = Bitmap(rows: sample.rows.filter { _ in random.chance(0.6) }, of: 777)
        let (rowAxis, columnAxis) = (CountedAxis(rows.items), CountedAxis(columns.items))
        let byBits = try executor.tallyByBits(rowAxis, columnAxis, within: base)
        if rows.source != .sets, columns.source != .sets {
          #expect(try executor.tallyByRows(rowAxis, columnAxis, within: base) == byBits)
        }
        if columns.source != .sets {
          #expect(try executor.tallyBySets(rowAxis, columnAxis, within: base) == byBits)
        }
        #expect(byBits.transposed().transposed() == byBits)
      }
    }
  }

  @Test(arguments: [(255, 256), (256, 255), (300, 65_536), (65_536, 300), (70_000, 20)])
  func labelsInCodesOfEveryWidthGiveTheSameTable(_ themes: Int, _ tags: Int) throws {
    var random = SeededGenerator(seed: UInt64(themes))
    let statements = (0..<700).map { row in
      let tags = (0..<random.below(4)).map { _ in random.chance(0.2) ? tags - 1 : random.below(tags) }
      return SampleStatement(
        id: "\(row)", theme: random.chance(0.2) ? nil : random.chance(0.3) ? themes - 1 : random.below(themes),
        tags: Set(tags).sorted(), role: random.below(3), year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: themes, tags: tags, roles: 3)
    let base = Bitmap(rows: sample.rows.filter { _ in random.chance(0.8) }, of: 700)
    let axes = [(SampleField.theme, themes), (SampleField.tag, tags)].map { field, labels in
      let shown = Set(Array(0..<min(labels, 40)) + Array(max(0, labels - 40)..<labels)).sorted()
      return CountedAxis(shown.map { AxisItem(name: "\($0)", set: .labels(field, [LabelID($0)]), term: "") })
    }
    for rows in axes {
      for columns in axes {
        let byRows = try sample.executor(threads: 2).tallyByRows(rows, columns, within: base)
        #expect(try sample.executor().tallyByBits(rows, columns, within: base) == byRows)
      }
    }
  }

  @Test func threadsChangeNoTable() throws {
    let sample = Sample.random(1001, seed: 42, themes: 40, tags: 60)
    let base = Bitmap(all: 1001)
    for columns in sample.axes {
      let one = try sample.executor(threads: 1).cross(rows: sample.tagAxis(), columns: columns, within: base)
      let three = try sample.executor(threads: 3).cross(rows: sample.tagAxis(), columns: columns, within: base)
      #expect(one == three)
    }
  }

  @Test func topKeepsTheItemsWithMostStatementsAndBreaksTiesByName() throws {
    let statements = [[0], [0], [1], [2], [3]].map { tags in
      SampleStatement(id: "", theme: 0, tags: tags, role: nil, year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: 1, tags: 4, roles: 1)
    let names = ["common", "zebra", "Zebra", "apple"]
    let items = names.indices.map { AxisItem(name: names[$0], set: .labels(SampleField.tag, [LabelID($0)]), term: "") }
    let kept = { (top: Int?) in
      try sample.executor().keptItems(
        of: AxisPlan(source: .multi(SampleField.tag), title: "tag", items: items, top: top), within: Bitmap(all: 5))
    }
    #expect(try kept(nil) == [0, 1, 2, 3])
    #expect(try kept(1) == [0])
    #expect(try kept(2) == [0, 2])
    #expect(try kept(3) == [0, 2, 3])
    #expect(try kept(9) == [0, 1, 2, 3])
    #expect(try kept(0) == [])
  }

  @Test func aTableCutToItsTopCountsStatementsOutsideOfItInTheTotals() throws {
    let statements = [[0, 1], [0], [1, 2], []].map { tags in
      SampleStatement(id: "", theme: 0, tags: tags, role: nil, year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: 1, tags: 3, roles: 1)
    let counts = try sample.executor().cross(
      rows: sample.themeAxis(), columns: sample.tagAxis(top: 2), within: Bitmap(all: 4))
    #expect(counts.columns.map(\.name) == ["tag 0", "tag 1"])
    #expect(counts.counts == [2, 2])
    #expect(counts.rowTotals == [4])
    #expect(counts.inAnyColumnByRow == [3])
    #expect(counts.inAnyColumn == 3)
    #expect(counts.taggingsByRow == [4])
    #expect(counts.taggingsByColumn == [2, 2])
    #expect(counts.taggings == 4)
    #expect(counts[0, 1] == 2)
    #expect(counts.base == 4)
  }

  @Test func aTableOfTooManyCellsIsRefused() {
    let sample = Sample([], themes: 5000, tags: 5000, roles: 1)
    #expect(throws: EngineFailure.tooLarge(cells: 25_000_000)) {
      try sample.executor().cross(rows: sample.themeAxis(), columns: sample.tagAxis(), within: Bitmap(none: 0))
    }
  }

  @Test func aRaisedFlagStopsATable() {
    let sample = Sample.random(300, seed: 43)
    let stop = StopFlag()
    stop.raise()
    #expect(throws: EngineFailure.stopped) {
      try Executor(sample.dataset, stop: stop).cross(
        rows: sample.tagAxis(), columns: sample.tagAxis(), within: Bitmap(rows: [1, 2], of: 300))
    }
  }

  private func expectSlowTotals(_ counts: CrossCounts, _ sample: Sample, _ base: Bitmap, _ what: Comment) {
    let inBase = Set(base.rows)
    let rows = counts.rows.map { sample.slowRows(of: $0.set).intersection(inBase) }
    let columns = counts.columns.map { sample.slowRows(of: $0.set).intersection(inBase) }
    let anyRow = rows.reduce(Set()) { $0.union($1) }
    let anyColumn = columns.reduce(Set()) { $0.union($1) }
    #expect(counts.counts == rows.flatMap { row in columns.map { row.intersection($0).count } }, what)
    #expect(counts.rowTotals == rows.map(\.count), what)
    #expect(counts.columnTotals == columns.map(\.count), what)
    #expect(counts.inAnyRow == anyRow.count, what)
    #expect(counts.inAnyColumn == anyColumn.count, what)
    #expect(counts.inAnyColumnByRow == rows.map { $0.intersection(anyColumn).count }, what)
    #expect(counts.inAnyRowByColumn == columns.map { $0.intersection(anyRow).count }, what)
    #expect(counts.base == inBase.count, what)
  }
}
