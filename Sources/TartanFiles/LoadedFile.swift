public import TartanEngine
public import TartanLanguage
public import TartanModel

/// A data file in memory, with what was noticed on the way.
public struct LoadedFile: Sendable {
  /// The statements.
  public let dataset: Dataset
  /// What was noticed: what the file is like, and what a reader should look at.
  public let report: LoadReport
  /// The mapping that was used, complete: a script that says it leaves nothing to be found.
  public let mapping: LoadSyntax
  /// The SHA-256 of the file, 64 hexadecimal digits.
  public let fingerprint: String
}

/// Reads a data file: finds how it is written and what its columns are, as far as `syntax` leaves that open.
///
/// - Parameters:
///   - syntax: the `load` command; what it says is used, the rest is found by looking at the file.
///   - path: where the file is.
///   - stop: read every few thousand rows.
/// - Returns: the dataset with its report and the complete mapping.
/// - Throws: a diagnostic, located in the command's text, for a file that cannot be read or understood, a mapping that
///   does not fit it, another fingerprint than the one given, or a stop.
/// - Complexity: O(bytes); memory is the file, twelve bytes a row and text column, and a few bytes a label.
public func loadDataset(_ syntax: LoadSyntax, path: String, stop: StopFlag) throws(Diagnostic) -> LoadedFile {
  try loadDataset(syntax, path: path, workers: Workers(), stop: stop)
}

/// The same, with the work shared among threads as `workers` says; what comes out does not depend on it.
package func loadDataset(
  _ syntax: LoadSyntax, path: String, workers: Workers, stop: StopFlag
) throws(Diagnostic) -> LoadedFile {
  do throws(Diagnostic) {
    return try Loader(syntax: syntax, path: path, workers: workers, stop: stop).load()
  } catch {
    throw error.located(at: syntax.file.span)
  }
}

/// The steps of a load, in order.
private struct Loader {
  let syntax: LoadSyntax
  let path: String
  let workers: Workers
  let stop: StopFlag

  private var name: String { syntax.file.text }

  func load() throws(Diagnostic) -> LoadedFile {
    let source = try SourceFile(path: path, name: name)
    let (fingerprint, encoding, reader) = try read(source)
    let survey = try ColumnSurvey(reader, workers: workers, stop: stop)
    try HeaderCheck.check(reader.header, survey, name: name)
    let resolver = try MappingResolver(survey, header: reader.header, syntax: syntax)
    var mapping = resolver.mapping

    let fieldReader = FieldReader(survey: survey, stop: stop)
    var fields = try fieldReader.read(mapping.fields)
    mapping.fields = fields.map(\.rule)

    var lines = reader.table.lines
    var contradictions = NoticeList<Contradiction>()
    if mapping.rowsPer != nil, let rows = resolver.grouping {
      var joining = Joining(rows, lines: lines)
      fields = fields.map { joining.join($0) }
      contradictions = joining.contradictions
      lines = rows.firstRows.map { lines[Int($0)] }
    }
    let numbersRows = !fields.contains { $0.rule.kind == .id }
    if numbersRows {
      fields.insert(fieldReader.numbering(rows: lines.count, gaps: mapping.rowsPer == nil ? reader.gaps : []), at: 0)
    }

    let datasetName = syntax.name?.text ?? DatasetName.of(path)
    let dataset = dataset(named: datasetName, fields, lines: lines)
    var report = LoadReport(dataset: datasetName, statements: lines.count, fingerprint: fingerprint)
    report.describe(encoding, reader, mapping, contradictions: contradictions, numbersRows: numbersRows)
    try report.inspect(
      dataset, fields, repeats: mapping.rowsPer == nil ? resolver.grouping : nil, workers: workers, stop: stop)
    let said = mapping.syntax(
      for: syntax, names: survey.names, name: datasetName, delimiter: reader.delimiter, encoding: encoding.encoding,
      fingerprint: fingerprint)
    return LoadedFile(dataset: dataset, report: report, mapping: said, fingerprint: fingerprint)
  }

  /// The fingerprint and the records; for a large file the one is computed while the others are read.
  private func read(_ source: SourceFile) throws(Diagnostic) -> (String, EncodingNotes, RecordReader) {
    let encoding = try encoding()
    let delimiter = try delimiter()
    let name = name
    let stop = stop
    let work: @Sendable (Range<Int>) -> ReadingPart = { part in
      if part.lowerBound == 1 { return .fingerprint(Fingerprint.sha256(of: source.bytes)) }
      do throws(Diagnostic) {
        let text = try Decoder.decode(source.bytes, as: encoding, name: name)
        return .records(text.notes, try RecordReader(text, delimiter: delimiter, name: name, stop: stop))
      } catch {
        return .problem(error)
      }
    }
    let isLarge = source.bytes.count > 1 << 20 && RowChunks.cores > 1
    let parts = isLarge ? RowChunks.map([0..<1, 1..<2], work) : [1..<2, 0..<1].map(work)
    var fingerprint: String?
    var records: (EncodingNotes, RecordReader)?
    var problem: Diagnostic?
    for part in parts {
      switch part {
      case .fingerprint(let found): fingerprint = found
      case .records(let notes, let reader): records = (notes, reader)
      case .problem(let found): problem = found
      }
    }
    // Another file than the one that the script was written for explains whatever else is wrong with it.
    let checked = try check(fingerprint)
    if let problem { throw problem }
    guard let records else { throw Diagnostic(.file, at: nil, "'\(name)' was not read") }
    return (checked, records.0, records.1)
  }

  private func dataset(named name: String, _ fields: [BuiltField], lines: [UInt32]) -> Dataset {
    let descriptions = fields.enumerated().map { $1.description(id: FieldID($0)) }
    let catalog = Catalog(name: name, statements: lines.count, fields: descriptions)
    return Dataset(catalog: catalog, columns: fields.map(\.column), lines: lines)
  }

  private func check(_ found: String?) throws(Diagnostic) -> String {
    guard let found else {
      throw Diagnostic(.file, at: nil, "the fingerprint of '\(name)' cannot be computed: libcrypto refuses SHA-256")
    }
    guard let wanted = syntax.fingerprint else { return found }
    guard wanted.text.lowercased() == found else {
      throw Diagnostic(
        .badData, at: wanted.span, "'\(name)' has changed: its fingerprint is \(found), not \(wanted.text)",
        hints: [
          "get back the file that the script was written for",
          "or load what is there now: take the sha256 clause away, and compare the results",
        ])
    }
    return found
  }

  private func encoding() throws(Diagnostic) -> TextEncoding? {
    guard let name = syntax.encoding else { return nil }
    if let encoding = TextEncoding(named: name.text) { return encoding }
    throw Diagnostic(
      .badMapping, at: name.span, "no encoding is called '\(name.text)'",
      hints: ["encodings: " + TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")])
  }

  private func delimiter() throws(Diagnostic) -> UInt8? {
    guard let name = syntax.delimiter else { return nil }
    return try Delimiter.named(name)
  }
}

/// What one thread brings back when a file is read.
private enum ReadingPart: Sendable {
  case fingerprint(String?)
  case records(EncodingNotes, RecordReader)
  case problem(Diagnostic)
}
