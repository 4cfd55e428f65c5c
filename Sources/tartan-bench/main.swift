import ArgumentParser
import Glibc

/// The command line of `tartan-bench`: measures the engine, and says whether its answers are right.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tartan-bench",
    abstract: "Measure kernels and operations, each against its expected answer.",
    discussion: """
      Without a file it measures on statements made inside, a million with 40 tags and a million with 400, and checks \
      each answer against a plain loop before it prints a time. With a file it runs the operations of the comparison \
      with other engines. Exit status: 0 all answers right, 1 an answer differs, 2 wrong usage.
      """)

  @Argument(help: "A CSV file with the fields id, theme, tags, authority, role, year and text.")
  var file: String?

  @Option(help: "How many statements to make.")
  var rows: Int?

  @Option(help: "How many tags to make them with.")
  var tags: Int?

  @Option(help: "How often each operation runs.")
  var runs: Int?

  @Option(help: "How many threads may work.")
  var threads: Int?

  @Option(help: "Only operations whose names begin so; several with commas.")
  var only: String?

  @Flag(help: "A hundred thousand statements, few runs: some seconds in all.")
  var short = false

  @Flag(help: "Print JSON, one object.")
  var json = false

  @OptionGroup var constants: ConstantOptions

  func validate() throws {
    for (name, value) in [("rows", rows), ("tags", tags), ("runs", runs), ("threads", threads)] {
      if let value, value < 1 || value > 100_000_000 { throw ValidationError("--\(name) takes a number from 1 on") }
    }
    if let tags, tags < 8 { throw ValidationError("--tags takes a number from 8 on") }
  }

  func run() throws {
    var report = Report(json: json, runs: runs ?? (short ? 5 : 15), only: only)
    if let file {
      try FileBench(path: file, constants: constants.constants, threads: threads).run(&report)
    } else {
      for (rows, tags) in sizes { SyntheticBench(rows: rows, tags: tags, threads: threads).run(&report) }
    }
    report.finish()
    if report.differs { throw ExitCode(1) }
  }

  private var sizes: [(rows: Int, tags: Int)] {
    let rows = rows ?? (short ? 100_000 : 1_000_000)
    return tags.map { [(rows, $0)] } ?? [(rows, 40), (rows, 400)]
  }
}

/// The constants of the operations, with the values that the comparison uses.
struct ConstantOptions: ParsableArguments {
  @Option(help: "The tag X of d, k and k2.") var x = "public policy"
  @Option(help: "The tag Y of d and k.") var y = "open records"
  @Option(help: "The six tags of f, with commas.")
  var six = "joint audit,public policy,secure appeal,digital risk,open records,urban standards"
  @Option(help: "The themes of k, with commas.") var themes = "Access to data,Bias and fairness,Privacy"
  @Option(help: "The first year of k.") var from = 2005
  @Option(help: "The last year of k.") var to = 2015
  @Option(help: "The authorities of k2, with commas.")
  var authorities = """
    Data Protection Agency,Health Agency,Justice Agency,Transport Agency,Education Agency,Finance Agency,\
    Labour Agency,Environment Agency
    """
  @Option(help: "The text of g1 and k2.") var ascii = "challeng"
  @Option(help: "The text of g2.") var unicode = "équité"
  @Option(help: "The pattern of h.") var pattern = #"\bchalleng\w*"#
  @Option(help: "The pattern of h2.") var pattern2 = #"(data|privacy)\s+\w+\s+risk"#

  var constants: Constants {
    Constants(
      x: x, y: y, six: list(six), themes: list(themes), years: from...max(from, to), authorities: list(authorities),
      ascii: ascii, unicode: unicode, pattern: pattern, pattern2: pattern2)
  }

  private func list(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}

Bench.main()
