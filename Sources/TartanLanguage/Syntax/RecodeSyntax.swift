/// One step that changes which labels statements carry, as it was written.
public enum RecodeSyntax: Hashable, Sendable {
  /// `merge FIELD LABEL, LABEL … as LABEL`.
  case merge(Name, [ValueSyntax], as: Name)
  /// `rename FIELD LABEL as LABEL`.
  case rename(Name, Name, as: Name)
  /// `move SET to FIELD:LABEL`.
  case move(SetSyntax, to: Name, GivenLabelSyntax)
  /// `tag SET with LABEL [in FIELD]`.
  case tag(SetSyntax, with: GivenLabelSyntax, in: Name?)
  /// `untag SET with LABEL [in FIELD]`.
  case untag(SetSyntax, with: Name, in: Name?)
  /// `split FIELD LABEL by SET as LABEL`.
  case split(Name, Name, by: SetSyntax, as: Name)
}

/// A label that statements are given: one that the field has, or a new one where `new` says so.
public struct GivenLabelSyntax: Hashable, Sendable {
  /// The label.
  public let label: Name
  /// Whether `new` stands before it.
  public let isNew: Bool

  /// Names a label to give.
  public init(_ label: Name, isNew: Bool = false) {
    self.label = label
    self.isNew = isNew
  }
}
