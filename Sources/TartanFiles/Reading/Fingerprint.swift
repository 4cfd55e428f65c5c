import CCrypto

/// The SHA-256 of a file: says that two files are the same, byte by byte.
package enum Fingerprint {
  /// The SHA-256 of `bytes` as 64 hexadecimal digits; nil if the library fails.
  package static func sha256(of bytes: [UInt8]) -> String? {
    var running = RunningFingerprint()
    running.add(bytes, 0..<bytes.count)
    return running.finish()
  }

  /// `bytes` as small hexadecimal digits, two each.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A SHA-256 that is computed a piece at a time.
struct RunningFingerprint {
  private var state = SHA256_CTX()
  private var isSound: Bool

  init() { isSound = unsafe SHA256_Init(&state) == 1 }

  /// Adds the bytes of `range`, which follow those added before.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    // SAFETY: the slice checks the range; the library reads `count` bytes from its start on.
    let done = unsafe bytes[range].withUnsafeBytes { source in
      unsafe SHA256_Update(&state, source.baseAddress, source.count)
    }
    isSound = isSound && done == 1
  }

  /// The 64 digits; nil if the library failed. Nothing may be added afterwards.
  mutating func finish() -> String? {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    // SAFETY: the library writes the 32 bytes of a SHA-256 into an array of 32.
    let done = unsafe digest.withUnsafeMutableBufferPointer { target in
      unsafe SHA256_Final(target.baseAddress, &state)
    }
    return isSound && done == 1 ? Fingerprint.hexadecimal(digest) : nil
  }
}
