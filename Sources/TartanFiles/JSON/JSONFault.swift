import TartanModel

/// What is wrong in a line of JSON, and at which byte.
struct JSONFault: Error {
  let place: Int
  let message: String
  var hints: [String] = []

  /// The fault for people: which line, and which character of it.
  func diagnostic(in bytes: [UInt8], name: String) -> Diagnostic {
    let end = min(place, bytes.count)
    var line = 1
    var start = 0
    for index in 0..<end where bytes[index] == Byte.lineFeed {
      line += 1
      start = index + 1
    }
    // A character is counted at its first byte.
    let column = bytes[start..<end].lazy.filter { $0 & 0xC0 != 0x80 }.count + 1
    return Diagnostic(
      .badData, at: nil, "line \(line) of '\(name)', column \(column): \(message)",
      hints: hints.isEmpty ? ["each line must hold one JSON object: {\"id\": \"1\", \"text\": \"…\"}"] : hints)
  }
}
