/// A head over numbers, set so that it does not make its column wide.
enum LaTeXHead {
  /// How its lines stand.
  enum Alignment { case right, centre }

  /// The head on one line where the column is wide enough, else with its words stacked, else as a narrow paragraph in
  /// which TeX hyphenates by the language of the document.
  ///
  /// - Parameters:
  ///   - text: the head, not escaped.
  ///   - width: the points that it may take, at ten points; nil for as many as it wants.
  ///   - scale: how wide a letter is beside one of ten points.
  ///   - alignment: how its lines stand.
  /// - Returns: the head in LaTeX, escaped.
  static func text(_ text: String, width: Double?, scale: Double, _ alignment: Alignment) -> String {
    let whole = LaTeXText.escaped(text)
    // What was added up and what it was added up to may differ in the last bit.
    guard let width = width.map({ $0 + 0.01 }), LaTeXWidth.points(of: text) > width else { return whole }
    let lines = BrokenHead.lines(text, width: width, measure: LaTeXWidth.points)
    guard lines.allSatisfy({ LaTeXWidth.points(of: $0) <= width }) else {
      let points = NumberText.fixed(width * scale, decimals: 1) ?? "30"
      let style = alignment == .right ? "\\raggedleft" : "\\centering"
      return "\\parbox[b]{\(points)pt}{\(style)\\hspace{0pt}\(whole)}"
    }
    guard lines.count > 1 else { return whole }
    let side = alignment == .right ? "r" : "c"
    return "\\shortstack[\(side)]{" + lines.map(LaTeXText.escaped).joined(separator: "\\\\") + "}"
  }

  /// The points that a head needs when none of its words is broken, apart from its own hyphens.
  static func widestWord(_ text: String) -> Double { leastWidth(text, hyphenatingFrom: .infinity) }

  /// The points that a head needs when words wider than `limit` are hyphenated; TeX only does that to plain words.
  static func leastWidth(_ text: String, hyphenatingFrom limit: Double) -> Double {
    text.split(whereSeparator: \.isWhitespace).map { word in
      let pieces = BrokenHead.pieces(of: word)
      let isPlain = pieces.count == 1 && word.allSatisfy(\.isLetter)
      let width = pieces.map(LaTeXWidth.points).max() ?? 0
      return isPlain ? min(width, limit) : width
    }.max() ?? 0
  }
}
