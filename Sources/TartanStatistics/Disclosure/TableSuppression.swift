/// What may be published of a table.
public enum TableSuppression: Hashable, Sendable {
  /// Everything but these places and what is computed from them.
  case published(HiddenPlaces)
  /// Nothing, and why.
  case withheld(Withholding)

  /// The hidden places, or nothing when the whole table is withheld.
  public var hidden: HiddenPlaces? {
    if case .published(let places) = self { places } else { nil }
  }

  /// Why nothing is published, or nothing when something is.
  public var withholding: Withholding? {
    if case .withheld(let why) = self { why } else { nil }
  }
}

/// Why a table cannot be published at all, and what would help.
public struct Withholding: Hashable, Sendable {
  /// The reason; the first that was met.
  public enum Reason: Hashable, Sendable {
    /// The table holds fewer statements, or people, than the threshold.
    case tooFew(Int)
    /// No other numbers can be hidden so that this one cannot be worked out.
    case noPartner(TablePlace)
    /// All numbers but the number of statements would have to be hidden.
    case nothingLeft
    /// The row holds fewer statements than the threshold, and its number of statements is always printed.
    case smallBase(row: Int)
    /// An earlier export of the session shows what must be hidden here.
    case alreadyPublic(TablePlace)
    /// The final proof found a hidden number that can be bounded too closely.
    case auditFailed(TablePlace)
  }

  /// The reason.
  public let reason: Reason
  /// Categories to merge so that the table could be published; empty when no merger was found.
  public let mergers: [CategoryMerger]

  /// States why nothing is published.
  public init(reason: Reason, mergers: [CategoryMerger]) {
    self.reason = reason
    self.mergers = mergers
  }
}

/// Two or more categories of one axis that could be shown as one, where the first of them stands.
public struct CategoryMerger: Hashable, Sendable {
  /// Which way the categories lie.
  public enum Axis: Hashable, Sendable {
    /// The categories are rows.
    case rows
    /// The categories are columns.
    case columns
  }

  /// Rows or columns.
  public let axis: Axis
  /// Their positions in the table as it was given, ascending.
  public let categories: [Int]
}
