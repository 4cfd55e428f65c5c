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
    trace?.note(.identities(wanted.count))
    var plain = Bitmap(none: base.count)
    if !names.isEmpty {
      plain = try withNames(names, of: column, within: try candidates(names, of: column, within: base))
    }
    var found = plain
    for case .matching(let pattern) in wanted {
      found.formUnion(try withPattern(pattern, of: field, within: base.subtracting(found)))
    }
    return found
  }

  /// The statements of `base` that may have one of the names: few, where few names are wanted.
  private func candidates(
    _ names: WantedNames, of column: TextColumn, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    guard let needles = names.needles else { return base }
    return try narrow(base) { chunk throws(EngineFailure) in
      let block = RowChunk.wordsPerBlock * 64
      for start in stride(from: 0, to: chunk.range.count, by: block) {
        try chunk.stop.checkEngine()
        chunk.keepNamed(needles, in: column, rows: start..<min(start + block, chunk.range.count))
      }
    }
  }

  private func withNames(
    _ names: WantedNames, of column: TextColumn, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    try narrow(base) { chunk throws(EngineFailure) in
      var folded = FoldedText()
      try chunk.keep { row in
        let text = column.piece(at: row)
        if names.containNumber(text) { return true }
        // Folding leaves the length of ASCII as it is.
        guard names.haveLength(text.count) || !text.isASCII else { return false }
        folded.fold(text)
        return names.contain(folded: folded.bytes)
      }
    }
  }
}

/// The identities that are wanted by name or by number.
struct WantedNames: Sendable {
  /// The names, case-folded, ascending.
  private let folded: [[UInt8]]
  private let numbers: [ClosedRange<Int>]
  private let lengths: [Bool]

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
    var lengths = [Bool](repeating: false, count: (folded.map(\.count).max() ?? -1) + 1)
    for name in folded { lengths[name.count] = true }
    self.lengths = lengths
  }

  /// The names as runs of bytes of which one is all of an identity in ASCII; nil for numbers, for many names and for
  /// names beyond ASCII.
  var needles: NeedleSet? {
    guard numbers.isEmpty, !folded.isEmpty, folded.count <= 4 else { return nil }
    // An identity beyond ASCII is looked at in any case.
    let plain = folded.filter { $0.span.isASCII }
    let runs = plain.compactMap { ByteRun(folded: $0) }
    return runs.isEmpty || runs.count < plain.count ? nil : NeedleSet(runs)
  }

  /// Whether no identity is wanted by name or number.
  var isEmpty: Bool { folded.isEmpty && numbers.isEmpty }

  /// Whether some name has so many bytes when case-folded.
  func haveLength(_ length: Int) -> Bool { length < lengths.count && lengths[length] }

  /// Whether the text is a number that is wanted.
  func containNumber(_ text: Span<UInt8>) -> Bool {
    guard !numbers.isEmpty, let number = wholeNumber(text) else { return false }
    return numbers.contains { $0.contains(number) }
  }

  /// Whether the case-folded name is one of those wanted; by halving, as a script may list thousands.
  func contain(folded name: Span<UInt8>) -> Bool {
    var low = 0
    var high = folded.count
    while low < high {
      let middle = (low + high) / 2
      let candidate = folded[middle]
      let order = order(candidate.span, name)
      if order == 0 { return true }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
