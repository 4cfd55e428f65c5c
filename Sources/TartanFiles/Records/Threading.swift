import CKernels
import TartanEngine

/// How a text is divided for reading. It changes how long that takes, and nothing else.
package struct Threading: Sendable {
  /// How many threads read.
  package var threads: Int
  /// How many bytes are worth a thread.
  package var smallestPart = 1 << 20
  /// How many bytes are looked at as one before it is known whether they begin inside of quotes.
  package var pieceSize = TextSurvey.usualPiece
  /// Which instructions of the processor are used.
  package var level = tk_level()

  /// The usual division, for as many threads.
  package init(threads: Int = RowChunks.cores) { self.threads = max(1, threads) }

  /// In how many parts so many bytes are read.
  func parts(of bytes: Int) -> Int { max(1, min(threads, bytes / max(1, smallestPart))) }
}
