import Glibc

/// How distinctive a word is for some text against other text.
///
/// Counted by statements, the counts are statements with the word and all statements; counted by occurrences, they are
/// occurrences and all words. Both can be used; statements are the default because a person who says a word ten times
/// is one witness.
public struct Keyness: Hashable, Sendable {
  /// The word in the text that is looked at.
  public let inside: Share
  /// The word in the text that it is compared with.
  public let outside: Share

  /// Compares two counts with what they are counts of; nil where one of both texts is empty or a count contradicts its
  /// base.
  public init?(inside: Share, outside: Share) {
    guard inside.base > 0, outside.base > 0, inside.base + outside.base <= FourfoldCounts.largest else { return nil }
    self.inside = inside
    self.outside = outside
  }

  /// The log-likelihood ratio G² (Dunning 1993): 2 times the sum over all four cells of O ln(O / E), at least 0; how sure
  /// one may be that the word is not equally common in both. It grows with the amount of text: rank by it, but read
  /// `logRatio` for how different the texts are.
  public var logLikelihood: Double {
    let word = Double(inside.count + outside.count)
    let all = Double(inside.base + outside.base)
    var sum = 0.0
    for share in [inside, outside] {
      let base = Double(share.base)
      sum += Self.term(Double(share.count), expected: base * word / all)
      sum += Self.term(base - Double(share.count), expected: base * (all - word) / all)
    }
    return max(0, 2 * sum)
  }

  /// `logLikelihood` with the sign of the difference: above 0 where the word is more common inside.
  public var signedLogLikelihood: Double { logRatio < 0 ? -logLikelihood : logLikelihood }

  /// The p of `logLikelihood` from the chi-square distribution with one degree of freedom. Only for a declared sample,
  /// and corrected for the number of words.
  public var p: Double? { Distribution.chiSquaredUpperTail(logLikelihood, degrees: 1) }

  /// The binary logarithm of the ratio of both rates (Hardie 2014): 1 is twice as common inside, -1 half as common. 1/2 is
  /// added to each count and 1 to each base, always, so that a word missing on one side has a finite value.
  public var logRatio: Double { log2(Self.rate(inside) / Self.rate(outside)) }

  /// The share inside minus the share outside with its interval; of statements only, since occurrences in one statement
  /// hang together.
  ///
  /// - Parameter confidence: above 0, below 1.
  /// - Returns: nil for another confidence.
  public func difference(confidence: Double = 0.95) -> ShareDifference? {
    ShareDifference(inside, outside, confidence: confidence)
  }

  private static func rate(_ share: Share) -> Double { (Double(share.count) + 0.5) / (Double(share.base) + 1) }

  private static func term(_ observed: Double, expected: Double) -> Double {
    observed == 0 ? 0 : observed * log(observed / expected)
  }
}
