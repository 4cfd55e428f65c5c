import TartanText

/// The parts of a JSON value, on one line.
enum JSONText {
  /// A string, or `null`.
  ///
  /// Control characters and marks that turn the writing direction are written as escapes: nothing is lost, and a
  /// terminal shows them.
  static func string(_ text: String?) -> String {
    guard let text else { return "null" }
    guard watched.occur(in: text) else { return "\"" + text + "\"" }
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where Control.isControl(scalar): json += escape(scalar)
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  private static let watched = WatchedBytes("\"\\")

  /// An array of values that are JSON already.
  static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  /// An object of members whose values are JSON already, in their order.
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { string($0) + ":" + $1 }.joined(separator: ",") + "}"
  }

  /// Every control character stands in the basic plane, so four digits do.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
