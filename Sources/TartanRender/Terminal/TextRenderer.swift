public import TartanModel
import TartanText

/// Text for people: fitted to a terminal, or whole for a file.
public struct TextRenderer: Renderer {
  /// The name behind `--format`.
  public let name = "text"
  /// The file endings that pick it.
  public let endings = ["txt", "text"]
  /// What it is for.
  public let summary = "text as at the prompt"

  /// Makes the renderer.
  public init() {}

  /// A terminal narrower than this is written to as if it were this wide.
  static let leastWidth = 20

  /// Writes one result with its number in the margin.
  public func render(_ result: RenderedResult, options: RenderOptions, to output: inout some TextOutputStream) {
    let mark = result.number.map { "%\($0)" } ?? ""
    let margin = mark.isEmpty ? 0 : max(4, mark.utf8.count + 1)
    let page = TextPage(result, options, room: options.width.map { max(TextRenderer.leastWidth, $0) - margin })
    let paint = Paint(styled: options.styled)
    let lines = page.lines()
    for (index, line) in (lines.isEmpty && margin > 0 ? [""] : lines).enumerated() {
      let isFirst = index == 0
      let spaces = margin - (isFirst ? mark.utf8.count : 0)
      if isFirst { output.write(paint(mark, .number)) }
      if !line.isEmpty { output.write(String(repeating: " ", count: spaces) + line) }
      output.write("\n")
    }
  }
}
