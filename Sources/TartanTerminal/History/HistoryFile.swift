import CEditline
import Glibc

/// What was entered in this session and earlier ones, in a file that sessions share.
///
/// Each entry is appended under a lock as soon as it is entered, so two sessions lose nothing of each other. A file
/// that is not a history of Tartan is neither read nor written.
public final class HistoryFile {
  /// Where it is; nil keeps entries for this session only.
  public let path: String?
  /// How many entries the file keeps; the oldest go first.
  public let limit: Int
  /// The entries, oldest first: those of the file at the start, then those of this session.
  public private(set) var entries: [String] = []
  /// Why entries are not kept; nil while they are.
  public private(set) var problem: HistoryProblem?

  private var isNewProblem = false
  /// How many entries this session has added to the file.
  private var added = 0

  /// Reads the file, if there is one, and shortens it to the limit.
  ///
  /// - Parameters:
  ///   - path: where it is or will be; missing folders are made when the first entry is kept.
  ///   - limit: how many entries the file keeps.
  public init(path: String?, limit: Int = 10_000) {
    self.path = path
    self.limit = max(1, limit)
    guard let path else { return }
    do throws(HistoryProblem.Thrown) {
      guard let file = try LockedFile.open(path, creating: false) else { return }
      try load(file)
    } catch {
      problem = error.problem
    }
  }

  /// Keeps an entry, unless it is empty, begins with a space or repeats the one before.
  ///
  /// - Returns: whether it was taken; where the file cannot be written it still is, for this session.
  public func add(_ entry: String) -> Bool {
    guard !entry.allSatisfy(\.isWhitespace), !entry.hasPrefix(" "), entries.last != entry else { return false }
    entries.append(entry)
    if entries.count > limit + limit / 10 { entries.removeFirst(entries.count - limit) }
    guard let path, problem == nil else { return true }
    do throws(HistoryProblem.Thrown) {
      if let file = try LockedFile.open(path, creating: true) { try append(entry, to: file) }
    } catch {
      problem = error.problem
      isNewProblem = true
    }
    return true
  }

  /// The problem that the last `add` met, once.
  func takeNewProblem() -> HistoryProblem? {
    defer { isNewProblem = false }
    return isNewProblem ? problem : nil
  }

  private func load(_ file: borrowing LockedFile) throws(HistoryProblem.Thrown) {
    let text = try file.text()
    guard let kept = HistoryFormat.entries(of: text) else { throw .init(.foreign(path: file.path)) }
    entries = kept.suffix(limit)
    if kept.count > limit { try file.replace(with: HistoryFormat.text(of: entries)) }
  }

  private func append(_ entry: String, to file: borrowing LockedFile) throws(HistoryProblem.Thrown) {
    let start = try file.text(upTo: HistoryFormat.head.utf8.count + 1)
    guard start.isEmpty || start == HistoryFormat.head || start == HistoryFormat.head + "\n" else {
      throw .init(.foreign(path: file.path))
    }
    var addition = HistoryFormat.line(for: entry) + "\n"
    if start.isEmpty {
      addition = HistoryFormat.head + "\n" + addition
    } else if try file.lastByte() != UInt8(ascii: "\n") {
      // A session that was killed while writing leaves half a line; it must not swallow this one.
      addition = "\n" + addition
    }
    try file.append(addition)
    added += 1
    // The file is read as a whole only now and then, and grows beyond the limit by a tenth at most.
    if added % max(1, limit / 10) == 0 { try shorten(file) }
  }

  private func shorten(_ file: borrowing LockedFile) throws(HistoryProblem.Thrown) {
    guard let kept = HistoryFormat.entries(of: try file.text()), kept.count > limit else { return }
    try file.replace(with: HistoryFormat.text(of: kept.suffix(limit)))
  }
}
