public import TartanModel

extension Notebook {
  /// Reads a notebook.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - path: the file's path, for messages.
  /// - Throws: a diagnostic with file and line: a block that is not closed, a name that two blocks have, a marker
  ///   without its counterpart, a file that is no text.
  public init(_ source: [UInt8], path: String) throws(Diagnostic) {
    guard String(validating: source, as: UTF8.self) != nil, let text = FrontMatter.prose(of: source),
      let tree = MarkdownTree(text)
    else {
      throw Diagnostic(.badData, at: nil, "the notebook is not a text in UTF-8", hints: ["save it as UTF-8"])
    }
    var reader = NotebookReader(source, path)
    for node in tree.blocks { try reader.take(node) }
    try reader.finish()
    for node in tree.nodes { try reader.takeInside(node) }
    self.source = source
    parts = reader.parts
    let apart = FrontMatter(SourceLines(source))?.title
    title = apart ?? tree.blocks.first { $0.kind == .heading }.map(\.words)
    hasTitleApart = apart != nil
  }
}

/// Puts together what belongs together: a block and the result below it.
private struct NotebookReader {
  private let source: [UInt8]
  private let lines: SourceLines
  private let path: String
  private var blocks: [Notebook.Block] = []
  private var values: [Notebook.Value] = []
  /// The block above whose result has not come yet.
  private var waiting: Notebook.Block?
  /// The opening marker above whose counterpart has not come yet.
  private var open: (marker: ResultMarker, line: Int)?

  init(_ source: [UInt8], _ path: String) {
    self.source = source
    self.path = path
    lines = SourceLines(source)
  }

  var parts: [Notebook.Part] {
    let all = blocks.map { ($0.line, Notebook.Part.block($0)) } + values.map { ($0.line, Notebook.Part.value($0)) }
    return all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }

  /// Takes the next outermost block of the text.
  mutating func take(_ node: MarkdownTree.Node) throws(Diagnostic) {
    switch node.kind {
    case .htmlBlock: try takeMarker(node)
    case .codeBlock where open == nil: try takeBlock(node)
    default: break
    }
  }

  private mutating func takeMarker(_ node: MarkdownTree.Node) throws(Diagnostic) {
    let line = lines.text(node.line)
    if let marker = ResultMarker(line) {
      if let open { throw unclosed(open.line) }
      guard waiting != nil else {
        throw problem(
          node.line, "this result belongs to no block",
          hints: ["take it away, down to \(ResultMarker.end)", "or put its block of commands above it"])
      }
      open = (marker, node.line)
    } else if ResultMarker.isEnd(line) {
      guard let open, let block = waiting else {
        throw problem(node.line, "no result begins above this marker", hints: ["take the line away"])
      }
      let region = Notebook.Region(
        marker: open.marker, body: body(open.line + 1, node.line - 1), line: open.line, lastLine: node.line)
      blocks.append(
        Notebook.Block(
          name: block.name, code: block.code, line: block.line, lastLine: block.lastLine, region: region))
      self.open = nil
      waiting = nil
    }
  }

  /// The lines between two markers, without empty ones at either end.
  private func body(_ first: Int, _ last: Int) -> String {
    var (first, last) = (first, last)
    while first <= last, lines.isBlank(first) { first += 1 }
    while last >= first, lines.isBlank(last) { last -= 1 }
    guard first <= last else { return "" }
    return (first...last).map { lines.text($0) }.joined(separator: "\n")
  }

  private mutating func takeBlock(_ node: MarkdownTree.Node) throws(Diagnostic) {
    let words = node.info.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.first == "tartan", let fence = node.fence else { return }
    flush()
    guard isClosed(node, fence) else {
      throw problem(
        node.line, "this block of commands is not closed",
        hints: [
          "end it with a line of \(String(repeating: Character(Unicode.Scalar(fence.sign)), count: fence.length))"
        ])
    }
    let name = try self.name(Array(words.dropFirst()), node.line)
    if let name, let other = blocks.first(where: { $0.name == name }) {
      throw problem(
        node.line, "two blocks are named '\(name)': line \(other.line) and line \(node.line)",
        hints: ["give one of them another name: name=\(name)2"])
    }
    waiting = Notebook.Block(
      name: name, code: node.literal, line: node.line, lastLine: node.lastLine, region: nil)
  }

  /// A block that has no result goes to the others as it is.
  private mutating func flush() {
    if let waiting { blocks.append(waiting) }
    waiting = nil
  }

  private func isClosed(_ node: MarkdownTree.Node, _ fence: (sign: UInt8, length: Int)) -> Bool {
    guard node.lastLine > node.line else { return false }
    let line = source[lines.range(node.lastLine)].drop { $0 == 0x20 }
    let signs = line.prefix { $0 == fence.sign }
    return signs.count >= fence.length && line.dropFirst(signs.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func name(_ attributes: [String], _ line: Int) throws(Diagnostic) -> String? {
    guard let attribute = attributes.first else { return nil }
    let name = attribute.dropFirst("name=".count)
    guard attributes.count == 1, attribute.hasPrefix("name="), !name.isEmpty,
      name.utf8.allSatisfy(NotebookReader.isOfName)
    else {
      throw problem(
        line, "behind 'tartan' a block has a name or nothing", hints: ["```tartan name=overlap1"])
    }
    return String(name)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39, UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  mutating func finish() throws(Diagnostic) {
    if let open { throw unclosed(open.line) }
    flush()
  }

  private func unclosed(_ line: Int) -> Diagnostic {
    problem(
      line, "the result that begins here has no end",
      hints: ["put \(ResultMarker.end) below it", "or take it away: it is written anew"])
  }

  private func problem(_ line: Int, _ message: String, hints: [String]) -> Diagnostic {
    let text = lines.text(line)
    var diagnostic = Diagnostic(.badText, at: SourceSpan(0, text.utf8.count), message, hints: hints)
    diagnostic.script = ScriptPlace(path: path, text: text, line: line)
    return diagnostic
  }

  // MARK: Inside of the blocks

  /// Takes a piece of the text at any depth, once all results are known.
  mutating func takeInside(_ node: MarkdownTree.Node) throws(Diagnostic) {
    let isResult = blocks.contains { $0.region.map { $0.line < node.line && node.line < $0.lastLine } ?? false }
    guard !isResult else { return }
    if node.kind == .codeBlock, !node.isOutermost, node.info.split(whereSeparator: \.isWhitespace).first == "tartan" {
      throw problem(
        node.line, "a block of commands stands by itself, not inside a list or a quotation",
        hints: ["begin it at the left margin"])
    }
    if node.kind == .code, node.literal.hasPrefix(NotebookReader.mark) { values.append(try value(node)) }
  }

  private static let mark = "tartan "

  private func value(_ node: MarkdownTree.Node) throws(Diagnostic) -> Notebook.Value {
    let line = lines.range(node.line)
    guard let end = end(of: Array(node.literal.utf8), in: line, from: line.lowerBound + max(0, node.column - 2)) else {
      throw problem(node.line, "a value stands on one line, between backticks", hints: ["`tartan count(all)`"])
    }
    let comment = ValueComment.read(source, at: end, upTo: line.upperBound)
    return Notebook.Value(
      text: String(node.literal.dropFirst(NotebookReader.mark.count)), line: node.line, end: end,
      written: comment?.written, commentEnd: comment?.end ?? end)
  }

  /// The place behind the backticks of inline code.
  private func end(of literal: [UInt8], in line: Range<Int>, from start: Int) -> Int? {
    var place = start
    while place + literal.count < line.upperBound {
      defer { place += 1 }
      let last = place + literal.count
      guard source[place] == literal.first, source[place..<last].elementsEqual(literal) else { continue }
      let opening = ticks(from: place - 1, by: -1, in: line)
      let closing = ticks(from: last, by: 1, in: line)
      if opening.count > 0, opening.count == closing.count { return closing.end }
    }
    return nil
  }

  /// The backticks from a place on, perhaps behind one blank, and the place after them.
  private func ticks(from start: Int, by step: Int, in line: Range<Int>) -> (count: Int, end: Int) {
    var place = start
    if line.contains(place), source[place] == 0x20 { place += step }
    var count = 0
    while line.contains(place), source[place] == UInt8(ascii: "`") {
      count += 1
      place += step
    }
    return (count, place)
  }
}
