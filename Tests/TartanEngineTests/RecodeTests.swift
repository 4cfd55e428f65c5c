import TartanEngine
import TartanModel
import TartanPlan
import Testing

/// A recoded dataset against the same change made statement by statement, on label names alone.
@Suite struct RecodeTests {
  @Test(arguments: 0..<60) func aRecodedDatasetIsWhatASlowChangeOfEachStatementGives(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Sample.edges[seed % Sample.edges.count]
    let sample = Sample.random(count, seed: UInt64(seed))
    var dataset = sample.dataset
    var labels = [
      SampleField.theme: names(of: SampleField.theme, in: dataset),
      SampleField.tag: names(of: SampleField.tag, in: dataset),
    ]
    var recoded: Set<FieldID> = []
    // Each step stands on the ones before it.
    for _ in 0..<4 {
      let field = random.element(of: [SampleField.theme, SampleField.tag])
      let before = dataset.catalog[field]
      guard !before.labels.names.isEmpty else { break }
      let rows = Set(sample.rows.filter { _ in random.chance(0.4) })
      let plan = plan(before, RowSet(bitmap(rows, count)), &random)
      let recoding = try Executor(dataset, threads: 1).recode(plan)
      let was = labels[field] ?? []
      let now = zip(was.indices, was).map { slow(plan.change, $1, isInside: rows.contains($0), before) }
      labels[field] = now
      #expect(recoding.changed == zip(was, now).count { $0 != $1 })
      dataset = recoding.dataset
      recoded.insert(field)
      for (field, expected) in labels { try check(dataset, field, expected, isRecoded: recoded.contains(field)) }
      #expect(names(of: SampleField.role, in: dataset) == names(of: SampleField.role, in: sample.dataset))
    }
  }

  private func plan(_ field: FieldDescription, _ rows: RowSet, _ random: inout SeededGenerator) -> RecodePlan {
    let names = field.labels.names
    func label(_ random: inout SeededGenerator) -> LabelID { LabelID(random.below(names.count)) }
    let name = random.element(of: ["a new one", "zz", names[0], names[names.count - 1]])
    let change: RecodePlan.Change =
      switch random.below(field.kind == .multi ? 4 : 3) {
      case 0: .relabel(Dictionary([(label(&random), name), (label(&random), name)]) { $1 })
      case 1: .give(name, .rows(rows))
      case 2: .exchange(label(&random), name, .rows(rows))
      default: .take([label(&random)], .rows(rows))
      }
    return RecodePlan(field: field.id, change: change)
  }

  private func slow(
    _ change: RecodePlan.Change, _ labels: Set<String>, isInside: Bool, _ field: FieldDescription
  ) -> Set<String> {
    let names = field.labels.names
    switch change {
    case .relabel(let new):
      return Set(labels.map { label in new.first { names[$0.key.index] == label }?.value ?? label })
    case .give(let label, _): return !isInside ? labels : field.kind == .single ? [label] : labels.union([label])
    case .take(let gone, _): return isInside ? labels.subtracting(gone.map { names[$0.index] }) : labels
    case .exchange(let old, let new, _):
      guard isInside, labels.contains(names[old.index]) else { return labels }
      return labels.subtracting([names[old.index]]).union([new])
    }
  }

  private func check(_ dataset: Dataset, _ field: FieldID, _ expected: [Set<String>], isRecoded: Bool) throws {
    let description = dataset.catalog[field]
    #expect(names(of: field, in: dataset) == expected)
    // A sample has labels that no statement carries; a field that was recoded has none.
    let used = description.labels.names.indices.filter { description.labels.counts[$0] > 0 }
    let carried = Set(expected.flatMap { $0 }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(used.map { description.labels.names[$0] } == carried)
    if isRecoded { #expect(used.count == description.labels.names.count) }
    #expect(description.missing == expected.count(where: \.isEmpty))
    for (index, name) in description.labels.names.enumerated() {
      let carriers = Set(expected.indices.filter { expected[$0].contains(name) })
      #expect(description.labels.counts[index] == carriers.count)
      let found = try Executor(dataset, threads: 1).bitmap(of: .labels(field, [LabelID(index)]))
      #expect(Set(expected.indices.filter(found.contains)) == carriers)
    }
  }

  /// The labels of each statement, by name.
  private func names(of field: FieldID, in dataset: Dataset) -> [Set<String>] {
    let names = dataset.catalog[field].labels.names
    switch dataset[field] {
    case .single(let column): return column.codes.map { $0 == SingleColumn.missing ? [] : [names[Int($0)]] }
    case .multi(let column):
      return (0..<column.count).map { row in
        Set((Int(column.offsets[row])..<Int(column.offsets[row + 1])).map { names[Int(column.codes[$0])] })
      }
    default: return []
    }
  }

  private func bitmap(_ rows: Set<Int>, _ count: Int) -> Bitmap {
    var bitmap = Bitmap(none: count)
    for row in rows { bitmap.insert(row) }
    return bitmap
  }

  @Test func aMergedMultiLabelCountsAStatementOnce() throws {
    let both = SampleStatement(id: "1", theme: 0, tags: [0, 1], role: nil, year: nil, days: nil, text: "x")
    let one = SampleStatement(id: "2", theme: 0, tags: [1], role: nil, year: nil, days: nil, text: "x")
    let sample = Sample([both, one], themes: 1, tags: 2, roles: 1)
    let plan = RecodePlan(field: SampleField.tag, change: .relabel([LabelID(0): "both", LabelID(1): "both"]))
    let recoding = try Executor(sample.dataset).recode(plan)
    #expect(recoding.dataset.catalog[SampleField.tag].labels.counts == [2])
    #expect(recoding.changed == 2)
    #expect(recoding.vanished == ["tag 0", "tag 1"] && recoding.created == ["both"])
  }
}
