import CCmark

/// A text read as Markdown with the extensions of GitHub: the one wrapper of libcmark-gfm.
@safe struct MarkdownTree: ~Copyable {
  /// A piece of the text, good for as long as its tree.
  @safe struct Node {
    fileprivate let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }
  }

  private let root: OpaquePointer
  private let parser: OpaquePointer
  /// A character that does not occur in the text.
  private let mark: Unicode.Scalar
  /// What is put in the place of marks once the text is HTML, each with the mark and number that stand for it.
  private var inserts: [(placeholder: String, html: String)]

  /// Reads a text; every text is Markdown, so nothing can fail but the memory.
  init?(_ text: String) {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      if let known = unsafe cmark_find_syntax_extension(name) {
        _ = unsafe cmark_parser_attach_syntax_extension(parser, known)
      }
    }
    let used = Set(text.unicodeScalars)
    let mark = MarkdownTree.marks.first { !used.contains($0) }
    var text = text
    // SAFETY: the parser copies what it is fed.
    text.withUTF8 { bytes in
      unsafe bytes.baseAddress.map { start in
        unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          unsafe cmark_parser_feed(parser, $0, bytes.count)
        }
      }
    }
    guard let root = unsafe cmark_parser_finish(parser) else {
      unsafe cmark_parser_free(parser)
      return nil
    }
    unsafe self.root = root
    unsafe self.parser = parser
    self.mark = mark ?? "\u{F8FF}"
    inserts = []
  }

  /// Characters that are free for anybody's use, and in hardly any text.
  private static let marks: [Unicode.Scalar] = (0xE000...0xE0FF).compactMap { Unicode.Scalar($0) }

  deinit {
    unsafe cmark_node_free(root)
    unsafe cmark_parser_free(parser)
  }

  /// The blocks that stand in no other, in order.
  var blocks: [Node] {
    var blocks: [Node] = []
    var next = unsafe cmark_node_first_child(root)
    while let node = unsafe next {
      blocks.append(unsafe Node(node))
      unsafe next = cmark_node_next(node)
    }
    return blocks
  }

  /// Every piece of the text, each before what stands in it.
  var nodes: [Node] {
    var nodes: [Node] = []
    guard let walk = unsafe cmark_iter_new(root) else { return nodes }
    defer { unsafe cmark_iter_free(walk) }
    while true {
      let event = unsafe cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return nodes }
      if event == CMARK_EVENT_ENTER, let node = unsafe cmark_iter_get_node(walk) { nodes.append(unsafe Node(node)) }
    }
  }

  /// The text as HTML; HTML inside of it is left out, and so are links that run a program.
  func html() -> String {
    let extensions = unsafe cmark_parser_get_syntax_extensions(parser)
    // SAFETY: the library's text is ours to free once it is copied.
    guard let text = unsafe cmark_render_html(root, CMARK_OPT_DEFAULT, extensions) else { return "" }
    defer { unsafe cmark_get_default_mem_allocator().pointee.free(text) }
    var html = unsafe String(cString: text)
    for insert in inserts { html = html.replacing(insert.placeholder, with: insert.html) }
    return html
  }

  /// Puts finished HTML in the place of a node, which is gone then, with all that stands in it.
  mutating func replace(_ node: Node, by html: String) {
    let kind = node.isInline ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_CUSTOM_BLOCK
    if unsafe exchange(node, for: kind, { unsafe cmark_node_set_on_enter($0, html) }) { return }
    // The cells of a table take nothing of our own but text: the HTML comes in later.
    let placeholder = "\(mark)\(inserts.count)\(mark)"
    if unsafe exchange(node, for: CMARK_NODE_TEXT, { unsafe cmark_node_set_literal($0, placeholder) }) {
      inserts.append((placeholder, html))
    }
  }

  /// Whether a new node of that kind could take the place of another one.
  private func exchange(_ node: Node, for kind: cmark_node_type, _ fill: (OpaquePointer) -> Int32) -> Bool {
    guard let new = unsafe cmark_node_new(kind) else { return false }
    guard unsafe fill(new) != 0, unsafe cmark_node_replace(node.pointer, new) != 0 else {
      unsafe cmark_node_free(new)
      return false
    }
    unsafe cmark_node_free(node.pointer)
    return true
  }

  /// Takes a node out, with all that stands in it.
  func remove(_ node: Node) {
    unsafe cmark_node_unlink(node.pointer)
    unsafe cmark_node_free(node.pointer)
  }
}

extension MarkdownTree.Node {
  /// The kinds that matter here.
  enum Kind { case codeBlock, htmlBlock, code, htmlInline, heading, image, other }

  /// What it is.
  var kind: Kind {
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }

  /// Whether it stands inside a line of text.
  var isInline: Bool { kind == .code || kind == .htmlInline || kind == .image }

  /// The line on which it begins, from 1.
  var line: Int { Int(unsafe cmark_node_get_start_line(pointer)) }

  /// The line on which it ends, from 1; not to be relied on for HTML.
  var lastLine: Int { Int(unsafe cmark_node_get_end_line(pointer)) }

  /// The byte of its line at which it begins, from 1; in an indented line, at most so many too few.
  var column: Int { Int(unsafe cmark_node_get_start_column(pointer)) }

  /// What it says, for code and HTML.
  var literal: String { unsafe copied(cmark_node_get_literal(pointer)) }

  /// The words behind the opening fence of a code block.
  var info: String { unsafe copied(cmark_node_get_fence_info(pointer)) }

  /// The fence of a code block: its sign and how often it stands there; nil for an indented block.
  var fence: (sign: UInt8, length: Int)? {
    var (length, offset, sign) = (Int32(0), Int32(0), CChar(0))
    guard unsafe cmark_node_get_fenced(pointer, &length, &offset, &sign) != 0 else { return nil }
    return (UInt8(bitPattern: sign), Int(length))
  }

  /// Whether it stands in no other block.
  var isOutermost: Bool {
    guard let parent = unsafe cmark_node_parent(pointer) else { return true }
    return unsafe cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT
  }

  /// Whether it stands in the words of an image, at any depth.
  var isInsideImage: Bool {
    var above = unsafe cmark_node_parent(pointer)
    while let node = unsafe above {
      if unsafe cmark_node_get_type(node) == CMARK_NODE_IMAGE { return true }
      unsafe above = cmark_node_parent(node)
    }
    return false
  }

  /// Where an image is.
  var address: String { unsafe copied(cmark_node_get_url(pointer)) }

  /// The words inside, without their marks.
  var words: String {
    var words = ""
    guard let walk = unsafe cmark_iter_new(pointer) else { return words }
    defer { unsafe cmark_iter_free(walk) }
    while true {
      let event = unsafe cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return words }
      guard event == CMARK_EVENT_ENTER, let node = unsafe cmark_iter_get_node(walk) else { continue }
      switch unsafe cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: words += unsafe copied(cmark_node_get_literal(node))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: words += " "
      default: break
      }
    }
  }

  private func copied(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}
