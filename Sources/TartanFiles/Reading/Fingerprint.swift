import CCrypto

/// The SHA-256 of a file: says that two files are the same, byte by byte.
package enum Fingerprint {
  /// The SHA-256 of `bytes` as 64 hexadecimal digits; nil if the library fails.
  package static func sha256(of bytes: [UInt8]) -> String? {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    var state = SHA256_CTX()
    // SAFETY: the library reads `count` bytes and writes the 32 bytes of a SHA-256 into an array of 32.
    let done = unsafe bytes.withUnsafeBytes { source in
      unsafe digest.withUnsafeMutableBufferPointer { target in
        unsafe SHA256_Init(&state) == 1 && SHA256_Update(&state, source.baseAddress, source.count) == 1
          && SHA256_Final(target.baseAddress, &state) == 1
      }
    }
    guard done else { return nil }
    return hexadecimal(digest)
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
