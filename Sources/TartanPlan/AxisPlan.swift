public import TartanModel

/// One side of a table: the sets that its rows or columns stand for, before any is counted.
public struct AxisPlan: Hashable, Sendable {
  /// What the axis is made of.
  public let source: AxisSource
  /// What stands above it: the field's name, or `set`.
  public let title: String
  /// The rows or columns, in the order of the catalog or as written.
  public let items: [AxisItem]
  /// Keep only so many items with the most statements.
  public let top: Int?
  /// How many items it would have if none had been chosen with `in`.
  public let available: Int

  /// Makes an axis; without `available` it has all the items that there are.
  public init(source: AxisSource, title: String, items: [AxisItem], top: Int?, available: Int? = nil) {
    self.available = max(items.count, available ?? 0)
    self.source = source
    self.title = title
    self.items = items
    self.top = top
  }
}

/// What an axis is made of; decides whether its counts may be added up.
public enum AxisSource: Hashable, Sendable {
  /// A single field, a number or a date: a statement stands in one item at most.
  case single(FieldID)
  /// A multi field, or sets in braces: a statement may stand in several items.
  case multi(FieldID)
  /// Sets in braces: they may overlap.
  case sets
}

/// One row or column: its name and the statements it stands for.
public struct AxisItem: Hashable, Sendable {
  /// The label, or the name of the set.
  public let name: String
  /// Its statements.
  public let set: SetPlan
  /// How deep the label stands below its parent in a hierarchical field.
  public let depth: Int
  /// The name as a term that gives the set again: `tag:"Quality assurance"`.
  public let term: String

  /// Makes an item.
  public init(name: String, set: SetPlan, depth: Int = 0, term: String) {
    self.name = name
    self.set = set
    self.depth = depth
    self.term = term
  }
}
