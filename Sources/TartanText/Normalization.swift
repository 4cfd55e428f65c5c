import CUtf8proc
import Glibc

/// Unicode forms: how labels are stored, compared and folded.
public enum Normalization {
  /// `text` in Unicode NFC, the form in which labels are stored.
  public static func nfc(_ text: String) -> String {
    isASCII(text) ? text : map(text, UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
  }

  /// `text` for comparison without case: full case folding, NFC; accents stay.
  public static func caseFolded(_ text: String) -> String {
    if isASCII(text) { return text.lowercased() }
    return map(text, UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue)
  }

  /// `text` for finding near duplicates: no case, no accents, compatibility forms merged, inner white space single.
  public static func looselyFolded(_ text: String) -> String {
    if let plain = looselyFolded(ascii: text) { return plain }
    let folded = map(
      text,
      UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_DECOMPOSE.rawValue
        | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_STRIPMARK.rawValue)
    return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The quick way for what most labels are; nil if anything but printable ASCII is in it.
  private static func looselyFolded(ascii text: String) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F else { return nil }
      if byte == 0x20, folded.isEmpty || folded.last == 0x20 { continue }
      folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Whether every byte of `text` is ASCII: then it is NFC already.
  private static func isASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Maps through utf8proc; text that it refuses comes back as it was.
  private static func map(_ text: String, _ options: UInt32) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return "" }
      var mapped: UnsafeMutablePointer<UInt8>?
      // SAFETY: reads exactly `count` bytes and allocates the result, which is freed here.
      let length = unsafe utf8proc_map(start, bytes.count, &mapped, utf8proc_option_t(rawValue: options))
      defer { unsafe free(mapped) }
      guard length >= 0, let result = unsafe mapped else {
        return unsafe String(decoding: bytes, as: UTF8.self)
      }
      return unsafe String(decoding: UnsafeBufferPointer(start: result, count: length), as: UTF8.self)
    }
  }
}
