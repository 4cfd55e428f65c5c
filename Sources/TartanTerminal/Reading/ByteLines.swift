/// Cuts the bytes of a descriptor into lines.
///
/// Invariant: the bytes of `buffer` from `start` are read and not yet handed out; none of those below `searched` is a
/// line break.
struct ByteLines {
  /// What came next.
  enum Next {
    case line(String)
    case damaged(InputProblem.Kind)
    case interrupted
    case end
  }

  private let descriptor: Descriptor
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var isAtEnd = false
  private var isFirst = true

  /// The longest line that is taken.
  static let limit = 16 << 20

  init(descriptor: Int32) {
    self.descriptor = Descriptor(number: descriptor)
  }

  /// Forgets what was read and not handed out.
  mutating func discard() {
    buffer.removeAll()
    start = 0
    searched = 0
  }

  /// Waits for the next line; its line break, `\n` or `\r\n`, is not part of it.
  mutating func next() -> Next {
    while true {
      if let end = nextBreak() { return take(to: end, skipping: 1) }
      if buffer.count - start > Self.limit { return overlong() }
      if isAtEnd { return start < buffer.count ? take(to: buffer.count, skipping: 0) : .end }
      if let stopped = fill() { return stopped }
    }
  }

  private mutating func nextBreak() -> Int? {
    var index = searched
    while index < buffer.count, buffer[index] != UInt8(ascii: "\n") { index += 1 }
    searched = index
    return index < buffer.count ? index : nil
  }

  private mutating func take(to end: Int, skipping breakLength: Int) -> Next {
    var last = end
    if last > start, breakLength == 1, buffer[last - 1] == UInt8(ascii: "\r") { last -= 1 }
    let next = decode(buffer[start..<last])
    start = end + breakLength
    searched = start
    return next
  }

  private mutating func decode(_ bytes: ArraySlice<UInt8>) -> Next {
    var bytes = bytes
    if isFirst {
      isFirst = false
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .damaged(.utf16) }
    }
    if let nul = bytes.firstIndex(of: 0) { return .damaged(.nul(byte: nul - bytes.startIndex + 1)) }
    guard let line = String(validating: bytes, as: UTF8.self) else {
      return .damaged(.notUTF8(byte: firstDamage(in: bytes)))
    }
    return .line(line)
  }

  /// The first byte, counted from 1, that belongs to no character.
  private func firstDamage(in bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var good = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) { good += UTF8.width(scalar) }
    return good + 1
  }

  private mutating func overlong() -> Next {
    // Without the rest of the line nothing after it can be trusted either.
    discard()
    isAtEnd = true
    return .damaged(.tooLong(limit: Self.limit))
  }

  /// Reads more; non-nil where there is nothing more to wait for.
  private mutating func fill() -> Next? {
    if start > 0 {
      buffer.removeFirst(start)
      searched -= start
      start = 0
    }
    if descriptor.awaitInput() == .signal, Interruption.take() { return .interrupted }
    guard descriptor.hasInput else { return nil }
    switch descriptor.read(upTo: 1 << 16) {
    case .bytes(let bytes):
      buffer += bytes
      return nil
    case .end:
      isAtEnd = true
      return nil
    case .failed(let number):
      if Descriptor.isPassing(number) { return nil }
      isAtEnd = true
      return .damaged(.failed(describe(errorNumber: number)))
    }
  }
}
