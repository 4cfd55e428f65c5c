public import TartanModel

/// One step that changes which labels statements carry, every name resolved.
public struct RecodePlan: Hashable, Sendable {
  /// The field whose labels change.
  public let field: FieldID
  /// What happens to them.
  public let change: Change
  /// A label that was there before and that other statements now share, though the step does not name it as one of
  /// those that it changes.
  public let joined: LabelID?

  /// What happens to the labels of a field.
  public enum Change: Hashable, Sendable {
    /// Labels get other names; those that get one name become one label.
    case relabel([LabelID: String])
    /// The statements of the set get this label: in a single field instead of theirs, in a multi field beside them.
    case give(String, SetPlan)
    /// The statements of the set lose these labels.
    case take([LabelID], SetPlan)
    /// The statements of the set that carry the one label carry the other instead.
    case exchange(LabelID, String, SetPlan)
  }

  /// Describes a step.
  public init(field: FieldID, change: Change, joined: LabelID? = nil) {
    self.field = field
    self.change = change
    self.joined = joined
  }
}
