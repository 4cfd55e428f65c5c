public import TartanModel

/// The text that a diagnostic's span refers to, and where that text stands.
public struct DiagnosticSource: Hashable, Sendable {
  /// The command as typed or read, of one line or several.
  public let text: String
  /// The script it stands in; nil at the prompt.
  public let file: String?
  /// The line of the script on which the command starts, from 1.
  public let firstLine: Int

  /// States a source; without a file it is what was typed.
  public init(_ text: String, file: String? = nil, firstLine: Int = 1) {
    self.text = text
    self.file = file
    self.firstLine = firstLine
  }

  /// A place in the source as people and editors count it.
  public struct Place: Hashable, Sendable {
    /// The line, from 1, in the script where there is one.
    public let line: Int
    /// The column, from 1, in code points.
    public let column: Int
  }

  /// Where `span` starts.
  public func place(of span: SourceSpan) -> Place {
    let line = self.line(of: span)
    let before = String(decoding: line.bytes.prefix(line.start), as: UTF8.self)
    return Place(line: firstLine + line.index, column: before.unicodeScalars.count + 1)
  }

  /// The line that `span` starts on, without its line break, and the part of the span on it as byte offsets.
  func line(of span: SourceSpan) -> (index: Int, bytes: [UInt8], start: Int, end: Int) {
    let bytes = Array(text.utf8)
    let start = DiagnosticSource.border(span.start, bytes)
    let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    if lineEnd > lineStart, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    let index = bytes[..<lineStart].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    let first = min(start, lineEnd)
    let last = min(max(DiagnosticSource.border(span.end, bytes), first), lineEnd)
    return (index, Array(bytes[lineStart..<lineEnd]), first - lineStart, last - lineStart)
  }

  /// The offset inside the text at or before `offset` at which a character starts.
  private static func border(_ offset: Int, _ bytes: [UInt8]) -> Int {
    var border = min(max(0, offset), bytes.count)
    while border > 0, border < bytes.count, bytes[border] & 0xC0 == 0x80 { border -= 1 }
    return border
  }
}
