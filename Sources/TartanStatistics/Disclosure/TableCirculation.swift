/// An additive table as a network whose flow is the counts: source → row → column → sink, and back by the grand total.
///
/// Numbers that flow round a cycle can be raised and lowered together without changing any sum. The grand total is left
/// out: captions always state it. Nodes: rows, columns, then source and sink.
struct TableCirculation {
  /// One way to go from a node: along a number (it rises) or against it (it falls).
  struct Arc {
    let target: Int
    let entry: Int
    let rises: Bool
  }

  let grid: TableGrid

  var nodes: Int { grid.rows + grid.columns + 2 }
  private var source: Int { grid.rows + grid.columns }
  private var sink: Int { source + 1 }

  /// The nodes that a number leads from and to.
  func ends(of entry: Int) -> (tail: Int, head: Int) {
    switch grid.place(entry) {
    case .cell(let row, let column): (row, grid.rows + column)
    case .rowTotal(let row): (source, row)
    case .columnTotal(let column): (grid.rows + column, sink)
    case .total: (sink, source)
    }
  }

  /// Calls `body` with each way out of a node, in the order of positions.
  @inline(__always)
  func forEachArc(from node: Int, _ body: (Arc) -> Void) {
    if node < grid.rows {
      for column in 0..<grid.columns {
        body(Arc(target: grid.rows + column, entry: grid.cell(node, column), rises: true))
      }
      body(Arc(target: source, entry: grid.rowTotal(node), rises: false))
    } else if node < source {
      let column = node - grid.rows
      for row in 0..<grid.rows { body(Arc(target: row, entry: grid.cell(row, column), rises: false)) }
      body(Arc(target: sink, entry: grid.columnTotal(column), rises: true))
    } else if node == source {
      for row in 0..<grid.rows { body(Arc(target: row, entry: grid.rowTotal(row), rises: true)) }
    } else {
      for column in 0..<grid.columns {
        body(Arc(target: grid.rows + column, entry: grid.columnTotal(column), rises: false))
      }
    }
  }
}
