import TartanModel
import TartanStatistics

/// What a test of a table found, before it is laid out.
struct TableTest {
  /// Below it a corrected p marks a cell.
  static let level = 0.05

  /// One figure of the test as a whole.
  struct Figure {
    let name: String
    let kind: ColumnKind
    let cell: Cell

    /// A figure with decimals.
    static func measure(_ name: String, _ value: Double?, decimals: Int) -> Figure {
      Figure(name: name, kind: .measure(decimals: decimals), cell: .measure(value))
    }

    /// A probability.
    static func p(_ source: String, _ value: Double?) -> Figure {
      Figure(name: "p (\(source))", kind: .pValue, cell: .measure(value))
    }
  }

  /// The test of one tag against all groups.
  struct Tag {
    /// The tag, as a position in its axis.
    let tag: Int
    /// Its statements.
    let statements: Int
    /// X² of groups by has-the-tag.
    let statistic: Double
    /// Its degrees of freedom.
    let degrees: Int
    /// Its p.
    let p: Double?
    /// The same, corrected for the number of tags.
    let corrected: Double?
  }

  /// One cell against the rest of the table.
  struct Tested {
    /// The row, as a position in its axis.
    let row: Int
    /// The column, as a position in its axis.
    let column: Int
    /// Statements in both, in the row, in the column, and tested at all.
    let counts: FourfoldCounts
    /// The adjusted residual; nil where the cell says nothing.
    let residual: Double?
    /// Its two-sided p.
    let p: Double?
    /// The same, corrected for the number of cells.
    let corrected: Double?

    /// What would be expected if row and column were unrelated.
    var expected: Double { Double(counts.first) * Double(counts.second) / Double(max(1, counts.total)) }

    /// Whether the cell stands out.
    var isMarked: Bool { corrected.map { $0 < TableTest.level } ?? false }
  }

  /// The figures of the test as a whole.
  var figures: [Figure] = []
  /// What the chi-square distribution asks of the table; nil where it is not asked.
  var conditions: CochranConditions?
  /// Tests of single tags.
  var tags: [Tag] = []
  /// Tests of single cells.
  var cells: [Tested] = []
  /// What the reader has to know, in order.
  var notes: [String] = []

  /// Tests each cell by its adjusted residual.
  mutating func testCells(_ counted: [(row: Int, column: Int, counts: FourfoldCounts?)], _ correction: Correction) {
    let known = counted.compactMap { cell in cell.counts.map { (cell.row, cell.column, $0) } }
    let residuals = known.map { $0.2.adjustedResidual }
    let pValues = residuals.map { $0.flatMap(Distribution.normalTwoSided) }
    let corrected = correction.adjust(pValues)
    cells = known.indices.map { index in
      Tested(
        row: known[index].0, column: known[index].1, counts: known[index].2, residual: residuals[index],
        p: pValues[index], corrected: corrected[index])
    }
  }
}
