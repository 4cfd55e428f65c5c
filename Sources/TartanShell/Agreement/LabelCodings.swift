import TartanPlan

/// What coders said about one label of a coding table: yes or no.
struct LabelCodings {
  /// In how many units each coder said yes.
  let yes: [Int]
  /// The yes of all coders together.
  var total: Int { yes.reduce(0, +) }
  /// The units in which coders differ on it.
  let disagreements: [Int]
  /// For two coders, the units in which both, only the first, only the second and neither said yes.
  let fourfold: Fourfold?

  /// The four kinds of units of two coders; a unit that one of them did not code is of none.
  struct Fourfold {
    var both: [Int] = []
    var onlyFirst: [Int] = []
    var onlySecond: [Int] = []
    var neither = 0
  }

  /// Looks at label number `label` in all units of a table.
  init(_ label: Int, in table: CodingTable) {
    var yes = [Int](repeating: 0, count: table.coders.count)
    var disagreements: [Int] = []
    var fourfold = Fourfold()
    for unit in 0..<table.unitCount {
      let said = table.codings(of: unit).map { $0.map { $0.contains(label) } }
      for (coder, answer) in said.enumerated() where answer == true { yes[coder] += 1 }
      if said.contains(true), said.contains(false) { disagreements.append(unit) }
      guard said.count == 2, let first = said[0], let second = said[1] else { continue }
      switch (first, second) {
      case (true, true): fourfold.both.append(unit)
      case (true, false): fourfold.onlyFirst.append(unit)
      case (false, true): fourfold.onlySecond.append(unit)
      case (false, false): fourfold.neither += 1
      }
    }
    self.yes = yes
    self.disagreements = disagreements
    self.fourfold = table.coders.count == 2 ? fourfold : nil
  }
}
