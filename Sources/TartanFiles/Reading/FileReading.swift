import CKernels
import Glibc
import TartanEngine
import TartanModel

/// Fills memory from a file, on several threads, each a run of whole pieces.
struct FileReading: Sendable {
  /// The error number of what went wrong: 0 if the file was shorter than it said, ECANCELED for a stop.
  private(set) var failure: Int32?
  /// What each piece says, if they were surveyed.
  private(set) var pieces: [tk_csv_chunk] = []

  /// Nothing was read.
  init() {}

  /// Reads as many bytes as `memory` has; with a `delimiter` surveys each piece as soon as it is there.
  @unsafe init(
    _ descriptor: Int32, into memory: UnsafeMutableBufferPointer<UInt8>, threading: Threading, delimiter: UInt8?,
    stop: StopFlag
  ) {
    let target = unsafe Target(memory: memory)
    let size = threading.pieceSize
    let count = (memory.count + size - 1) / size
    let threads = threading.parts(of: memory.count)
    let ranges = (0..<threads).map { count * $0 / threads..<count * ($0 + 1) / threads }
    stop.progress.begin(.reading, total: memory.count)
    let parts = RowChunks.map(ranges) { range in
      unsafe FileReading(descriptor, target.memory, pieces: range, size: size, delimiter: delimiter, stop: stop)
    }
    failure = parts.lazy.compactMap(\.failure).first
    if delimiter != nil { pieces = Array(parts.map(\.pieces).joined()) }
  }

  /// Reads some pieces, a few at a time, so that they are surveyed before they leave the cache.
  @unsafe private init(
    _ descriptor: Int32, _ memory: UnsafeMutableBufferPointer<UInt8>, pieces range: Range<Int>, size: Int,
    delimiter: UInt8?, stop: StopFlag
  ) {
    let atOnce = max(1, (1 << 18) / size)
    pieces.reserveCapacity(delimiter == nil ? 0 : range.count)
    var piece = range.lowerBound
    while piece < range.upperBound {
      let next = min(piece + atOnce, range.upperBound)
      let bytes = piece * size..<min(next * size, memory.count)
      failure = stop.isRaised ? ECANCELED : unsafe FileReading.fill(memory, bytes, from: descriptor)
      if failure != nil { return }
      if let delimiter {
        for index in piece..<next {
          let part = unsafe memory[index * size..<min((index + 1) * size, memory.count)]
          pieces.append(unsafe TextSurvey.piece(UnsafeBufferPointer(rebasing: part), delimiter: delimiter))
        }
      }
      stop.progress.advance(by: bytes.count)
      piece = next
    }
  }

  /// Reads the bytes of a range to their place; nil if all came.
  private static func fill(
    _ memory: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>, from descriptor: Int32
  ) -> Int32? {
    guard let base = memory.baseAddress, range.upperBound <= memory.count else { return 0 }
    var filled = range.lowerBound
    while filled < range.upperBound {
      // SAFETY: the system writes at most as many bytes as are left of a range that lies in the memory.
      let got = unsafe pread(descriptor, base + filled, range.upperBound - filled, filled)
      if got == 0 { return 0 }
      if got < 0 {
        if errno == EINTR { continue }
        return errno
      }
      filled += got
    }
    return nil
  }

  /// The memory, for threads of which each writes its own part.
  // SAFETY: threads share the address and no byte: each reads its own range of the file to its own range of the memory,
  // and nobody looks before all of them are done.
  @unsafe private struct Target: @unchecked Sendable {
    let memory: UnsafeMutableBufferPointer<UInt8>
  }
}
