public import TartanModel

/// How results are rendered where a reader may choose.
public struct RenderOptions: Hashable, Sendable {
  /// The columns of the terminal that text is fitted to; nil for everything, whole.
  public var width: Int?
  /// Whether text carries SGR sequences for bold, dim and colour.
  public var styled: Bool
  /// Whether tables in text are aligned by spaces only, without rules.
  public var plainTable: Bool
  /// The decimals of a percentage in a table that people read.
  public var percentDecimals: Int
  /// Whether text ends with where the result comes from: for a file, not for the prompt.
  public var statesSource: Bool
  /// Whether a person's terminal shows the output: CSV and TSV then make control characters of the data visible.
  public var forTerminal: Bool
  /// Raised to give up: what has been rendered is then incomplete, and for nobody.
  public var stop: StopFlag?

  /// Makes options; without arguments those of a file.
  public init(
    width: Int? = nil, styled: Bool = false, plainTable: Bool = false, percentDecimals: Int = 1,
    statesSource: Bool = false, forTerminal: Bool = false, stop: StopFlag? = nil
  ) {
    self.width = width
    self.styled = styled
    self.plainTable = plainTable
    self.percentDecimals = percentDecimals
    self.statesSource = statesSource
    self.forTerminal = forTerminal
    self.stop = stop
  }
}
