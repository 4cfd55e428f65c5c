/// Passes over all codes, one loop a width.
extension Codes {
  /// How often each of so many labels stands in the codes, and how often none.
  public func counts(labels: Int) -> (counts: [Int], missing: Int) {
    switch self {
    case .bytes(let codes): Codes.counts(codes.span, labels)
    case .shorts(let codes): Codes.counts(codes.span, labels)
    case .words(let codes): Codes.counts(codes.span, labels)
    }
  }

  private static func counts<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ labels: Int
  ) -> (counts: [Int], missing: Int) {
    // Several tables in turn: a run of one label then does not wait for its own last increment.
    var tables = [Int](repeating: 0, count: 4 * (labels + 1))
    var out = tables.mutableSpan
    for index in codes.indices {
      let label = codes[index] == .max ? labels : Int(truncatingIfNeeded: codes[index])
      out[(index & 3) &* (labels &+ 1) &+ label] &+= 1
    }
    let counts = (0...labels).map { label in (0..<4).reduce(0) { $0 + tables[$1 * (labels + 1) + label] } }
    return (Array(counts.dropLast()), counts[labels])
  }

  /// The codes that stand at these places, in this order.
  public func at(_ places: [Int]) -> Codes {
    switch self {
    case .bytes(let codes): .bytes(places.map { codes[$0] })
    case .shorts(let codes): .shorts(places.map { codes[$0] })
    case .words(let codes): .words(places.map { codes[$0] })
    }
  }

  /// The codes with each code `c` replaced by `final[c]`, for a field of `labels` labels; none stays none, and all ones
  /// in `final` make none.
  public func replaced(by final: [UInt32], labels: Int) -> Codes {
    switch self {
    case .bytes(let codes): Codes.replaced(codes.span, final, labels)
    case .shorts(let codes): Codes.replaced(codes.span, final, labels)
    case .words(let codes): Codes.replaced(codes.span, final, labels)
    }
  }

  private static func replaced<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ final: [UInt32], _ labels: Int
  ) -> Codes {
    switch CodeWidth(labels: labels) {
    case .one: .bytes(replaced(codes, final))
    case .two: .shorts(replaced(codes, final))
    case .four: .words(replaced(codes, final))
    }
  }

  private static func replaced<
    Code: FixedWidthInteger & UnsignedInteger, Final: FixedWidthInteger & UnsignedInteger
  >(
    _ codes: Span<Code>, _ final: [UInt32]
  ) -> [Final] {
    let table = final.map { Final(truncatingIfNeeded: $0) }
    var out = [Final](repeating: .max, count: codes.count)
    var written = out.mutableSpan
    let wanted = table.span
    for index in codes.indices where codes[index] != .max {
      written[index] = wanted[Int(truncatingIfNeeded: codes[index])]
    }
    return out
  }
}
