import TartanEngine
import TartanModel

/// A field read from the file, before the catalog is made.
struct BuiltField: Sendable {
  /// The rule it was read by, completed by what reading found: the separator of paths, the decimal mark.
  var rule: FieldRule
  /// Its values, one a row of the file or, once rows are joined, one a statement.
  var column: Column
  /// The labels of a single or multi field, by code.
  var labels: [String] = []
  /// Whether the labels are paths.
  var isHierarchical = false
  /// True if a label of a field of paths has a slash of its own.
  var hasOwnSlash = false
  /// How many cells hold a word for "no value" in a column of numbers or dates.
  var noValues = 0
  /// How many values each label has and how many are missing, where reading has counted them.
  var counts: [Int]?
  var missing: Int?
  /// A hash of each piece of wording; empty where reading has made none.
  var hashes: [UInt32] = []
}

extension BuiltField {
  /// Describes the field for the catalog: counts the labels and the missing values.
  func description(id: FieldID) -> FieldDescription {
    if let counts, let missing { return description(id, counts, missing) }
    var counts = [Int](repeating: 0, count: labels.count)
    var missing = 0
    switch column {
    case .single(let single):
      (counts, missing) = single.codes.counts(labels: labels.count)
    case .multi(let multi):
      counts = multi.codes.counts(labels: labels.count).counts
      for row in 1..<max(1, multi.offsets.count) where multi.offsets[row] == multi.offsets[row - 1] { missing &+= 1 }
    case .number(let number):
      for value in number.values where value.isNaN { missing &+= 1 }
    case .date(let date):
      for day in date.firstDays where day == DateColumn.missing { missing &+= 1 }
    case .text(let text):
      for length in text.lengths where length == 0 { missing &+= 1 }
    }
    return description(id, counts, missing)
  }

  private func description(_ id: FieldID, _ counts: [Int], _ missing: Int) -> FieldDescription {
    FieldDescription(
      id: id, name: rule.name, kind: rule.kind, labels: LabelList(names: labels, counts: counts), missing: missing,
      isHierarchical: isHierarchical)
  }
}
