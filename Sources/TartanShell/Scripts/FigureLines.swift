import TartanRender

/// The cells of an exported result as they stand in the file, whatever its format: what is compared is what people read.
enum FigureLines {
  /// The lines of a text, each with its cells; a line without cells is one cell.
  ///
  /// - Parameters:
  ///   - text: the file.
  ///   - format: the name of its format.
  /// - Returns: cells as text, trimmed.
  static func lines(of text: String, format: String) -> [[String]] {
    switch format {
    case "csv": return CSVText.rows(of: text)
    case "json": return json(text)
    case "html": return html(text)
    default:
      return plainLines(of: text).compactMap { line in
        guard !line.contains("tartan: {") else { return nil }
        return cells(of: line, format: format)
      }
    }
  }

  private static func plainLines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r\n" }
  }

  private static func cells(of line: Substring, format: String) -> [String]? {
    switch format {
    case "tsv": return line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    case "markdown" where line.hasPrefix("|"):
      return separated(trimmed(line.dropFirst()), by: "|").map(trimmedText)
    case "latex" where line.hasSuffix("\\\\"):
      return separated(line.dropLast(2), by: "&").map(trimmedText)
    case "text": return blanked(line)
    default: return [trimmedText(String(line))]
    }
  }

  /// The pieces between separators that no backslash stands before.
  private static func separated(_ line: Substring, by separator: Character) -> [String] {
    var pieces = [""]
    var isEscaped = false
    for character in line {
      if character == separator, !isEscaped {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return pieces
  }

  /// The pieces between gaps of two blanks and more.
  private static func blanked(_ line: Substring) -> [String]? {
    // A line of measures has its own signs between them.
    let line = line.replacing(" · ", with: "  ")
    var pieces: [String] = line.hasPrefix("  ") ? [""] : []
    var piece = ""
    var blanks = 0
    for character in line {
      if character == " " {
        blanks += 1
        continue
      }
      if blanks > 1, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
      } else if blanks == 1, !piece.isEmpty {
        piece += " "
      }
      blanks = 0
      piece.append(character)
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces.isEmpty ? nil : pieces
  }

  private static func html(_ text: String) -> [[String]] {
    plainLines(of: text).compactMap { line in
      guard !line.contains("tartan: {") else { return nil }
      guard line.hasPrefix("<tr") else { return [withoutTags(line)] }
      return cells(ofRow: line)
    }
  }

  private static func cells(ofRow line: Substring) -> [String] {
    var cells: [String] = []
    var rest = line
    while let end = rest.firstRange(of: "</t") {
      cells.append(withoutTags(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...].drop { $0 != ">" }.dropFirst()
    }
    // What closes the row is no cell.
    if line.hasSuffix("</tr>"), !cells.isEmpty { cells.removeLast() }
    return cells
  }

  private static func withoutTags(_ text: some StringProtocol) -> String {
    var plain = ""
    var isInside = false
    for character in text {
      if character == "<" { isInside = true }
      if !isInside { plain.append(character) }
      if character == ">" { isInside = false }
    }
    return trimmedText(plain)
  }

  private static func json(_ text: String) -> [[String]] {
    plainLines(of: text).flatMap { line -> [[String]] in
      var length = 0
      guard let value = JSONValue(beginning: line.utf8, length: &length) else { return [[String(line)]] }
      let sentences = (value["sentences"]?.elements ?? []).compactMap(\.text).map { [$0] }
      let tables = (value["tables"]?.elements ?? []).flatMap { table -> [[String]] in
        let heads = (table["columns"]?.elements ?? []).map { column in
          [column["group"]?.text, column["name"]?.text].compactMap { $0 }.joined(separator: " · ")
        }
        return [heads] + (table["rows"]?.elements ?? []).map { ($0["cells"]?.elements ?? []).map(cell) }
      }
      return sentences + tables
    }
  }

  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let value): String(value)
    case .number(let text), .string(let text): text
    case .array: "[]"
    case .object: value["text"]?.text ?? "–"
    }
  }

  private static func trimmedText(_ text: String) -> String { String(trimmed(text[...])) }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    if text.last == "|" { text.removeLast() }
    return text
  }
}

/// Comma-separated values as RFC 4180 writes them.
private enum CSVText {
  static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var characters = Array(text)[...]
    func isEnd(_ character: Character) -> Bool { character == "\n" || character == "\r\n" }
    while let character = characters.popFirst() {
      if isQuoted {
        if character != "\"" {
          field.append(character)
        } else if characters.first == "\"" {
          field.append("\"")
          characters.removeFirst()
        } else {
          isQuoted = false
        }
      } else if character == "\"" {
        isQuoted = true
      } else if character == "," || isEnd(character) {
        row.append(field)
        field = ""
        if isEnd(character) {
          rows.append(row)
          row = []
        }
      } else {
        field.append(character)
      }
    }
    if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
    return rows
  }
}
