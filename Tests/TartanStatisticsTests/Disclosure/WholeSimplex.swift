/// A linear programme `A x = b, x >= 0` in whole numbers, solved by the simplex method with Bland's rule (1977).
///
/// For tests only. The systems here are totally unimodular, so every pivot is 1 or -1 and nothing is ever rounded; a
/// pivot of another size would be a mistake of the test and stops it.
struct WholeSimplex {
  private var rows: [[Int]]
  private var basis: [Int]
  private let variables: Int

  /// A system with a solution, or nothing.
  init?(_ equations: [(terms: [Int: Int], sum: Int)], variables: Int) {
    self.variables = variables
    let width = variables + equations.count + 1
    rows = equations.enumerated().map { place, equation in
      var row = Array(repeating: 0, count: width)
      let sign = equation.sum < 0 ? -1 : 1
      for (variable, factor) in equation.terms { row[variable] += sign * factor }
      row[variables + place] = 1
      row[width - 1] = sign * equation.sum
      return row
    }
    basis = equations.indices.map { variables + $0 }
    var cost = Array(repeating: 0, count: width)
    for place in equations.indices { cost[variables + place] = 1 }
    guard minimum(cost, columns: width - 1) == 0 else { return nil }
    leaveArtificialVariables()
  }

  /// The least and the greatest value of one variable; nothing as an end means without bound.
  func interval(of variable: Int) -> (low: Int?, high: Int?) {
    var cost = Array(repeating: 0, count: (rows.first?.count ?? variables + 1))
    var down = self
    cost[variable] = 1
    let low = down.minimum(cost, columns: variables)
    var up = self
    cost[variable] = -1
    let high = up.minimum(cost, columns: variables)
    return (low, high.map { -$0 })
  }

  private mutating func minimum(_ cost: [Int], columns: Int) -> Int? {
    var reduced = cost
    for (place, row) in rows.enumerated() where cost[basis[place]] != 0 {
      let factor = cost[basis[place]]
      for column in reduced.indices { reduced[column] -= factor * row[column] }
    }
    while let entering = (0..<columns).first(where: { reduced[$0] < 0 }) {
      var leaving: Int?
      for place in rows.indices where rows[place][entering] > 0 {
        precondition(rows[place][entering] == 1, "the system is totally unimodular")
        guard let best = leaving else {
          leaving = place
          continue
        }
        let (left, right) = (rows[place].last ?? 0, rows[best].last ?? 0)
        if left < right || (left == right && basis[place] < basis[best]) { leaving = place }
      }
      guard let leaving else { return nil }
      pivot(leaving, entering)
      let factor = reduced[entering]
      for column in reduced.indices { reduced[column] -= factor * rows[leaving][column] }
    }
    return reduced.last.map { -$0 }
  }

  private mutating func pivot(_ place: Int, _ entering: Int) {
    if rows[place][entering] == -1 { rows[place] = rows[place].map { -$0 } }
    precondition(rows[place][entering] == 1, "the system is totally unimodular")
    let pivotRow = rows[place]
    for other in rows.indices where other != place && rows[other][entering] != 0 {
      let factor = rows[other][entering]
      for column in pivotRow.indices { rows[other][column] -= factor * pivotRow[column] }
    }
    basis[place] = entering
  }

  private mutating func leaveArtificialVariables() {
    var place = 0
    while place < rows.count {
      if basis[place] < variables {
        place += 1
      } else if let entering = (0..<variables).first(where: { rows[place][$0] != 0 }) {
        pivot(place, entering)
      } else {
        rows.remove(at: place)
        basis.remove(at: place)
      }
    }
  }
}
