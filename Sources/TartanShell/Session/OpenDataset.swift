import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStore

/// A dataset that the session holds open, and where it came from.
struct OpenDataset: Sendable {
  /// The name at the prompt; no two open datasets share one.
  let name: String
  /// Fields and columns, recoded by the steps in force.
  var dataset: Dataset
  /// The absolute path of the file it was read from.
  let path: String
  /// The SHA-256 of that file, perhaps still being computed.
  let pendingFingerprint: PendingFingerprint
  /// The mapping in full, as a script has to say it to get the same dataset.
  let mapping: LoadSyntax
  /// Where a saved dataset came from; nil for one read from a table.
  var origin: Origin?
  /// Whether rows share an identity and a field names coders: each row is then one coder's coding.
  var repeatsIdentities = false
  /// The filters in force, oldest first; each narrows what the ones before it left.
  var filters: [FilterStep] = []
  /// The statements that the filters leave; nil without any. Kept beside them, so that neither the prompt nor a
  /// completion has to look for them again.
  var filtered: Bitmap?
  /// The filters that were in force before each change, oldest first: what `back` goes back to.
  var earlierFilters: [[FilterStep]] = []

  /// The recoding steps in force, in the order in which they were carried out.
  var steps: [RecodeStep] = []
  /// The steps that were undone, the last one last: what `redo` carries out again.
  var undone: [RecodeStep] = []
  /// Which state `dataset` is.
  var version = DatasetVersion(number: 0)
  /// The states that steps lead back to, or that results are about.
  var versions: [DatasetVersion: Dataset] = [:]

  /// The SHA-256 of the file, 64 hexadecimal digits; waits for them if they are not known yet.
  var fingerprint: String { pendingFingerprint.value }

  /// The statements that pass all filters.
  var filterPlan: SetPlan { .intersection(filters.map(\.set)) }

  /// The filters as one canonical text, nil without any.
  var filterText: String? {
    guard let first = filters.first else { return nil }
    guard filters.count > 1 else { return first.shownText }
    return filters.map { $0.needsBrackets ? "(\($0.shownText))" : $0.shownText }.joined(separator: " and ")
  }

  /// The name of the file without its folder.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// One `filter` command in force.
struct FilterStep: Sendable {
  /// The set as canonical text.
  let text: String
  /// The same with parameters written as their values.
  let shownText: String
  /// The set.
  let set: SetPlan
  /// Whether the text needs brackets beside an `and`.
  let needsBrackets: Bool
  /// What of the session the text names.
  let uses: Uses
  /// The words, to read them again where labels have changed.
  let words: SetWords
  /// The state of the data that `set` was read on.
  let version: DatasetVersion
  /// Which line of the record set it: what its names stood for then.
  let line: Int

  /// The same filter as it reads on another state of the data.
  func meaning(_ set: SetPlan, _ version: DatasetVersion) -> FilterStep {
    FilterStep(
      text: text, shownText: shownText, set: set, needsBrackets: needsBrackets, uses: uses, words: words,
      version: version, line: line)
  }
}
