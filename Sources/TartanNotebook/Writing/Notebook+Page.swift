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
    guard let text = FrontMatter.prose(of: source), var tree = MarkdownTree(text) else { return ("", 0) }
    // Values and pictures first: they are pieces of blocks that may be taken away.
    let nodes = tree.nodes.filter { !isResult($0.line) }
    let leftOut = nodes.count { ($0.kind == .htmlInline || $0.kind == .htmlBlock) && !$0.literal.hasPrefix("<!--") }
    for (node, html) in zip(inOrder(nodes.filter { $0.kind == .code && $0.literal.hasPrefix("tartan ") }), values) {
      tree.replace(node, by: html)
    }
    // What stands in a picture goes with it, a picture inside of its words too.
    for node in tree.nodes.filter({ $0.kind == .image && !$0.isInsideImage }) {
      tree.replace(node, by: image(node.address, node.words))
    }
    place(blocks, in: &tree)
    for node in tree.nodes where node.kind == .htmlInline || node.kind == .htmlBlock { tree.remove(node) }
    return (tree.html(), leftOut)
  }

  /// Pieces in the order of their lines: in the tree, footnotes stand behind all other text.
  private func inOrder(_ nodes: [MarkdownTree.Node]) -> [MarkdownTree.Node] {
    nodes.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
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
