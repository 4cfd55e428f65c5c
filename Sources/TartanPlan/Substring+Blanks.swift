extension Substring {
  /// The text without blanks at either end.
  func trimmingBlanks() -> Substring {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }

  /// Where the first of the two-character separators stands.
  func firstSeparator(among separators: [String]) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      for separator in separators where self[at...].hasPrefix(separator) {
        return at..<index(at, offsetBy: separator.count)
      }
      at = index(after: at)
    }
    return nil
  }
}
