/// A column of labels that was recoded, with its index: shared by all datasets that were derived since.
final class RecodedColumn: Sendable {
  let column: Column
  private let kept = KeptValues<LabelIndex>(1)

  init(_ column: Column) {
    self.column = column
  }

  /// The statements of each label; made at the first call and kept.
  var labelIndex: LabelIndex { kept.value(at: 0) { LabelIndex(column) } }

  /// The same if it was made already.
  var madeLabelIndex: LabelIndex? { kept.made(at: 0) }
}
