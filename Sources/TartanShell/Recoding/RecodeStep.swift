import TartanEngine
import TartanModel

/// Which state of a dataset's labels something was computed on; no two states of a session share one.
struct DatasetVersion: Hashable, Sendable {
  /// Counts the states of the session.
  let number: Int
}

/// One recoding step in force.
struct RecodeStep: Sendable {
  /// The command as canonical text.
  let text: String
  /// The same with parameters written as their values.
  let shownText: String
  /// How many statements it changed.
  let changed: Int
  /// Which line of the record carried it out.
  let line: Int
  /// The state before it.
  let before: DatasetVersion
  /// The state after it.
  let after: DatasetVersion
}

/// What a saved sett and an answer have to know of the steps in force.
extension OpenDataset {
  /// The steps as one text, nil without any.
  var stepsText: String? {
    steps.isEmpty ? nil : steps.map(\.shownText).joined(separator: "; ")
  }

  /// The dataset as it was loaded.
  var loaded: Dataset { steps.first.flatMap { versions[$0.before] } ?? dataset }

  /// The state as it was loaded, if the other one is the same file read in the same way: sets of results then mean the
  /// same statements in it.
  func versionLoaded(alike other: OpenDataset) -> DatasetVersion? {
    // The same labels may have been read from other columns.
    guard loaded.catalog == other.dataset.catalog, source.mappingText == other.source.mappingText,
      fingerprint == other.fingerprint
    else { return nil }
    return steps.first?.before ?? version
  }

  /// The dataset as it was in an earlier state; nil if that is kept no more, as after loading the file again.
  func earlier(_ version: DatasetVersion) -> Dataset? { versions[version] }

  /// The same in an earlier state.
  func with(_ dataset: Dataset, _ version: DatasetVersion) -> OpenDataset {
    var other = self
    other.dataset = dataset
    other.version = version
    return other
  }

  /// Goes to a state.
  mutating func enter(_ version: DatasetVersion, _ dataset: Dataset) {
    versions[version] = dataset
    self.version = version
    self.dataset = dataset
  }

  /// Forgets the states that nothing goes back to and no result is about.
  mutating func forgetVersions(except results: Set<DatasetVersion>) {
    var used = results
    used.insert(version)
    for step in steps + undone { used.formUnion([step.before, step.after]) }
    versions = versions.filter { used.contains($0.key) }
  }
}
