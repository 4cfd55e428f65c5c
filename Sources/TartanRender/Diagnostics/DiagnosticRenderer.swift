public import TartanModel
import TartanText

/// Draws what is wrong: the message, the line with a caret below the place, and what to type instead.
public struct DiagnosticRenderer: Sendable {
  private let options: RenderOptions
  private let paint: Paint

  /// The spaces before everything below the message.
  private static let indent = "  "

  /// Makes a renderer; of the options it uses the width and the style.
  public init(_ options: RenderOptions = RenderOptions()) {
    self.options = options
    paint = Paint(styled: options.styled)
  }

  /// Draws a diagnostic.
  ///
  /// - Parameters:
  ///   - diagnostic: what went wrong; its span refers to `source`.
  ///   - source: the command's text and its place in a script; nil if there is none to show.
  /// - Returns: lines, each with a line break at its end.
  public func text(of diagnostic: Diagnostic, in source: DiagnosticSource? = nil) -> String {
    var lines = [opening(diagnostic, source)]
    if let span = diagnostic.span, let source { lines += excerpt(span, source) }
    lines += diagnostic.hints.map { DiagnosticRenderer.indent + Control.visible($0) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `overlaps.sett:12:7: error: …` in a script, `error: …` at the prompt.
  private func opening(_ diagnostic: Diagnostic, _ source: DiagnosticSource?) -> String {
    var place = ""
    if let source, let file = source.file {
      place = Control.visible(file) + ":"
      if let span = diagnostic.span {
        let found = source.place(of: span)
        place += "\(found.line):\(found.column): "
      } else {
        place += "\(source.firstLine): "
      }
    }
    return paint(place, .bold) + paint("error:", .error) + " " + Control.visible(diagnostic.message)
  }

  /// The line, as much of it as fits, and the caret below.
  private func excerpt(_ span: SourceSpan, _ source: DiagnosticSource) -> [String] {
    let line = source.line(of: span)
    guard !line.bytes.isEmpty else { return [] }
    func shown(_ bytes: ArraySlice<UInt8>) -> ShownText { ShownText(String(decoding: bytes, as: UTF8.self)) }
    let before = shown(line.bytes[..<line.start])
    let marked = shown(line.bytes[line.start..<line.end])
    let window = SourceWindow(
      ShownText(glyphs: before.glyphs + marked.glyphs + shown(line.bytes[line.end...]).glyphs),
      from: before.columns, to: before.columns + max(1, marked.columns),
      room: options.width.map { max(TextRenderer.leastWidth, $0) - DiagnosticRenderer.indent.count - 1 })
    let caret = "^" + String(repeating: "~", count: window.marks - 1)
    let spaces = DiagnosticRenderer.indent + String(repeating: " ", count: window.offset)
    return [
      DiagnosticRenderer.indent + window.line.text(Paint(styled: false)), spaces + paint(caret, .error),
    ]
  }
}

/// The part of a long line that is shown: the place with as much around it as fits.
private struct SourceWindow {
  /// The part, with an ellipsis where it was cut.
  let line: ShownText
  /// The columns before the caret.
  let offset: Int
  /// The columns marked, at least one.
  let marks: Int

  /// Cuts `text`, of which the columns `from` up to `to` are marked, to `room` columns.
  init(_ text: ShownText, from: Int, to: Int, room: Int?) {
    guard let room, text.columns > room else {
      line = text
      offset = from
      marks = to - from
      return
    }
    // A third of the room goes to what stands before the place, which often explains it.
    let left = max(0, min(from - room / 3, text.columns - room + 1))
    let opened = left > 0 ? text.suffix(text.columns - left - 1) : text
    let cutBefore = text.columns - opened.columns
    let shift = left > 0 ? 1 - cutBefore : 0
    let shown = left > 0 ? ShownText(glyphs: [.ellipsis] + opened.glyphs) : opened
    line = shown.cutAtTheEnd(to: room)
    offset = from + shift
    marks = max(1, min(to + shift, line.columns) - offset)
  }
}
