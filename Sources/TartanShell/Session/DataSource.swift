import TartanLanguage
import TartanModel

/// Where a dataset came from: what a script has to say to get the same one, even after it was closed.
struct DataSource: Hashable, Sendable {
  /// The name at the prompt.
  let name: String
  /// The absolute path of the file.
  let path: String
  /// The SHA-256 of that file, perhaps still being computed.
  let pendingFingerprint: PendingFingerprint
  /// The mapping in full.
  let mapping: LoadSyntax

  /// The SHA-256 of the file, 64 hexadecimal digits; waits for them if they are not known yet.
  var fingerprint: String { pendingFingerprint.value }

  /// The name of the file without its folder.
  var fileName: String { PathNames.name(of: path) }

  /// The mapping as canonical text, whatever the file, the name and the fingerprint are: how the file was read.
  var mappingText: String {
    let span = SourceSpan(0, 0)
    var load = mapping.moved(to: Name(fileName, at: span, style: .quoted))
    load.name = nil
    load.fingerprint = nil
    return canonicalText(of: CommandSyntax(.load(load), at: span))
  }

  /// Whether both are the same file, read in the same way under the same name.
  func isAlike(_ other: DataSource) -> Bool {
    name == other.name && path == other.path && mappingText == other.mappingText && fingerprint == other.fingerprint
  }
}

extension OpenDataset {
  /// Where it came from.
  var source: DataSource {
    DataSource(name: name, path: path, pendingFingerprint: pendingFingerprint, mapping: mapping)
  }
}
