import Glibc

/// Standard output or standard error: collects text and writes it in as few calls as possible.
///
/// Renderers write without looking; the first problem is kept, later text is dropped, and `flush` reports it.
public final class TerminalOutput: TextOutputStream {
  /// How many colours styled text may use.
  public var colour: ColourDepth
  /// The first thing that went wrong; nil as long as all is well.
  public private(set) var problem: OutputProblem?

  /// Asked between pieces of much text; true drops the rest of it.
  public var isStopped: () -> Bool = { false }

  private let descriptor: Int32
  private var waiting: [UInt8] = []
  private var endsLine = true

  /// Writes to a file descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: 1 for standard output, 2 for standard error.
  ///   - colour: how many colours styled text may use.
  public init(descriptor: Int32 = 1, colour: ColourDepth) {
    self.descriptor = descriptor
    self.colour = colour
  }

  /// Adds text as it is.
  public func write(_ text: String) {
    guard problem == nil, !text.isEmpty else { return }
    waiting += text.utf8
    endsLine = text.utf8.last == UInt8(ascii: "\n")
    if waiting.count >= Self.enough { writeOut() }
  }

  /// Adds text with its styles; control characters in it become visible signs.
  public func write(_ text: StyledText) {
    write(text.painted(colour))
  }

  /// Ends the line that was begun, if one was.
  public func startFreshLine() {
    if !endsLine { write("\n") }
  }

  /// Notes that the terminal stands at the start of a line without our doing: somebody pressed Return.
  func lineWasEndedByTyping() { endsLine = true }

  /// Writes out what has been collected.
  ///
  /// - Throws: the first problem since the start, each time.
  public func flush() throws(OutputProblem) {
    writeOut()
    if let problem { throw problem }
  }

  /// The size at which collected text is written without being asked.
  private static let enough = 1 << 16

  /// How much is written between two looks at `isStopped`.
  private static let piece = 1 << 15

  private func writeOut() {
    guard problem == nil, !waiting.isEmpty else { return }
    var rest = waiting[...]
    while !rest.isEmpty, problem == nil {
      // A terminal may take its time: pieces that end with a line, so that what is dropped leaves no half of one.
      let most = rest.prefix(Self.piece)
      let end =
        most.count < rest.count ? most.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? most.endIndex : most.endIndex
      problem = Descriptor(number: descriptor).write(Array(rest[..<end]))
      rest = rest[end...]
      if isStopped() { break }
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
