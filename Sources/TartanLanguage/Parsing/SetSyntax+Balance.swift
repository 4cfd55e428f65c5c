/// Long chains are kept flat, so that whoever walks them needs little stack.
extension SetSyntax {
  /// The operands of a chain of `or`; the set itself if it is none.
  var alternatives: [SetSyntax] { operands { if case .or(let left, let right) = $0 { (left, right) } else { nil } } }

  /// The operands of a chain of `and`; the set itself if it is none.
  var conditions: [SetSyntax] { operands { if case .and(let left, let right) = $0 { (left, right) } else { nil } } }

  private func operands(_ parts: (SetSyntax) -> (SetSyntax, SetSyntax)?) -> [SetSyntax] {
    var found: [SetSyntax] = []
    var waiting = [self]
    while let set = waiting.popLast() {
      if let (left, right) = parts(set) {
        waiting.append(right)
        waiting.append(left)
      } else {
        found.append(set)
      }
    }
    return found
  }

  /// A chain of operands as a tree of the least depth, its left half the larger one; `operands` is not empty.
  ///
  /// Which operands are joined first makes no difference to `and` and `or`.
  static func balanced(
    _ operands: ArraySlice<SetSyntax>, _ join: (SetSyntax, SetSyntax) -> SetSyntax
  ) -> SetSyntax {
    guard operands.count > 1 else { return operands[operands.startIndex] }
    let middle = operands.startIndex + (operands.count + 1) / 2
    return join(balanced(operands[..<middle], join), balanced(operands[middle...], join))
  }
}
