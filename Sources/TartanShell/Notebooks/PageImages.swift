import TartanRender

/// The pictures of a notebook, taken into its page.
struct PageImages {
  let files: any FileAccess
  /// The folder of the notebook, below which pictures are looked for.
  let folder: String
  let allowed: [String]

  /// The largest picture that is taken in, in bytes.
  private static let mostBytes = 5_000_000

  private static let types = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "svg": "image/svg+xml",
  ]

  /// The picture at an address as HTML; words in its place where it lies elsewhere or is none.
  func image(_ address: String, _ words: String) -> String {
    let path = PathNames.absolute(address, from: folder)
    let ending = address.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let type = PageImages.types[ending], !address.contains(":"), !address.hasPrefix("//"),
      files.lies(path, inAnyOf: [folder] + allowed), let bytes = files.contents(of: path),
      bytes.count <= PageImages.mostBytes
    else { return NotebookPage.missingImage(words: words, address: address) }
    return NotebookPage.image(type: type, base64: Base64.text(bytes), words: words)
  }
}

/// Bytes as text of 64 signs (RFC 4648).
enum Base64 {
  private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text, padded.
  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
      for place in 0..<4 {
        text.append(place <= group.count ? signs[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
