import CCrypto

/// The SHA-256 of a file: says that two files are the same, byte by byte.
package enum Fingerprint {
  /// The SHA-256 of `bytes` as 64 hexadecimal digits; nil if the library fails.
  package static func sha256(of bytes: [UInt8]) -> String? {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    // SAFETY: the library reads `count` bytes and writes the 32 bytes of a SHA-256 into an array of 32.
    let done = unsafe bytes.withUnsafeBytes { source in
      unsafe digest.withUnsafeMutableBufferPointer { target in
        unsafe EVP_Digest(source.baseAddress, source.count, target.baseAddress, &length, EVP_sha256(), nil)
      }
    }
    guard done == 1, length == 32 else { return nil }
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
