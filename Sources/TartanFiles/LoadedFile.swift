public import TartanEngine
public import TartanLanguage
public import TartanModel

/// A data file in memory, with what was noticed on the way.
public struct LoadedFile: Sendable {
  /// The statements.
  public let dataset: Dataset
  /// What was noticed: what the file is like, and what a reader should look at.
  public let report: LoadReport
  /// The mapping that was used: a script that says it, with the fingerprint, leaves nothing to be found.
  public let mapping: LoadSyntax
  /// The names of all columns, in the order of the file.
  public let columns: [String]
  /// The SHA-256 of the file; of a large file it is computed after loading.
  public let fingerprint: PendingFingerprint
}

/// Reads a data file: finds how it is written and what its columns are, as far as `syntax` leaves that open.
///
/// - Parameters:
///   - syntax: the `load` command; what it says is used, the rest is found by looking at the file.
///   - path: where the file is.
///   - threads: how many threads read; the result is the same for any number.
///   - stop: read every few thousand rows.
/// - Returns: the dataset with its report and the complete mapping.
/// - Throws: a diagnostic, located in the command's text, for a file that cannot be read or understood, a mapping that
///   does not fit it, another fingerprint than the one given, or a stop.
/// - Complexity: O(bytes); memory is the file, twelve bytes a row and text column, and a few bytes a label.
public func loadDataset(
  _ syntax: LoadSyntax, path: String, threads: Int? = nil, stop: StopFlag
) throws(Diagnostic) -> LoadedFile {
  let threads = threads ?? RowChunks.cores
  return try loadDataset(
    syntax, path: path, threading: Threading(threads: threads), workers: Workers(threads: threads), stop: stop)
}

/// The same, with the bytes shared among threads as `threading` says and the rows as `workers` says; what comes out
/// does not depend on it.
package func loadDataset(
  _ syntax: LoadSyntax, path: String, threading: Threading = Threading(), workers: Workers = Workers(), stop: StopFlag
) throws(Diagnostic) -> LoadedFile {
  do throws(Diagnostic) {
    return try Loader(syntax: syntax, path: path, threading: threading, workers: workers, stop: stop).load()
  } catch {
    throw error.located(at: syntax.file.span)
  }
}

/// The steps of a load, in order.
private struct Loader {
  let syntax: LoadSyntax
  let path: String
  let threading: Threading
  let workers: Workers
  let stop: StopFlag

  private var name: String { syntax.file.text }

  func load() throws(Diagnostic) -> LoadedFile {
    let source = try SourceFile(path: path, name: name, threading: threading, stop: stop) {
      (head, hasMore) throws(Diagnostic) in
      let forced = try delimiter()
      let text = Decoder.beginning(head, hasMore: hasMore, as: try self.encoding())
      guard let text, try !isJSON(text) else { return nil }
      return Delimiter.beginning(of: text, forced: forced).delimiter
    }
    let digest = FileDigest(of: source.bytes)
    let (encoding, reader) = try read(source, digest)
    let survey = try ColumnSurvey(reader, workers: workers, stop: stop)
    if !reader.isJSON { try HeaderCheck.check(reader.header, survey, name: name) }
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
    var report = LoadReport(dataset: datasetName, statements: lines.count)
    report.describe(encoding, reader, mapping, contradictions: contradictions, numbersRows: numbersRows)
    try report.inspect(
      dataset, fields, repeats: mapping.rowsPer == nil ? resolver.grouping : nil, workers: workers, stop: stop)
    let said = mapping.syntax(
      for: syntax, names: survey.names, name: datasetName, delimiter: reader.isJSON ? nil : reader.delimiter,
      encoding: encoding.encoding)
    digest.start(isUrgent: false)
    // The library has no way to fail at this; a text that is no fingerprint would be seen by whoever compares.
    let fingerprint = PendingFingerprint { digest.value ?? "" }
    return LoadedFile(
      dataset: dataset, report: report, mapping: said, columns: survey.names, fingerprint: fingerprint)
  }

  /// The records of a file that is, if the command says which, the right one.
  private func read(_ source: SourceFile, _ digest: FileDigest) throws(Diagnostic) -> (EncodingNotes, RecordReader) {
    let encoding = try encoding()
    let delimiter = try delimiter()
    if syntax.fingerprint != nil { digest.start(isUrgent: true) }
    var problem: Diagnostic?
    var records: (EncodingNotes, RecordReader)?
    do throws(Diagnostic) {
      let text = try Decoder.decode(source.bytes, as: encoding, survey: source.survey, name: name)
      let reader =
        try isJSON(text)
        ? RecordReader(json: text, name: name, threading: threading, stop: stop)
        : RecordReader(text, delimiter: delimiter, name: name, threading: threading, stop: stop)
      records = (text.notes, reader)
    } catch {
      problem = error
    }
    // Another file than the one that the script was written for explains whatever else is wrong with it.
    try check(digest)
    if let problem { throw problem }
    guard let records else { throw Diagnostic(.file, at: nil, "'\(name)' was not read") }
    return records
  }

  private func dataset(named name: String, _ fields: [BuiltField], lines: [UInt32]) -> Dataset {
    let descriptions = fields.enumerated().map { $1.description(id: FieldID($0)) }
    let catalog = Catalog(name: name, statements: lines.count, fields: descriptions)
    return Dataset(catalog: catalog, columns: fields.map(\.column), lines: lines)
  }

  /// Throws if the command names a fingerprint and the file has another one.
  private func check(_ digest: FileDigest) throws(Diagnostic) {
    guard let wanted = syntax.fingerprint else { return }
    guard let found = digest.value else {
      throw Diagnostic(.file, at: nil, "the fingerprint of '\(name)' cannot be computed: libcrypto refuses SHA-256")
    }
    guard wanted.text.lowercased() != found else { return }
    throw Diagnostic(
      .badData, at: wanted.span, "'\(name)' has changed: its fingerprint is \(found), not \(wanted.text)",
      hints: [
        "get back the file that the script was written for",
        "or load what is there now: take the sha256 clause away, and compare the results",
      ])
  }

  /// Whether a text is JSON Lines, as far as the command leaves that open.
  private func isJSON(_ text: DecodedText) throws(Diagnostic) -> Bool {
    guard JSONLines.isLikely(text.bytes, from: text.start, name: path) else { return false }
    guard let delimiter = syntax.delimiter else { return true }
    guard JSONLines.isNamed(path) else { return false }
    throw Diagnostic(
      .badMapping, at: delimiter.span, "a file of JSON Lines has no delimiter",
      hints: ["take the delimiter clause away", "or give a file of separated values another ending than jsonl"])
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
