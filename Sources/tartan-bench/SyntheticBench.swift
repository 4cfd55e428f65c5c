import TartanEngine
import TartanModel
import TartanPlan

/// Kernels and operations on statements made inside, each against the answer of a plain loop.
struct SyntheticBench {
  let rows: Int
  let tags: Int
  let threads: Int?

  private var constants: Constants {
    Constants(
      x: "tags 1", y: "tags 4", six: (0..<6).map { "tags \($0)" }, themes: ["theme 0", "theme 3", "theme 10"],
      years: 2005...2015, authorities: (0..<8).map { "authority \($0)" }, ascii: "challeng", unicode: "équité",
      pattern: #"\bchalleng\w*"#, pattern2: #"(data|privacy)\s+\w+\s+risk"#)
  }

  func run(_ report: inout Report) {
    let data = Synthetic(rows: rows, tags: tags)
    let dataset = data.dataset()
    dataset.prepareTables()
    report.note("\(rows) statements, \(tags) tags", "synthetic")
    report.head()
    let executor = Executor(dataset, threads: threads)
    let operations = Operations(executor: executor, constants: constants)
    let twins = Twins(data: data, constants: constants, isInHalf: Operations.isInHalf)
    for item in KernelCases(executor: executor, data: data).all { report.measure(item) }
    let suffix = tags == 40 ? "" : ", \(tags) tags"
    for (name, run) in operations.all + operations.others {
      let bytes = ["g", "h", "s"].contains { name.hasPrefix($0) } ? data.lengths.reduce(0) { $0 + Int($1) } : 0
      report.measure(
        Case(
          name: name + suffix, rows: rows, bytes: bytes, expected: { twins.answer(name) ?? Answer(-1) }, run: run))
    }
  }
}
