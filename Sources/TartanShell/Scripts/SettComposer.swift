import TartanLanguage
import TartanModel
import TartanText

/// Chooses the commands that a saved sett needs, and writes each in the context it was run in.
///
/// A command is kept for its own sake (a result, a claim, a note), because a kept one refers to its result, or because
/// it opens, names or narrows something that a kept one uses. Dead ends leave no trace: the filter in force at a kept
/// command is written afresh instead of every step that led to it.
struct SettComposer {
  let record: [RecordedCommand]

  /// A line of the sett, and where it comes from.
  struct Line: Sendable {
    /// The command.
    let text: String
    /// Its position in the record; nil for a line that only restores a context.
    let source: Int?
    /// The number of its result in the sett.
    let number: Int?
  }

  /// What was composed.
  struct Composition: Sendable {
    /// The commands in order.
    var lines: [Line] = []
    /// The commands that were left out, as written.
    var dropped: [String] = []
  }

  private var kept: Set<Int> = []

  init(record: [RecordedCommand]) {
    self.record = record
    kept = Set(record.indices.filter { keepsItself(record[$0]) })
    keepWhatIsReferredTo()
  }

  /// Composes what a single result needs, with its title; a ledger needs the claims before it.
  init(record: [RecordedCommand], result number: Int) {
    self.record = record
    guard let target = record.lastIndex(where: { $0.number == number }) else { return }
    kept = [target]
    if record[target].text == "claims" {
      kept.formUnion(record[..<target].indices.filter { record[$0].text.hasPrefix("claim ") })
    }
    keepResultsReferredTo()
    kept.formUnion(record.indices.filter { record[$0].role == .title(number) || record[$0].role == .note(number) })
  }

  private func keepsItself(_ command: RecordedCommand) -> Bool {
    if case .title = command.role { return false }
    if command.role == .explain { return false }
    return command.keep == .always || !command.wrote.isEmpty
  }

  /// Keeps each result that a kept command refers to, and each title and note; these keep their result.
  private mutating func keepWhatIsReferredTo() {
    let byNumber = byNumber
    for index in record.indices {
      switch record[index].role {
      case .title(let number), .note(let number):
        if let target = byNumber[number] { kept.formUnion([index, target]) }
      default: break
      }
    }
    keepResultsReferredTo()
  }

  private var byNumber: [Int: Int] {
    Dictionary(
      record.indices.compactMap { index in record[index].number.map { ($0, index) } }, uniquingKeysWith: { $1 })
  }

  private mutating func keepResultsReferredTo() {
    let byNumber = byNumber
    var waiting = Array(kept)
    while let index = waiting.popLast() {
      for number in needs(of: index).results {
        if let target = byNumber[number], kept.insert(target).inserted { waiting.append(target) }
      }
    }
  }

  /// What a command needs in all: what it names, what its filters name, and what the definitions and parameters among
  /// them name.
  private func needs(of index: Int) -> Uses {
    var uses = Uses()
    var seen: Set<Int> = [index]
    var waiting = [index]
    while let line = waiting.popLast() {
      for (named, before) in named(by: line) {
        uses.form(union: named)
        waiting += versions(named, before: before).values.sorted().filter { seen.insert($0).inserted }
      }
    }
    return uses
  }

  /// What a command names, and what the filters and steps name that it was run under, each with the line at which the
  /// names stood for what they meant.
  private func named(by index: Int) -> [(Uses, Int)] {
    [(record[index].uses, index)] + record[index].filters.map { ($0.uses, $0.line) }
      + record[index].steps.map { (record[$0].uses, $0) }
  }

  /// The lines that gave the definitions and parameters used, by name; a parameter's begins with `$`.
  private func versions(_ uses: Uses, before index: Int) -> [String: Int] {
    var lines: [String: Int] = [:]
    for name in uses.definitions { lines[name] = definition(of: name, before: index) }
    for name in uses.parameters { lines["$" + name] = parameter(name, before: index) }
    return lines
  }

  /// Filters as they are told apart: the same words may have meant something else before.
  private func meant(_ filters: [FilterStep]) -> [ContextWriter.Filter] {
    filters.map { ContextWriter.Filter(text: $0.text, versions: versions($0.uses, before: $0.line)) }
  }

  private func definition(of name: String, before index: Int) -> Int? {
    record[..<index].lastIndex { $0.defines(name) }
  }

  private func parameter(_ name: String, before index: Int) -> Int? {
    record[..<index].lastIndex { $0.role == .parameter(name) || $0.role == .computed(name) }
  }

  /// The lines of the sett.
  func composed() -> Composition {
    var writer = ContextWriter()
    for index in record.indices where kept.contains(index) {
      write(index, &writer)
    }
    let written = Set(writer.lines.compactMap(\.source))
    // A filter is written afresh where it is needed, and not from the line that set it.
    let texts = Set(writer.lines.filter { $0.source == nil }.map(\.text))
    let dropped = record.indices.filter {
      !written.contains($0) && record[$0].isWorthNaming && !texts.contains(record[$0].text)
    }.map { record[$0].text }
    return Composition(lines: writer.lines, dropped: dropped)
  }

  private func write(_ index: Int, _ writer: inout ContextWriter) {
    let command = record[index]
    if case .note(1...) = command.role {
      // It goes with the result right before it, whatever was put in use since.
      supply(command.uses, before: index, &writer)
    } else {
      restore(index, &writer)
    }
    if command.number != nil { writer.set(command.settings) }
    writer.add(command.text, source: index, number: command.number)
  }

  /// Brings about what a command was run under: its definitions and parameters, its data, steps and filters.
  private func restore(_ index: Int, _ writer: inout ContextWriter) {
    let command = record[index]
    // A definition may have to be written with another dataset in use, or with other steps in force; and a step may
    // use an older version of a definition than the command does.
    for _ in 0..<SettComposer.mostRounds {
      let before = writer.lines.count
      supply(command.uses, before: index, &writer)
      let isNarrowed = writer.dataset == command.dataset && writer.filtersInForce == meant(command.filters)
      if !isNarrowed { for filter in command.filters { supply(filter.uses, before: filter.line, &writer) } }
      if let dataset = command.dataset {
        open(dataset, before: index, &writer)
        bring(to: command.steps, of: dataset, &writer)
        narrow(index, dataset, &writer)
      }
      if writer.lines.count == before { break }
    }
  }

  /// Brings the filters to those of a command. Each is written where its names stand for what they meant then, which may
  /// have changed since.
  private func narrow(_ index: Int, _ dataset: String, _ writer: inout ContextWriter) {
    let command = record[index]
    let wanted = meant(command.filters)
    writer.widen(towards: wanted)
    for (filter, meant) in zip(command.filters, wanted).dropFirst(writer.filtersInForce.count) {
      let before = writer.filtersInForce
      supply(filter.uses, before: filter.line, &writer)
      open(dataset, before: index, &writer)
      bring(to: command.steps, of: dataset, &writer)
      // A definition that needs other data or steps lifts the filters: the next round begins again.
      guard writer.filtersInForce == before else { return }
      writer.narrow(by: meant)
    }
  }

  /// How often definitions and steps are gone through until both are as a command needs them.
  private static let mostRounds = 4

  /// Writes the recoding steps that are wanted and not in force, and undoes those that are in force and not wanted.
  private func bring(to wanted: [Int], of dataset: String, _ writer: inout ContextWriter) {
    while writer.steps != wanted {
      guard wanted.starts(with: writer.steps) else {
        writer.undo()
        continue
      }
      let applied = writer.steps
      let next = wanted[applied.count]
      for _ in 0..<SettComposer.mostRounds {
        let before = writer.lines.count
        supply(record[next].uses, before: next, &writer)
        if writer.lines.count == before { break }
      }
      open(dataset, before: next, &writer)
      guard writer.steps == applied else { continue }
      writer.recode(record[next], line: next, under: meant(record[next].filters))
    }
  }

  private func open(_ dataset: String, before index: Int, _ writer: inout ContextWriter) {
    let line = record[...index].lastIndex { $0.role == .load(dataset) }
    if let line, !isOpen(line, writer) {
      // Only the same file may be loaded again under a name in use.
      if let there = writer.loads[dataset], record[there].source?.path != record[line].source?.path {
        writer.add("drop \(nameText(dataset))", source: nil, number: nil)
      }
      writer.load(record[line], line: line, as: dataset)
    } else if writer.dataset != dataset {
      writer.add("use \(nameText(dataset))", source: nil, number: nil)
      writer.dataset = dataset
    }
  }

  /// Whether the sett, as far as it is written, has open what a line loads.
  private func isOpen(_ line: Int, _ writer: ContextWriter) -> Bool {
    guard case .load(let name) = record[line].role, let there = writer.loads[name] else { return false }
    guard there != line, let one = record[there].source, let other = record[line].source else { return true }
    return one.isAlike(other)
  }

  /// Writes the definitions and parameters that are used, each in the version in force, those they use before them.
  private func supply(_ uses: Uses, before index: Int, _ writer: inout ContextWriter) {
    for name in uses.parameters.sorted() {
      guard let line = parameter(name, before: index), writer.given["$" + name] != line else { continue }
      if case .computed = record[line].role {
        restore(line, &writer)
      } else {
        supply(record[line].uses, before: line, &writer)
      }
      // Noted last: what it is computed from may have needed an earlier value of the same name.
      writer.given["$" + name] = line
      writer.add(record[line].text, source: line, number: nil)
    }
    for name in uses.definitions.sorted() {
      guard let line = definition(of: name, before: index), writer.given[name] != line else { continue }
      writer.given[name] = line
      supply(record[line].uses, before: line, &writer)
      if let dataset = record[line].dataset {
        open(dataset, before: line, &writer)
        bring(to: record[line].steps, of: dataset, &writer)
      }
      writer.add(record[line].text, source: line, number: nil)
    }
  }
}

extension RecordedCommand {
  /// Whether it defines that name, given in any case.
  fileprivate func defines(_ name: String) -> Bool {
    if case .define(let defined) = role { return Normalization.caseFolded(defined) == name }
    return false
  }

  /// Whether leaving it out is worth telling: not what only looked at the session itself.
  fileprivate var isWorthNaming: Bool { keep != .never }
}

/// Writes commands and keeps track of the context that they leave behind.
private struct ContextWriter {
  /// A filter: its text, and the lines that gave what it names.
  struct Filter: Hashable {
    let text: String
    let versions: [String: Int]
  }

  var lines: [SettComposer.Line] = []
  /// The line of the record that loaded each open dataset.
  private(set) var loads: [String: Int] = [:]
  var dataset: String?
  /// The version, as a line of the record, of each definition and parameter written so far.
  var given: [String: Int] = [:]
  /// The settings in force that are not as they are without `set`.
  private var settings: [SettingValue] = []
  /// The filters in force, by dataset.
  private var filters: [String: [Filter]] = [:]
  /// The recoding steps in force, by dataset.
  private var stepsOfDatasets: [String: [Int]] = [:]
  /// The new number of each result.
  private var numbers: [Int: Int] = [:]

  mutating func add(_ text: String, source: Int?, number: Int?) {
    var renumbered: Int?
    let rewritten = ResultNumbers.rewrite(text) { old in old.flatMap { numbers[$0] } ?? old ?? 0 }
    if let number {
      let next = numbers.count + 1
      numbers[number] = next
      renumbered = next
    }
    lines.append(SettComposer.Line(text: rewritten, source: source, number: renumbered))
  }

  /// Writes a load, after which the dataset has neither filters nor steps.
  mutating func load(_ command: RecordedCommand, line: Int, as name: String) {
    add(command.text, source: line, number: nil)
    loads[name] = line
    filters[name] = nil
    stepsOfDatasets[name] = nil
    dataset = name
  }

  /// Brings the settings to `wanted`; what is not among them goes back to what it is without `set`.
  mutating func set(_ wanted: [SettingValue]) {
    for choice in Settings.choices where choice.decidesResults {
      func value(_ settings: [SettingValue]) -> String {
        settings.first { $0.name == choice.name }?.value ?? choice.standard
      }
      let (old, new) = (value(settings), value(wanted))
      guard old != new else { continue }
      add(SettingValue(name: choice.name, value: new).command, source: nil, number: nil)
    }
    settings = wanted
  }

  /// The recoding steps in force on the dataset in use, as lines of the record.
  var steps: [Int] { dataset.flatMap { stepsOfDatasets[$0] } ?? [] }

  /// Takes the last step back; no filter may stand in the way that names one of its labels.
  mutating func undo() {
    guard let dataset else { return }
    widen(towards: [])
    add("undo", source: nil, number: nil)
    stepsOfDatasets[dataset]?.removeLast()
  }

  /// Writes a step. A filter that was not in force when it was carried out may name a label that it takes away.
  mutating func recode(_ command: RecordedCommand, line: Int, under wanted: [Filter]) {
    guard let dataset else { return }
    if filtersInForce != wanted { widen(towards: []) }
    add(command.text, source: line, number: nil)
    stepsOfDatasets[dataset, default: []].append(line)
  }

  /// The filters in force on the dataset in use.
  var filtersInForce: [Filter] { dataset.flatMap { filters[$0] } ?? [] }

  /// Lifts the filters that are in force and not wanted, by the fewest commands.
  mutating func widen(towards wanted: [Filter]) {
    let current = filtersInForce
    guard let dataset, !wanted.starts(with: current) else { return }
    let common = zip(current, wanted).prefix { $0 == $1 }.count
    if common > 0, current.count - common <= 2 {
      for _ in common..<current.count { add("back", source: nil, number: nil) }
      filters[dataset] = Array(wanted.prefix(common))
    } else {
      add("filter all", source: nil, number: nil)
      filters[dataset] = []
    }
  }

  /// Writes one more filter.
  mutating func narrow(by filter: Filter) {
    guard let dataset else { return }
    add("filter \(filter.text)", source: nil, number: nil)
    filters[dataset, default: []].append(filter)
  }
}
