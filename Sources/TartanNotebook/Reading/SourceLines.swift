/// The lines of a file as places in its bytes; a line ends with CR, LF or both.
struct SourceLines {
  private let bytes: [UInt8]
  /// Where each line begins, and one place more: where the file ends.
  private var starts: [Int] = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var place = 0
    while place < bytes.count {
      let isReturn = bytes[place] == 0x0D
      if isReturn, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
      if isReturn || bytes[place] == 0x0A { starts.append(place + 1) }
      place += 1
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
  }

  /// How many lines there are.
  var count: Int { starts.count - 1 }

  /// The bytes of a line, from 1, with its end; empty beyond the last.
  func whole(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= count else { return bytes.count..<bytes.count }
    return starts[line - 1]..<starts[line]
  }

  /// The bytes of a line, from 1, without its end.
  func range(_ line: Int) -> Range<Int> {
    let whole = whole(line)
    var end = whole.upperBound
    while end > whole.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return whole.lowerBound..<end
  }

  /// A line as text.
  func text(_ line: Int) -> String { String(decoding: bytes[range(line)], as: UTF8.self) }

  /// Whether a line has nothing but blanks.
  func isBlank(_ line: Int) -> Bool { bytes[range(line)].allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// What ends the lines: that of the first one, a line feed where there is none.
  var ending: [UInt8] {
    guard let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return [0x0A] }
    if bytes[end] == 0x0A { return [0x0A] }
    return end + 1 < bytes.count && bytes[end + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
  }
}
