extension Notebook {
  /// The file with its results and values brought up to date; not a byte beside them is touched.
  ///
  /// - Parameters:
  ///   - outcomes: one for each of `blocks`.
  ///   - values: one for each of `values`, as it is to stand behind it.
  /// - Returns: the new contents; those of the file itself where nothing changed.
  public func updated(_ outcomes: [BlockOutcome], values: [String]) -> [UInt8] {
    let lines = SourceLines(source)
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    for (block, outcome) in zip(blocks, outcomes) {
      if let edit = edit(block, outcome, lines) { edits.append(edit) }
    }
    for (value, text) in zip(self.values, values) where value.written != text {
      edits.append((value.end..<value.commentEnd, Array(ValueComment.text(text).utf8)))
    }
    var bytes = source
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: edit.bytes)
    }
    return bytes
  }

  private func edit(_ block: Block, _ outcome: BlockOutcome, _ lines: SourceLines) -> (Range<Int>, [UInt8])? {
    guard let region = block.region else {
      guard !outcome.body.isEmpty else { return nil }
      let fence = lines.whole(block.lastLine)
      // The last line of a file may have no end.
      let isOpenEnded = lines.range(block.lastLine) == fence
      return (fence.upperBound..<fence.upperBound, bytes([isOpenEnded ? "" : nil, "", text(outcome)], lines.ending))
    }
    if outcome.body == region.body, outcome.marker == region.marker { return nil }
    guard !outcome.body.isEmpty else {
      let hasGap = region.line - 1 > block.lastLine && lines.isBlank(region.line - 1)
      let first = lines.whole(hasGap ? region.line - 1 : region.line).lowerBound
      return (first..<lines.whole(region.lastLine).upperBound, [])
    }
    let range = lines.whole(region.line).lowerBound..<lines.range(region.lastLine).upperBound
    return (range, Array(bytes([text(outcome)], lines.ending).dropLast(lines.ending.count)))
  }

  private func text(_ outcome: BlockOutcome) -> String {
    "\(outcome.marker.text)\n\n\(outcome.body)\n\n\(ResultMarker.end)"
  }

  /// Lines, each with its end.
  private func bytes(_ texts: [String?], _ ending: [UInt8]) -> [UInt8] {
    let lines = texts.compactMap { $0 }.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    return lines.flatMap { Array($0.utf8) + ending }
  }
}
