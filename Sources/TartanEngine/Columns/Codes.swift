/// How many bytes a label code takes.
public enum CodeWidth: Int, Comparable, Sendable {
  /// One byte: up to 255 labels.
  case one = 1
  /// Two bytes: up to 65,535 labels.
  case two = 2
  /// Four bytes.
  case four = 4

  /// The narrowest width for so many labels and the code of a missing one: the one place that chooses it.
  public init(labels: Int) {
    self = labels <= 0xFF ? .one : labels <= 0xFFFF ? .two : .four
  }

  /// Whether the one takes fewer bytes than the other.
  public static func < (left: CodeWidth, right: CodeWidth) -> Bool { left.rawValue < right.rawValue }
}

/// Label codes in as few bytes each as the number of labels allows. All ones stand for no label at every width.
///
/// As a collection it gives codes of four bytes, and `SingleColumn.missing` for no label; loops over many rows switch
/// over the width once, outside of the loop.
public enum Codes: Sendable {
  /// Codes of one byte, 0xFF for none.
  case bytes([UInt8])
  /// Codes of two bytes, 0xFFFF for none.
  case shorts([UInt16])
  /// Codes of four bytes, 0xFFFFFFFF for none.
  case words([UInt32])

  /// Packs codes, each below `labels` or all ones.
  public init(_ codes: [UInt32], labels: Int) {
    switch CodeWidth(labels: labels) {
    case .one: self = .bytes(codes.map { UInt8(truncatingIfNeeded: $0) })
    case .two: self = .shorts(codes.map { UInt16(truncatingIfNeeded: $0) })
    case .four: self = .words(codes)
    }
  }

  /// How many bytes a code takes.
  public var width: CodeWidth {
    switch self {
    case .bytes: .one
    case .shorts: .two
    case .words: .four
    }
  }
}

extension Codes: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { 0 }

  /// How many codes there are.
  public var endIndex: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .shorts(let codes): codes.count
    case .words(let codes): codes.count
    }
  }

  /// The code at `index`, `SingleColumn.missing` for none.
  public subscript(index: Int) -> UInt32 {
    switch self {
    case .bytes(let codes): Codes.widened(codes[index])
    case .shorts(let codes): Codes.widened(codes[index])
    case .words(let codes): codes[index]
    }
  }

  @inline(__always)
  private static func widened<Code: FixedWidthInteger & UnsignedInteger>(_ code: Code) -> UInt32 {
    code == .max ? .max : UInt32(truncatingIfNeeded: code)
  }
}

extension Codes: Hashable {
  /// Whether both hold the same codes, whatever their widths.
  public static func == (left: Codes, right: Codes) -> Bool { left.elementsEqual(right) }

  /// Feeds the codes, not their width.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for code in self { hasher.combine(code) }
  }
}
