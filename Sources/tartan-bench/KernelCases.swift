import TartanEngine
import TartanModel
import TartanPlan

/// The kernels alone, without what the operations add to them.
struct KernelCases {
  let executor: Executor
  let data: Synthetic

  private var words: Int { (data.rows + 63) / 64 }

  private func rows(with tag: Int) -> [Int] { (0..<data.rows).filter { data.tags[$0].contains(tag) } }

  var all: [Case] {
    let left = Bitmap(rows: rows(with: 0), of: data.rows)
    let right = Bitmap(rows: rows(with: 1), of: data.rows)
    let everything = Bitmap(all: data.rows)
    return [
      Case(name: "bits of a set", rows: data.rows, bytes: words * 8, expected: { Answer(rows(with: 0).count) }) {
        let count = countBits(left.words.span)
        return { Answer(count) }
      },
      Case(
        name: "bits of two sets", rows: data.rows, bytes: words * 16,
        expected: { Answer((0..<data.rows).count { data.tags[$0].contains(0) && data.tags[$0].contains(1) }) }
      ) {
        let count = countIntersection(left.words.span, right.words.span)
        return { Answer(count) }
      },
      Case(
        name: "numbers between", rows: data.rows, bytes: data.rows * 8,
        expected: { Answer(data.year.count { $0 >= 2000 && $0 < 2010 }) }
      ) {
        let interval = NumberInterval(lower: 2000, upper: 2010, includesUpper: false)
        let count = try executor.bitmap(of: .number(FieldID(5), interval)).population
        return { Answer(count) }
      },
      table("table by sets", everything, executor.tallyByBits),
      table("table row by row", everything, executor.tallyByRows),
      combinations("combinations by halving", everything, halving: true),
      combinations("combinations row by row", everything, halving: false),
      labelIndex,
    ]
  }

  private func axis(_ field: Int, _ labels: Int) -> CountedAxis {
    CountedAxis((0..<labels).map { AxisItem(name: "", set: .labels(FieldID(field), [LabelID($0)]), term: "") })
  }

  /// The sum of all cells, each times its place: one number that is wrong if any cell is.
  private func table(
    _ name: String, _ base: Bitmap,
    _ count: @escaping (CountedAxis, CountedAxis, Bitmap) throws(EngineFailure) -> CrossTally
  ) -> Case {
    let rows = axis(1, Synthetic.themes)
    let columns = axis(2, data.tagCount)
    let expected = {
      var sum = 0
      for row in 0..<data.rows { for tag in data.tags[row] { sum += data.theme[row] * data.tagCount + tag + 1 } }
      return Answer(sum)
    }
    return Case(name: name, rows: data.rows, expected: expected) {
      let tally = try count(rows, columns, base)
      return { Answer(tally.cells.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }) }
    }
  }

  private func combinations(_ name: String, _ base: Bitmap, halving: Bool) -> Case {
    let sets = (0..<6).map { Bitmap(rows: rows(with: $0), of: data.rows) }
    let bits = AxisBits(sets, rows: data.rows)
    let expected = {
      let members = (0..<data.rows).map { row in data.tags[row].filter { $0 < 6 }.reduce(0) { $0 | 1 << $1 } }
      return Answer(members.reduce(0) { $0 + $1 + 1 })
    }
    return Case(name: name, rows: data.rows, bytes: words * 48, expected: expected) {
      let counts = try executor.exclusiveCounts(bits, within: base, halving: halving)
      return { Answer(counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }) }
    }
  }

  private var labelIndex: Case {
    Case(
      name: "sets of all tags from codes", rows: data.rows, expected: { Answer(data.tags.reduce(0) { $0 + $1.count }) }
    ) {
      guard case .multi(let column) = executor.dataset[FieldID(2)] else { return { Answer(0) } }
      let index = LabelIndex(column)
      return { Answer(index.counts.reduce(0, +)) }
    }
  }
}
