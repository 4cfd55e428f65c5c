import TartanModel

/// How one field is read from the columns of a file.
struct FieldRule: Sendable {
  /// The field's name in the language.
  var name: String
  /// The kind of its values.
  var kind: FieldKind
  /// The columns, by position; never empty.
  var columns: [Int]
  /// What stands between the labels of a cell.
  var separator: String?
  /// Whether the columns are labels and the cells marks.
  var isMarked = false
  /// How labels are read as paths.
  var paths = PathSetting.byEvidence
  /// The decimal mark of a number field.
  var decimalMark: UInt8 = 0x2E
  /// Where the script names the field's columns; nil for a field that was found.
  var place: SourceSpan?
  /// Where the script names the field's kind, if it does.
  var kindPlace: SourceSpan?
}

/// How labels are read as paths of parent and child.
enum PathSetting: Hashable, Sendable {
  /// Look at the labels.
  case byEvidence
  /// Labels are not paths.
  case none
  /// This stands between parent and child.
  case separator(String)
}

/// How the columns of a file become the fields of a dataset.
struct Mapping: Sendable {
  /// The fields, in the order of their first columns.
  var fields: [FieldRule] = []
  /// Columns that are not read.
  var ignored: [Int] = []
  /// The column whose equal values join rows to one statement.
  var rowsPer: Int?
}
