import TartanLanguage
import TartanModel

extension Mapping {
  /// The mapping as a script would say it, so that nothing is left to be found but the fingerprint, which may not be
  /// known yet.
  func syntax(
    for load: LoadSyntax, names: [String], name: String, delimiter: UInt8?, encoding: TextEncoding
  ) -> LoadSyntax {
    var said = LoadSyntax(file: load.file)
    said.name = load.name ?? .said(name, .word)
    said.delimiter = delimiter.map { Delimiter.name(for: $0) }
    said.encoding = .said(encoding.rawValue, .word)
    said.rowsPer = rowsPer.map { .said(names[$0], .quoted) }
    said.fields = fields.filter { !$0.columns.isEmpty }.map { $0.syntax(names: names) }
    said.ignored = ignored.sorted().map { .said(names[$0], .quoted) }
    return said
  }
}

extension FieldRule {
  fileprivate func syntax(names: [String]) -> FieldMappingSyntax {
    let pathSyntax: Name? =
      switch paths {
      case .byEvidence: nil
      case .none: .said("none", .word)
      case .separator(let separator): .said(separator, .quoted)
      }
    let isSet = isMarked || separator != nil || columns.count > 1
    return FieldMappingSyntax(
      field: .said(name, .word), columns: columnSyntax(names),
      kind: isSet ? nil : .said(kind.rawValue, .word), separator: separator.map { .said($0, .quoted) },
      marked: isMarked, paths: pathSyntax)
  }

  /// A range for three columns and more that follow each other, else a list.
  private func columnSyntax(_ names: [String]) -> FieldMappingSyntax.ColumnsSyntax {
    let follow = zip(columns, columns.dropFirst()).allSatisfy { $0 + 1 == $1 }
    guard columns.count > 2, follow, let first = columns.first, let last = columns.last else {
      return .list(columns.map { .said(names[$0], .quoted) })
    }
    return .range(.said(names[first], .quoted), .said(names[last], .quoted))
  }
}

extension Name {
  /// A name that stands in no text.
  fileprivate static func said(_ text: String, _ style: Style) -> Name {
    Name(text, at: SourceSpan(0, 0), style: style)
  }
}

extension Delimiter {
  /// A delimiter as a script says it.
  fileprivate static func name(for byte: UInt8) -> Name {
    let word = word(for: byte)
    return .said(word, word.utf8.count == 1 ? .quoted : .word)
  }
}
