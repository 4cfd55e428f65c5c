import TartanLanguage
import TartanModel
import TartanRender
import TartanText

extension Session {
  /// `save "x.sett"`, `save "x.tartan"`: what is saved goes by the ending.
  mutating func save(_ file: Name, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let shown = Normalization.nfc(file.text)
    if shown.lowercased().hasSuffix(".tartan") { return try saveDataset(file, shown, command) }
    if NotebookFile.isNamed(shown) { return try saveNotebook(file, shown, command) }
    guard shown.lowercased().hasSuffix(".sett") else {
      let stem = shown.split(separator: ".").first ?? "analysis"
      throw Diagnostic(
        .badValue, at: file.span, "a session is saved as a sett or a notebook, a dataset as a .tartan file",
        hints: ["save \"\(stem).sett\"", "save \"\(stem).md\"", "save \"\(stem).tartan\""])
    }
    return try saveSett(file, shown, command)
  }

  /// `save "x.sett"`: the slice of the session that its results depend on.
  private mutating func saveSett(_ file: Name, _ shown: String, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let path = try resolve(file, for: .writing)
    let composition = SettComposer(record: state.record).composed()
    guard composition.lines.contains(where: { $0.source.map { state.record[$0].keep == .always } ?? false }) else {
      throw Diagnostic(
        .noData, at: command.span, "there is no result to save yet", hints: ["load data and ask something first"])
    }
    let body = scriptText(composition, in: PathNames.folder(of: path))
    let commands = CommandSplitter.commands(in: body)
    let pins = SettWriter(
      program: environment.program, commands: commands, pins: pins(of: composition), sources: lastSources(composition),
      datasets: state.datasets)
    let unchanged = try saving { session throws(Diagnostic) in
      try session.write(body + "\n" + pins.text, to: path, shown, replacing: false, file.span)
    }
    state.written.insert(path)
    return .state(
      "\(shown) \(unchanged ? "is up to date" : "saved"): \(Wording.counted(composition.lines.count, "command")), "
        + "\(Wording.counted(pins.pins.count, "result")) pinned",
      notes: saveNotes(composition, path), keep: .never)
  }

  private func scriptText(_ composition: SettComposer.Composition, in folder: String) -> String {
    var lines = [
      "# A Tartan analysis. Run it with: tartan run FILE; compare with: tartan check FILE",
      "# language \(languageVersion)",
    ]
    var reads: [String] = []
    for source in sources(composition) {
      let line = "# reads \(PathNames.relative(source.path, to: folder)) sha256 \(source.fingerprint)"
      if !reads.contains(line) { reads.append(line) }
    }
    lines += reads
    let wrote = composition.lines.flatMap { line in line.source.map { state.record[$0].wrote } ?? [] }
    for file in wrote { lines.append("# writes \(PathNames.relative(file.path, to: folder))") }
    lines.append("")
    lines += composition.lines.map { rebased($0, to: folder) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line with its paths as seen from the folder of the sett.
  func rebased(_ line: SettComposer.Line, to folder: String, isPinned: Bool = true) -> String {
    guard let source = line.source else { return line.text }
    let recorded = state.record[source]
    if let data = recorded.source { return loadText(of: data, from: folder, isPinned: isPinned) }
    guard let file = recorded.wrote.first else { return line.text }
    return line.text.replacingOutput(with: PathNames.relative(file.path, to: folder))
  }

  /// `load` in full, for a script in `folder`; without one the path is absolute. Pinned, it holds the fingerprint.
  func loadText(of open: DataSource, from folder: String?, isPinned: Bool) -> String {
    let span = SourceSpan(0, 0)
    let path = folder.map { PathNames.relative(open.path, to: $0) } ?? open.path
    var load = open.mapping.moved(to: Name(path, at: span, style: .quoted))
    load.name = Name(open.name, at: span)
    load.fingerprint = isPinned ? Name(open.fingerprint, at: span, style: .quoted) : nil
    return canonicalText(of: CommandSyntax(.load(load), at: span))
  }

  /// What the lines load, in their order.
  private func sources(_ composition: SettComposer.Composition) -> [DataSource] {
    composition.lines.compactMap { line in line.source.flatMap { state.record[$0].source } }
  }

  /// What is open under each name at the end of the lines.
  private func lastSources(_ composition: SettComposer.Composition) -> [DataSource] {
    var last: [DataSource] = []
    for source in sources(composition) {
      last.removeAll { $0.name == source.name }
      last.append(source)
    }
    return last
  }

  private func pins(of composition: SettComposer.Composition) -> [Pin] {
    composition.lines.compactMap { line in
      guard let number = line.number, let source = line.source, let old = state.record[source].number,
        let entry = state.result(old)
      else { return nil }
      return Pin(number: number, command: entry.provenance.command, answer: entry.answer)
    }
  }

  func saveNotes(_ composition: SettComposer.Composition, _ path: String) -> [String] {
    var notes: [String] = []
    if !composition.dropped.isEmpty {
      let shown = composition.dropped.prefix(8).map { "`\($0)`" }
      let more = composition.dropped.count - shown.count
      notes.append(
        "left out, as no result depends on it: \(shown.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")")
    }
    var told: Set<String> = []
    for source in sources(composition)
    where !PathNames.lies(source.path, in: PathNames.folder(of: path)) && told.insert(source.path).inserted {
      notes.append(
        "\(source.fileName) lies outside of the \(NotebookFile.isNamed(path) ? "notebook" : "sett")'s folder: whoever runs it must allow that with "
          + "--allow \(labelText(PathNames.folder(of: source.path)))")
    }
    return notes
  }
}

extension LoadSyntax {
  /// The same load of another file.
  func moved(to file: Name) -> LoadSyntax {
    var load = LoadSyntax(file: file)
    load.name = name
    load.delimiter = delimiter
    load.encoding = encoding
    load.rowsPer = rowsPer
    load.fields = fields
    load.ignored = ignored
    load.fingerprint = fingerprint
    return load
  }
}

extension String {
  /// A command with another file behind its arrow.
  func replacingOutput(with path: String) -> String {
    let tokens = Lexer.lenientTokens(of: self)
    guard let arrow = tokens.lastIndex(where: { $0.kind == .symbol(.arrow) }), tokens.indices.contains(arrow + 1) else {
      return self
    }
    var bytes = Array(utf8)
    let span = tokens[arrow + 1].span
    let quoted = "\"" + path.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
    bytes.replaceSubrange(span.start..<span.end, with: quoted.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
