import TartanFiles
import TartanStore

/// Short digests of text.
enum Digest {
  /// The first 12 hexadecimal digits of the SHA-256 of `text`.
  static func short(of text: String) -> String { String((Fingerprint.sha256(of: Array(text.utf8)) ?? "").prefix(12)) }

  /// A digest of wording, to tell whether it changed: 64-bit FNV-1a, folded to 8 hexadecimal digits.
  static func wording(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String((hash ^ (hash >> 32)) & 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// A digest of one statement by all of its fields, as setts kept it once.
  static func statement(_ fields: [String]) -> String { wording(fields.joined(separator: "\u{1F}")) }
}

extension Digest {
  /// The SHA-256 of a file, nil if it cannot be read; of a saved dataset that of its directory, as it is pinned.
  static func ofFile(_ path: String, _ files: any FileAccess) -> String? {
    let place = files.place(of: path)
    if SavedDataset.isOne(place) { return (try? SavedDataset(path: place, name: path, as: nil))?.fingerprint }
    return files.contents(of: path).flatMap { Fingerprint.sha256(of: $0) }
  }
}
