/// What each cell of a table says by itself: its residual as a test, corrected for the number of cells. Cells are marked
/// by `holm`, not by a residual past 1.96: 40 cells give 2 of those by luck.
public struct CellTests: Hashable, Sendable {
  /// Two-sided p of each adjusted residual, row after row; nil where a cell has none.
  public let pValues: [Double?]
  /// The same after Holm.
  public let holm: [Double?]
  /// The same after Benjamini and Hochberg.
  public let benjaminiHochberg: [Double?]

  init(residuals: [Double?]) {
    pValues = residuals.map { $0.flatMap(Distribution.normalTwoSided) }
    holm = Adjustment.holm.adjust(pValues)
    benjaminiHochberg = Adjustment.benjaminiHochberg.adjust(pValues)
  }
}

extension ContingencyTable {
  /// The adjusted residual of each cell, row after row.
  public var adjustedResiduals: [Double?] {
    (0..<rowCount).flatMap { row in (0..<columnCount).map { adjustedResidual(row, $0) } }
  }

  /// A test of each cell.
  public var cellTests: CellTests { CellTests(residuals: adjustedResiduals) }
}

extension TagTable {
  /// The adjusted residual of each cell, row after row: each cell is a fourfold table of its own among the statements.
  public var adjustedResiduals: [Double?] {
    (0..<rowCount).flatMap { row in (0..<tagCount).map { fourfold(row, $0)?.adjustedResidual } }
  }

  /// A test of each cell.
  public var cellTests: CellTests { CellTests(residuals: adjustedResiduals) }
}
