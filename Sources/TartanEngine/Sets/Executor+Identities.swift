import TartanModel
import TartanPlan
import TartanText

/// Sets that are named by identity: `id:17`, `id:40..45`, `id:S*`.
extension Executor {
  /// The statements with one of these identities.
  func withIdentities(
    _ wanted: [IdentityPlan], of field: FieldID, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    let column = dataset.textColumn(of: field)
    let names = WantedNames(wanted)
    let plain = names.isEmpty ? Bitmap(none: base.count) : try withNames(names, of: column, within: base)
    var found = plain
    for case .matching(let pattern) in wanted {
      found.formUnion(try withPattern(pattern, of: field, within: base.subtracting(found)))
    }
    return found
  }

  private func withNames(
    _ names: WantedNames, of column: TextColumn, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    try narrow(base) { chunk throws(EngineFailure) in
      var folded = FoldedText()
      try chunk.keep { row in
        let text = column.piece(at: row)
        if names.contains(number: wholeNumber(text)) { return true }
        folded.fold(text)
        return names.contains(folded: folded.bytes)
      }
    }
  }
}

/// The identities that are wanted by name or by number.
struct WantedNames: Sendable {
  /// The names, case-folded, ascending.
  private let folded: [[UInt8]]
  private let numbers: [ClosedRange<Int>]

  init(_ wanted: [IdentityPlan]) {
    var folded: [[UInt8]] = []
    var numbers: [ClosedRange<Int>] = []
    for identity in wanted {
      switch identity {
      case .exactly(let name): folded.append(Array(Normalization.caseFolded(name).utf8))
      case .numbers(let range): numbers.append(range)
      case .matching: break
      }
    }
    self.folded = folded.sorted { $0.lexicographicallyPrecedes($1) }
    self.numbers = numbers
  }

  /// Whether no identity is wanted by name or number.
  var isEmpty: Bool { folded.isEmpty && numbers.isEmpty }

  /// Whether the number is one of those wanted.
  func contains(number: Int?) -> Bool {
    guard let number else { return false }
    return numbers.contains { $0.contains(number) }
  }

  /// Whether the case-folded name is one of those wanted; by halving, as a script may list thousands.
  func contains(folded name: [UInt8]) -> Bool {
    var low = 0
    var high = folded.count
    while low < high {
      let middle = (low + high) / 2
      if folded[middle].lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
    }
    return low < folded.count && folded[low] == name
  }
}

/// The number that a text of digits, with or without a sign, stands for; nil for any other text.
func wholeNumber(_ text: Span<UInt8>) -> Int? {
  guard text.count > 0 else { return nil }
  let isNegative = text[0] == UInt8(ascii: "-")
  let start = isNegative || text[0] == UInt8(ascii: "+") ? 1 : 0
  // Eighteen digits always fit.
  guard text.count > start, text.count - start <= 18 else { return nil }
  var value = 0
  for index in start..<text.count {
    let digit = text[index]
    guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
    value = value * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return isNegative ? -value : value
}
