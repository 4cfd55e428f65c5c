import CStemmer

/// Reduces words to their stems: `supported`, `supporting` and `supports` to one form.
///
/// A stemmer belongs to one thread; make one for each.
@safe public struct Stemmer: ~Copyable {
  private let handle: OpaquePointer

  /// Makes a stemmer for a language by its Snowball name, `english` for instance.
  ///
  /// Returns nil if the library does not know the language.
  public init?(language: String = "english") {
    guard let handle = unsafe sb_stemmer_new(language, "UTF_8") else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe sb_stemmer_delete(handle) }

  /// The languages that the library knows, in its order.
  public static var languages: [String] {
    var names: [String] = []
    guard let list = unsafe sb_stemmer_list() else { return names }
    var index = 0
    // SAFETY: the library's list is static and ends with a null pointer.
    while let name = unsafe list[index] {
      names.append(unsafe String(cString: name))
      index += 1
    }
    return names
  }

  /// The stem of one word, which must be case-folded.
  public func stem(_ word: String) -> String {
    var word = word
    return word.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return "" }
      // SAFETY: the library copies the word; its answer is valid until the next call and copied here.
      guard let stem = unsafe sb_stemmer_stem(handle, start, Int32(clamping: bytes.count)) else { return "" }
      let length = Int(unsafe sb_stemmer_length(handle))
      return unsafe String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
  }

  /// Whether the stem of the word in `bytes`, which must be case-folded UTF-8, is `stem`.
  public func stem(of bytes: UnsafeBufferPointer<UInt8>, equals stem: [UInt8]) -> Bool {
    guard let start = bytes.baseAddress,
      let found = unsafe sb_stemmer_stem(handle, start, Int32(clamping: bytes.count))
    else { return false }
    let length = Int(unsafe sb_stemmer_length(handle))
    guard length == stem.count else { return false }
    for index in 0..<length where unsafe found[index] != stem[index] { return false }
    return true
  }
}
