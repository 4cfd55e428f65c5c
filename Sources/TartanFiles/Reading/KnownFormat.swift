import TartanModel

/// Formats that are often taken for a table and are none, known by their first bytes.
enum KnownFormat: CaseIterable {
  case zip, oldOffice, sqlite, pdf, gzip, parquet

  /// The format that `bytes` begin like.
  static func of(_ bytes: [UInt8]) -> KnownFormat? {
    allCases.first { bytes.starts(with: $0.signature) }
  }

  private var signature: [UInt8] {
    switch self {
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    case .oldOffice: [0xD0, 0xCF, 0x11, 0xE0]
    case .sqlite: Array("SQLite format 3\0".utf8)
    case .pdf: Array("%PDF-".utf8)
    case .gzip: [0x1F, 0x8B]
    case .parquet: Array("PAR1".utf8)
    }
  }

  /// What it is and what to do about it.
  func diagnostic(name: String) -> Diagnostic {
    let (what, hint) = words(for: name)
    return Diagnostic(.badData, at: nil, "'\(name)' is not a text file but \(what)", hints: [hint])
  }

  private func words(for name: String) -> (String, String) {
    let export = "export the table as CSV from the program that made it"
    return switch self {
    case .zip: ("a workbook or another zip archive", "open it in a spreadsheet and save the sheet as CSV UTF-8")
    case .oldOffice: ("an old Office file", "open it in a spreadsheet and save the sheet as CSV UTF-8")
    case .sqlite: ("an SQLite database", export)
    case .pdf: ("a PDF", export)
    case .gzip: ("compressed", "unpack it first: gunzip \"\(name)\"")
    case .parquet: ("a Parquet table", export)
    }
  }
}
