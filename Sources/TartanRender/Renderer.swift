public import TartanModel

/// One output format: writes results as text of that format.
///
/// Output is `opening`, then the results with `separator` between two of them, then `closing`; a caller that has all
/// results at hand takes `text(of:options:)`.
public protocol Renderer: Sendable {
  /// The name behind `--format`.
  var name: String { get }
  /// The file endings that pick the format, the usual one first.
  var endings: [String] { get }
  /// What the format is for, in one line.
  var summary: String { get }
  /// What stands between two results.
  var separator: String { get }

  /// What stands before the first result of a document called `title`.
  func opening(title: String) -> String
  /// What stands after the last result.
  func closing() -> String
  /// Writes one result, ending with a line break unless there is nothing to write.
  func render(_ result: RenderedResult, options: RenderOptions, to output: inout some TextOutputStream)
  /// What belongs beside the file of a result because the format has no place for it: its base, notes and source.
  func companion(for result: RenderedResult) -> Companion?
  /// A failed command in the format's own form, with the line break; nil for a format in which errors are only text.
  func text(of diagnostic: Diagnostic, in source: DiagnosticSource?) -> String?
}

/// A second file that goes beside a result's file.
public struct Companion: Hashable, Sendable {
  /// What replaces the ending of the file's name: `notes.txt`.
  public let ending: String
  /// Its contents.
  public let text: String
}

extension Renderer {
  /// An empty line.
  public var separator: String { "\n" }
  /// Nothing.
  public func opening(title: String) -> String { "" }
  /// Nothing.
  public func closing() -> String { "" }
  /// Nothing: the format has a place for everything.
  public func companion(for result: RenderedResult) -> Companion? { nil }
  /// Nothing: errors are text.
  public func text(of diagnostic: Diagnostic, in source: DiagnosticSource?) -> String? { nil }

  /// A whole document of `results`; its title is that of the only result, or `Results`.
  public func text(of results: [RenderedResult], options: RenderOptions) -> String {
    let only = results.count == 1 ? results.first?.answer.title : nil
    var text = opening(title: only ?? "Results")
    for (index, result) in results.enumerated() {
      if index > 0 { text += separator }
      render(result, options: options, to: &text)
    }
    return text + closing()
  }
}

/// Every output format, in the order in which help names them.
public let allRenderers: [any Renderer] = [
  TextRenderer(),
  DelimitedRenderer.csv,
  DelimitedRenderer.tsv,
  JSONRenderer(),
  MarkdownRenderer(),
  LaTeXRenderer(),
  HTMLRenderer(),
]

/// The format with that name or file ending, ignoring case: `latex`, `tex`.
public func renderer(named name: String) -> (any Renderer)? {
  let name = name.lowercased()
  return allRenderers.first { $0.name == name } ?? allRenderers.first { $0.endings.contains(name) }
}

/// The format that the ending of a file's name picks: LaTeX for `tables/overlaps.tex`.
public func renderer(forFile path: String) -> (any Renderer)? {
  let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
  guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return nil }
  let ending = file[file.index(after: dot)...].lowercased()
  return allRenderers.first { $0.endings.contains(ending) }
}
