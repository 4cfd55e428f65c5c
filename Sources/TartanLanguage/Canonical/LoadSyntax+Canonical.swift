extension LoadSyntax {
  var canonical: String {
    var pieces = ["load " + file.asText]
    if let name { pieces.append("as " + name.asWord) }
    if let delimiter { pieces.append("delimiter " + delimiter.asWord) }
    if let encoding { pieces.append("encoding " + encoding.asWord) }
    if let rowsPer { pieces.append("rows per " + rowsPer.asText) }
    pieces.append(contentsOf: fields.map(\.canonical))
    if !ignored.isEmpty { pieces.append("ignore " + ignored.map(\.asText).joined(separator: ", ")) }
    if let fingerprint { pieces.append("sha256 " + fingerprint.asText) }
    return pieces.joined(separator: " ")
  }
}

extension FieldMappingSyntax {
  var canonical: String {
    var pieces = [field.asWord + " from " + columns.canonical]
    if let kind { pieces.append("as " + kind.asWord) }
    if let separator { pieces.append("split " + separator.asText) }
    if marked { pieces.append("marked") }
    if let paths { pieces.append("paths " + (paths.text == "none" && paths.style == .word ? "none" : paths.asText)) }
    return pieces.joined(separator: " ")
  }
}

extension FieldMappingSyntax.ColumnsSyntax {
  var canonical: String {
    switch self {
    case .list(let names): names.map(\.asText).joined(separator: ", ")
    case .range(let first, let last): first.asText + ".." + last.asText
    }
  }
}
