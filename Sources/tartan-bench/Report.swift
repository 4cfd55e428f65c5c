import Glibc

/// What is measured: what runs, what it must find, and how much it looks at.
struct Case {
  let name: String
  /// Rows and bytes that one run looks at, for the rates; 0 where there is no such number.
  var rows = 0
  var bytes = 0
  /// The answer by a plain loop, or nil where another engine is to compare.
  var expected: (() -> Answer)?
  /// Returns how to write its answer down, which is not measured.
  let run: () throws -> () -> Answer
}

/// Runs cases, checks their answers, and prints what they took.
struct Report {
  private let json: Bool
  private let runs: Int
  private let only: [String]
  private var lines: [String] = []
  private var facts: [String] = []
  /// Whether some answer was not the expected one.
  private(set) var differs = false

  init(json: Bool, runs: Int, only: String?) {
    self.json = json
    self.runs = runs
    self.only = only?.split(separator: ",").map(String.init) ?? []
  }

  /// A heading of the table, or a fact of the JSON.
  mutating func note(_ name: String, _ value: String) {
    if json { facts.append("\(JSONText.quoted(name)): \(value)") } else { print("\n\(name): \(value)") }
  }

  /// The head of a table.
  func head() {
    if json { return }
    print(
      Report.left("", 34) + ["median ms", "min", "max", "CPU", "ns/row", "GB/s"].map { Report.right($0, 10) }.joined())
  }

  /// Runs a case; prints its times if its answer is right.
  mutating func measure(_ item: Case) {
    if !only.isEmpty, !only.contains(where: { item.name.hasPrefix($0) }) { return }
    do {
      let answer = try item.run()()
      if let expected = item.expected?(), expected != answer {
        differs = true
        return add(item.name, error: "differs: \(answer.total), expected \(expected.total)")
      }
      var walls: [Double] = []
      var cpu = 0.0
      // A tenth of a second of short runs at least: the first ones run on a processor that is waking up.
      let start = Clock.wall()
      while walls.count < runs || (Clock.wall() - start < 0.1 && walls.count < 200) {
        let before = (wall: Clock.wall(), cpu: Clock.cpu())
        let again = try item.run()
        walls.append(Clock.wall() - before.wall)
        cpu += Clock.cpu() - before.cpu
        // Not each time: a large table takes longer to write down than to count.
        if walls.count == 1, again() != answer {
          differs = true
          return add(item.name, error: "differs from run to run")
        }
      }
      add(item, answer, walls.sorted(), cpu: cpu / Double(walls.count))
    } catch {
      differs = true
      add(item.name, error: "\(error)")
    }
  }

  private mutating func add(_ name: String, error: String) {
    if json {
      lines.append("\(JSONText.quoted(name)): {\"error\": \(JSONText.quoted(error))}")
    } else {
      print(Report.left(name, 34) + " " + error)
    }
  }

  private mutating func add(_ item: Case, _ answer: Answer, _ walls: [Double], cpu: Double) {
    let median = walls[walls.count / 2]
    let least = walls[0]
    let most = walls[walls.count - 1]
    if json {
      let numbers = [("med", median), ("min", least), ("max", most), ("cpu", cpu)]
        .map { "\"\($0)\": \(Report.decimals($1, 7))" }.joined(separator: ", ")
      lines.append(
        "\(JSONText.quoted(item.name)): {\(numbers), \"n\": \(walls.count), \"h\": \"\(answer.fingerprint)\", "
          + "\"total\": \(answer.total)}")
      return
    }
    let rates = [
      item.rows > 0 ? Report.decimals(median * 1e9 / Double(item.rows), 3) : "",
      item.bytes > 0 ? Report.decimals(Double(item.bytes) / median / 1e9, 2) : "",
    ]
    let times = [median, least, most, cpu].map { Report.decimals($0 * 1e3, 3) }
    print(Report.left(item.name, 34) + (times + rates).map { Report.right($0, 10) }.joined())
  }

  /// Prints what stands at the end.
  func finish() {
    guard json else { return }
    print("{" + (facts + ["\"ops\": {" + lines.joined(separator: ", ") + "}"]).joined(separator: ", ") + "}")
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// A number that is not negative, with so many decimals.
  static func decimals(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let whole = Int((value * scale).rounded())
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
  }
}

/// Seconds that passed, and seconds that all threads of this process worked.
enum Clock {
  static func wall() -> Double { seconds(CLOCK_MONOTONIC) }

  static func cpu() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
