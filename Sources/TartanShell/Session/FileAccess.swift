public import TartanModel

/// What a session does with files. Handed in, so that tests see each access and a script's limits hold in one place.
public protocol FileAccess: Sendable {
  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: the absolute path.
  ///   - shown: the path as it was typed, for messages.
  /// - Returns: the bytes, none for an empty file.
  /// - Throws: a diagnostic that says why it cannot be read.
  func read(_ path: String, shownAs shown: String) throws(Diagnostic) -> [UInt8]
  /// The bytes of a file, nil if it cannot be read.
  func contents(of path: String) -> [UInt8]?
  /// Writes a file as a whole: the old one stays until the new one is complete.
  ///
  /// - Throws: a diagnostic that says what stood in the way; nothing is left half written.
  func write(_ bytes: [UInt8], to path: String) throws(Diagnostic)
  /// Writes a file as a whole that stays somebody else's: a notebook with new results in it.
  ///
  /// - Throws: a diagnostic that says what stood in the way; nothing is left half written.
  func renew(_ bytes: [UInt8], at path: String) throws(Diagnostic)
  /// Writes a file as a whole by filling an empty one that then takes its place.
  ///
  /// - Parameters:
  ///   - path: the absolute path.
  ///   - fill: gets the path of the empty file, fills it, and returns the digest by which `wroteLast` knows it again.
  /// - Throws: what `fill` throws, or what stood in the way; nothing is left half written.
  func write(to path: String, by fill: (String) throws(Diagnostic) -> String) throws(Diagnostic)
  /// Where on the disk the file of that path is.
  func place(of path: String) -> String
  /// Whether there is something at a path.
  func exists(_ path: String) -> Bool
  /// Whether this program was the last to write the file, and left contents with that digest.
  func wroteLast(_ path: String, digest: String) -> Bool
  /// Whether this program was the last to write the file, and left these contents.
  func wroteLast(_ path: String, contents: [UInt8]) -> Bool
  /// Whether an absolute path lies below one of the folders, links followed.
  func lies(_ path: String, inAnyOf folders: [String]) -> Bool
}
