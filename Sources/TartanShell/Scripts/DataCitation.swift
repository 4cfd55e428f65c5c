import TartanText

/// How data are cited, by what stands beside their file: a `CITATION.cff`, a README; nothing is added to it.
struct DataCitation {
  /// The citation in words, nil where nothing beside the file says it.
  let text: String?
  /// The file that it is from.
  let source: String?

  /// Looks beside a data file.
  init(besides path: String, _ files: any FileAccess) {
    let folder = PathNames.folder(of: path)
    func contents(_ name: String) -> String? {
      files.contents(of: folder + "/" + name).flatMap { String(validating: $0, as: UTF8.self) }
    }
    if let cff = contents("CITATION.cff"), let text = CitationFile(cff).text {
      (self.text, source) = (Control.visible(text), "CITATION.cff")
    } else if let name = ["README.md", "README.txt", "README"].first(where: { contents($0) != nil }),
      let heading = contents(name).flatMap(DataCitation.heading)
    {
      (text, source) = ("“\(Control.visible(heading))”", name)
    } else {
      (text, source) = (nil, nil)
    }
  }

  /// The first line with words.
  private static func heading(of text: String) -> String? {
    let line = text.split(whereSeparator: \.isNewline).first { $0.contains(where: \.isLetter) }
    return line.map { String($0.drop { $0 == "#" || $0.isWhitespace }) }
  }
}

/// The few members of a Citation File Format file that a citation is made of.
private struct CitationFile {
  private var members: [String: String] = [:]
  private var authors: [String] = []

  /// Reads the top level and the authors; other levels are passed over.
  init(_ text: String) {
    var section = ""
    var author: [String: String] = [:]
    func finished(_ author: [String: String]) -> [String] {
      if let name = author["name"] { return [name] }
      let parts = [author["family-names"], author["given-names"]].compactMap { $0 }
      return parts.isEmpty ? [] : [parts.joined(separator: ", ")]
    }
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      var rest = line.drop(while: \.isWhitespace)
      let isInside = rest.startIndex > line.startIndex || rest.hasPrefix("-")
      if rest.hasPrefix("-"), section == "authors" {
        authors += finished(author)
        author = [:]
        rest = rest.dropFirst().drop(while: \.isWhitespace)
      }
      guard let colon = rest.firstIndex(of: ":") else { continue }
      let (key, value) = (String(rest[..<colon]), CitationFile.value(rest[rest.index(after: colon)...]))
      if !isInside {
        section = key
        if !value.isEmpty { members[key] = value }
      } else if section == "authors" {
        author[key] = value
      }
    }
    authors += finished(author)
  }

  private static func value(_ text: Substring) -> String {
    let text = text.drop(while: \.isWhitespace)
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      var plain = text
      while plain.last?.isWhitespace == true { plain.removeLast() }
      return String(plain)
    }
    return String(text.dropFirst().prefix { $0 != quote })
  }

  /// `Burns, R. (2020): Title. Version 1. https://doi.org/…`; nil without a title.
  var text: String? {
    guard let title = members["title"] else { return nil }
    let year = members["date-released"].map { " (\($0.prefix(4)))" } ?? ""
    var parts = [(authors.isEmpty ? "" : authors.joined(separator: "; ") + year + ": ") + title]
    if authors.isEmpty, !year.isEmpty { parts[0] += year }
    if let version = members["version"] { parts.append("Version \(version)") }
    if let doi = members["doi"] {
      parts.append("https://doi.org/\(doi)")
    } else if let url = members["url"] {
      parts.append(url)
    }
    return parts.joined(separator: ". ")
  }
}
