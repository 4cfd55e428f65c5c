/// What an operation found: names and a count a row; rows without a statement are left out.
struct Answer: Hashable {
  struct Row: Hashable {
    let names: [String]
    let count: Int
  }

  let rows: [Row]

  /// The rows with a statement, by name.
  init(_ rows: [Row]) {
    self.rows = rows.filter { $0.count != 0 }.sorted { left, right in
      left.names == right.names
        ? left.count < right.count : left.names.lexicographicallyPrecedes(right.names, by: Answer.precedes)
    }
  }

  /// One number.
  init(_ count: Int) { rows = [Row(names: [], count: count)] }

  /// The sum of the counts.
  var total: Int { rows.reduce(0) { $0 + $1.count } }

  /// What two engines compare: the number alone, or the first twelve digits of the SHA-1 of the rows as JSON.
  var fingerprint: String {
    if let row = rows.first, rows.count == 1, row.names.isEmpty { return String(row.count) }
    return String(SHA1.hexadecimal(of: Array(json.utf8)).prefix(12))
  }

  private var json: String {
    let lines = rows.map { row in "[" + row.names.map { JSONText.quoted($0) + ", " }.joined() + "\(row.count)]" }
    return "[" + lines.joined(separator: ", ") + "]"
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

/// Text in JSON, as far as labels need it.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
