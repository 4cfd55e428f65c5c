/// What kind of values a field holds.
public enum FieldKind: String, Hashable, Sendable, CaseIterable {
  /// The statement's identity; shown with it, searched by `id:`.
  case id
  /// One label a statement, or none: theme, authority, role.
  case single
  /// A set of labels a statement: tags.
  case multi
  /// A number a statement: year, length.
  case number
  /// A day, a month or a year: `2020-01-21`, `2020-01`.
  case date
  /// Wording: searched by word, stem or pattern.
  case text
}

/// The labels of one field, by code, with how many statements carry each.
public struct LabelList: Hashable, Sendable {
  /// The labels, trimmed and in Unicode NFC, by code.
  public let names: [String]
  /// How many statements of the whole dataset carry each label, by code.
  public let counts: [Int]

  /// Makes a list; `names` and `counts` have one length.
  public init(names: [String], counts: [Int]) {
    precondition(names.count == counts.count, "each label has a count")
    self.names = names
    self.counts = counts
  }

  /// A list without labels.
  public static let none = LabelList(names: [], counts: [])
}

/// One field as the other stages see it: name, kind and labels.
public struct FieldDescription: Hashable, Sendable {
  /// Which field.
  public let id: FieldID
  /// The name in the language, as first spelled.
  public let name: String
  /// The kind of its values.
  public let kind: FieldKind
  /// The labels of a single or multi field; empty for the other kinds.
  public let labels: LabelList
  /// How many statements have no value.
  public let missing: Int
  /// True when labels are paths (`parent/child`) and a term for a parent covers its children.
  public let isHierarchical: Bool

  /// Describes a field.
  public init(
    id: FieldID, name: String, kind: FieldKind, labels: LabelList = .none, missing: Int, isHierarchical: Bool = false
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.labels = labels
    self.missing = missing
    self.isHierarchical = isHierarchical
  }
}

/// What a dataset holds, without the data: all that naming, suggesting and completing need.
public struct Catalog: Hashable, Sendable {
  /// The dataset's name at the prompt.
  public let name: String
  /// How many statements it has.
  public let statements: Int
  /// The fields, in the order of the file.
  public let fields: [FieldDescription]

  /// Describes a dataset.
  public init(name: String, statements: Int, fields: [FieldDescription]) {
    self.name = name
    self.statements = statements
    self.fields = fields
  }

  /// The field with that identity, which must be one of this catalog.
  public subscript(id: FieldID) -> FieldDescription { fields[id.index] }

  /// The field that holds the statements' identities, if the dataset has one.
  public var idField: FieldDescription? { fields.first { $0.kind == .id } }

  /// The field of the wording that `text:` and `find` look at: one named `text`, else the first of kind text.
  public var wordingField: FieldDescription? {
    fields.first { $0.kind == .text && $0.name == "text" } ?? fields.first { $0.kind == .text }
  }
}
