/// Where an exported result comes from: enough to derive it again.
public struct Provenance: Hashable, Sendable {
  /// The data file's name, without its folder.
  public var dataFile: String
  /// The SHA-256 of the data file, 64 hexadecimal digits; waits for them if they are not known yet.
  public var fingerprint: String { pendingFingerprint.value }
  /// The filter in force as canonical text, if any.
  public var filter: String?
  /// The recoding steps in force, in order; nil where the data are as they were loaded.
  public var recoding: String?
  /// The settings on which the result depends, as commands: `set suppress 5`; nil where all are as they come.
  public var settings: String?
  /// The command as canonical text.
  public var command: String
  /// The program's version.
  public var program: String
  /// The commands that give the result again, from `load` on, in an exported file; files are named without folders.
  public var steps: [String] = []
  /// The result's number in its session.
  public var result: Int?
  private let pendingFingerprint: PendingFingerprint

  /// States a provenance.
  public init(
    dataFile: String, fingerprint: PendingFingerprint, filter: String?, recoding: String? = nil,
    settings: String? = nil,
    command: String, program: String, result: Int? = nil
  ) {
    self.dataFile = dataFile
    pendingFingerprint = fingerprint
    self.filter = filter
    self.recoding = recoding
    self.settings = settings
    self.command = command
    self.program = program
    self.result = result
  }
}
