extension Notebook {
  /// The notebook as the body of a page: prose as HTML, blocks and values as they are given.
  ///
  /// HTML inside the prose is left out, so that a page holds nothing that runs but what the program puts there.
  ///
  /// - Parameters:
  ///   - blocks: for each of `blocks`, the HTML that stands in its place: commands and result.
  ///   - values: for each of `values`, the HTML that stands in its place.
  ///   - image: the HTML for a picture at an address with those words.
  /// - Returns: the HTML, and how many pieces of HTML in the prose were left out.
  public func body(
    blocks: [String], values: [String], image: (_ address: String, _ words: String) -> String
  ) -> (html: String, leftOut: Int) {
    var leftOut = 0
    guard let text = FrontMatter.prose(of: source), var tree = MarkdownTree(text) else { return ("", 0) }
    // Values and pictures first: they are pieces of blocks that may be taken away.
    var left = values[...]
    for node in tree.nodes where !isResult(node.line) {
      switch node.kind {
      case .code where node.literal.hasPrefix("tartan "):
        if let html = left.popFirst() { tree.replace(node, by: html) }
      case .htmlInline:
        if !node.literal.hasPrefix("<!--") { leftOut += 1 }
      case .htmlBlock where !node.literal.hasPrefix("<!--"): leftOut += 1
      default: break
      }
    }
    for node in tree.nodes where node.kind == .image { tree.replace(node, by: image(node.address, node.words)) }
    place(blocks, in: &tree)
    for node in tree.nodes where node.kind == .htmlInline || node.kind == .htmlBlock { tree.remove(node) }
    return (tree.html(), leftOut)
  }

  private func place(_ html: [String], in tree: inout MarkdownTree) {
    let byLine = Dictionary(zip(blocks.map(\.line), html), uniquingKeysWith: { $1 })
    for node in tree.blocks {
      if isResult(node.line) {
        tree.remove(node)
      } else if node.kind == .codeBlock, let html = byLine[node.line] {
        tree.replace(node, by: html)
      }
    }
  }

  /// Whether a line belongs to a result, its markers included.
  private func isResult(_ line: Int) -> Bool {
    blocks.contains { $0.region.map { $0.line <= line && line <= $0.lastLine } ?? false }
  }
}
