import TartanText

/// The columns of a data file: their names as the file and a script call them.
package struct Header: Sendable {
  /// One name a column, each different: trimmed, in NFC, blank and doubled ones replaced.
  package let names: [String]
  /// Which columns had no name of their own, or one that an earlier column has.
  package let renamed: [(column: Int, original: String)]

  /// Names columns after the cells of the first record.
  init(cells: [String]) {
    var taken: Set<String> = []
    var names: [String] = []
    var renamed: [(column: Int, original: String)] = []
    let given = Set(cells)
    for (column, cell) in cells.enumerated() {
      var name = cell.isEmpty ? "column \(column + 1)" : cell
      var number = 2
      while taken.contains(name) || (name != cell && given.contains(name)) {
        name = cell.isEmpty ? "column \(column + 1) \(number)" : "\(cell) \(number)"
        number += 1
      }
      if name != cell { renamed.append((column, cell)) }
      taken.insert(name)
      names.append(name)
    }
    self.names = names
    self.renamed = renamed
  }

  /// The column with that name: as spelled, or the only one that is so without regard to case.
  func column(named name: String) -> Int? {
    if let exact = names.firstIndex(of: name) { return exact }
    let folded = Normalization.caseFolded(name)
    let alike = names.indices.filter { Normalization.caseFolded(names[$0]) == folded }
    return alike.count == 1 ? alike.first : nil
  }
}
