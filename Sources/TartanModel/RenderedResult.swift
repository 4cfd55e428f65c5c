/// An answer with its number and where it comes from: what a renderer gets.
public struct RenderedResult: Hashable, Sendable {
  /// The number at the prompt (`%3`), if the answer is a numbered result.
  public var number: Int?
  /// The answer.
  public var answer: Answer
  /// Where it comes from; nil for answers that depend on no data.
  public var provenance: Provenance?

  /// Joins an answer with its number and provenance.
  public init(number: Int?, answer: Answer, provenance: Provenance?) {
    self.number = number
    self.answer = answer
    self.provenance = provenance
  }
}
