import CKernels
import TartanText

/// Tells quickly that text is in Unicode NFC already, as nearly all text is.
enum NFCCheck {
  /// True if the bytes of `range` are certainly in NFC; false if it takes a closer look.
  static func isCertain(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool {
    bytes.checkBounds(range)
    // SAFETY: the range was checked; the kernel reads so many bytes and keeps no pointer.
    return unsafe bytes.extracting(range).withUnsafeBytes { unsafe tk_is_nfc($0.baseAddress, $0.count) } != 0
  }

  /// Brings the bytes from `start` on into NFC.
  static func normalize(_ bytes: inout [UInt8], from start: Int) {
    let text = Normalization.nfc(String(decoding: bytes[start...], as: UTF8.self))
    guard !text.utf8.elementsEqual(bytes[start...]) else { return }
    bytes.removeLast(bytes.count - start)
    bytes += text.utf8
  }
}
