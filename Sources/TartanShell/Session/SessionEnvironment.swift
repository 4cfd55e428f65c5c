public import TartanModel

/// What a session gets from outside: folders, streams, limits. Handed in, so that a session runs the same in a
/// terminal, in a script and in a test.
public struct SessionEnvironment {
  /// The folder from which relative paths are read at the prompt.
  public var folder: String
  /// The user's home folder, for `~`.
  public var home: String
  /// Reads and writes files.
  public var files: any FileAccess
  /// The folders that scripts may use beside their own; absolute paths.
  public var allowedFolders: [String]
  /// The program's name and version, as provenance states it.
  public var program: String
  /// Raised to stop the running command, and told how far it is.
  public var stop: StopFlag
  /// How many threads long work may use unless `set threads` says otherwise.
  public var cores: Int
  /// Whether somebody sits at the prompt, to whom times mean something.
  public var isInteractive = false
  /// Takes each answer as soon as it is known.
  public var emit: (RenderedResult) -> Void

  /// Describes the surroundings of a session.
  public init(
    folder: String, home: String, files: any FileAccess, allowedFolders: [String] = [], program: String, stop: StopFlag,
    cores: Int, emit: @escaping (RenderedResult) -> Void
  ) {
    self.folder = folder
    self.home = home
    self.files = files
    self.allowedFolders = allowedFolders
    self.program = program
    self.stop = stop
    self.cores = max(1, cores)
    self.emit = emit
  }
}
