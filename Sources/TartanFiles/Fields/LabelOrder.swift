import TartanText

/// The final labels of a field, and the way there from the codes of the file's spellings.
///
/// Labels are trimmed, in NFC, paths as `parent/child`, and sorted by Unicode scalars: their codes depend on the
/// labels alone, not on the order of rows.
struct LabelOrder: Sendable {
  /// The labels, by code.
  let names: [String]
  /// The label's code for each spelling's code; `none` for a spelling that is no label.
  let codes: [UInt32]
  /// What stood between the levels of paths; nil if labels are no paths.
  let pathSeparator: String?
  /// True if a label of a field of paths has a slash of its own, which now reads as one more level.
  let hasOwnSlash: Bool
  /// True if a label looks like a path and is not read as one.
  let hasUnusedPaths: Bool

  /// The code of a spelling that is no label.
  static let none = UInt32.max

  /// Orders `spellings`, by code, as labels.
  init(_ spellings: [String], paths: PathSetting) {
    let plain = spellings.map(Normalization.nfc)
    let separator: String? =
      switch paths {
      case .none: nil
      case .separator(let separator): separator
      case .byEvidence: PathEvidence.separator(in: plain)
      }
    let labels: [String]
    if let separator {
      labels = plain.map { PathEvidence.levels(of: $0, by: separator).joined(separator: "/") }
      hasOwnSlash = separator != "/" && plain.contains { $0.utf8.contains(0x2F) }
      hasUnusedPaths = false
    } else {
      labels = plain
      hasOwnSlash = false
      hasUnusedPaths = plain.contains(where: PathEvidence.isPathLike)
    }
    pathSeparator = separator
    (names, codes) = LabelOrder.sort(labels)
  }

  private static func sort(_ labels: [String]) -> ([String], [UInt32]) {
    let order = labels.indices.sorted { labels[$0].utf8.lexicographicallyPrecedes(labels[$1].utf8) }
    var names: [String] = []
    var codes = [UInt32](repeating: none, count: labels.count)
    for spelling in order where !labels[spelling].isEmpty {
      if names.last.map({ $0.utf8.elementsEqual(labels[spelling].utf8) }) != true { names.append(labels[spelling]) }
      codes[spelling] = UInt32(truncatingIfNeeded: names.count - 1)
    }
    return (names, codes)
  }
}
