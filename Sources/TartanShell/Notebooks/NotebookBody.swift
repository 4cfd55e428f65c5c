import TartanLanguage
import TartanModel
import TartanNotebook
import TartanRender

/// What stands below a block, as Markdown.
struct NotebookBody {
  let session: Session

  /// The outcome of each block.
  func outcomes(_ run: NotebookRun) -> [BlockOutcome] { run.blocks.map(outcome) }

  private func outcome(_ block: BlockRun) -> BlockOutcome {
    var parts = block.items.map { markdown(NotebookBody.result($0, session)) }
    var kind = ResultMarker.Kind.result
    switch block.end {
    case .done: break
    case .failed(let error):
      kind = .error
      parts.append("**This block failed.**\n\n" + NotebookBody.fenced(NotebookBody.errorText(error)))
    case .notRun:
      kind = .notRun
      parts.append("*Not run, as a block above failed.*")
    case .left:
      kind = .notRun
      parts.append("*Not run, as a block above ends with quit.*")
    }
    let body = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    return NotebookBody.outcome(kind, body, data: block.items.isEmpty ? nil : block.data)
  }

  /// An outcome with the digest of its body.
  static func outcome(_ kind: ResultMarker.Kind, _ body: String, data: String?) -> BlockOutcome {
    BlockOutcome(marker: ResultMarker(kind, digest: Digest.short(of: body), data: data), body: body)
  }

  /// An answer as a notebook shows it: results in their final form, without where they come from, which the notebook
  /// itself says.
  static func result(_ item: BlockRun.Item, _ session: Session) -> RenderedResult {
    switch item {
    case .other(let result): return result
    case .result(let number):
      guard let entry = session.state.result(number) else {
        return RenderedResult(number: nil, answer: Answer(kind: .state, title: ""), provenance: nil)
      }
      return RenderedResult(number: number, answer: entry.answer, provenance: nil)
    }
  }

  /// A result as Markdown, without a line break at its end.
  func markdown(_ result: RenderedResult) -> String {
    var text = renderer(named: "markdown")?.text(of: [result], options: RenderOptions()) ?? ""
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  /// An error with its place in the command, whose line in the file is left out: an edit above must not change it.
  static func errorText(_ error: Diagnostic) -> String {
    let source = error.script.map { DiagnosticSource($0.text) }
    return DiagnosticRenderer(RenderOptions(width: 100)).text(of: error, in: source)
  }

  /// A text as a fenced block, whatever backticks are in it.
  static func fenced(_ text: String, as info: String = "text") -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(info)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
  }
}
