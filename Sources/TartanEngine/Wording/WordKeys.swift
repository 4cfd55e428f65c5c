import TartanText

/// What forms of words are counted together as: folded, and stemmed if that is wanted. One value serves one thread.
struct WordKeys: ~Copyable {
  private let stemmer: Stemmer?
  private let leftOut: Set<[UInt8]>

  /// Prepares the keys.
  ///
  /// - Parameters:
  ///   - stems: whether forms with one stem count together.
  ///   - leftOut: words that do not count, case-folded.
  init(stems: Bool, leavingOut leftOut: Set<[UInt8]>) {
    stemmer = stems ? Stemmer() : nil
    self.leftOut = leftOut
  }

  /// The key of a word as it stands in wording; nil for one that is left out.
  func key(of word: Span<UInt8>) -> [UInt8]? {
    let folded = StemSearch.folded(String(copying: word))
    guard !leftOut.contains(folded) else { return nil }
    guard let stem = stemmer?.stem(String(decoding: folded, as: UTF8.self)) else { return folded }
    return Array(stem.utf8)
  }
}
