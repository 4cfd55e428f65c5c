import TartanLanguage
public import TartanModel
import TartanText

extension Session {
  /// `run "x.sett"`.
  mutating func runScript(_ file: Name, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let path = try resolve(file, for: .reading)
    let sett = try readSett(path, file)
    try play(sett, path, mode: .run, at: file.span)
    return Reply()
  }

  /// A sett as read from a file.
  func readSett(_ path: String, _ file: Name) throws(Diagnostic) -> SettFile {
    if NotebookFile.isNamed(path) { return NotebookFile.commands(of: try readNotebook(path, file)) }
    return SettFile(text: try scriptSource(path, file))
  }

  /// The text of a script.
  ///
  /// - Throws: a diagnostic if the file is missing, no text, or too deep in other scripts.
  func scriptSource(_ path: String, _ file: Name) throws(Diagnostic) -> String {
    let bytes = try scriptBytes(path, file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(.badData, at: file.span, "'\(Control.visible(file.text))' is not a text in UTF-8")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// The bytes of a script.
  ///
  /// - Throws: a diagnostic if the file is missing, or too deep in other scripts.
  func scriptBytes(_ path: String, _ file: Name) throws(Diagnostic) -> [UInt8] {
    guard scripts.count < 16, !scripts.contains(where: { $0.path == path }) else {
      throw Diagnostic(
        .badValue, at: file.span, "the script runs itself", hints: ["take the run line out of one of them"])
    }
    do {
      return try environment.files.read(path, shownAs: file.text)
    } catch {
      throw namingScripts(error, path, file).located(at: file.span)
    }
  }

  /// A script that is not there: in place of tables to load, the scripts or notebooks in its folder.
  private func namingScripts(_ error: Diagnostic, _ path: String, _ file: Name) -> Diagnostic {
    guard error.code == .file, !error.hints.isEmpty else { return error }
    let isNotebook = NotebookFile.isNamed(path)
    func fits(_ name: String) -> Bool {
      isNotebook ? NotebookFile.isNamed(name) : name.lowercased().hasSuffix(".sett") || NotebookFile.isNamed(name)
    }
    let kept = error.hints.filter { hint in
      !hint.hasPrefix("load ") && (!hint.hasPrefix("did you mean") || fits(String(hint.dropLast(2))))
    }
    let hint = isNotebook ? "save \"analysis.md\" writes one" : "save \"analysis.sett\" writes one"
    return Diagnostic(error.code, at: error.span, error.message, hints: kept.isEmpty ? [hint] : kept)
  }

  /// Carries out the commands of a script, stopping at the first error.
  ///
  /// What only tells about the session's state is kept quiet: a script's reader wants its results.
  mutating func play(
    _ sett: SettFile, _ path: String, mode: ScriptContext.Mode, at span: SourceSpan?
  ) throws(Diagnostic) {
    scripts.append(ScriptContext(path: path, folder: PathNames.folder(of: path), mode: mode))
    let offset = resultsBefore
    let outer = resultsBefore
    defer {
      showHeld()
      scripts.removeLast()
      resultsBefore = outer
    }
    var remarks = sett.remarks[...]
    for source in sett.commands {
      while let remark = remarks.first, remark.line <= source.line {
        state.remarks.append(Remark(text: remark.text, place: state.record.count))
        remarks.removeFirst()
      }
      do throws(Diagnostic) {
        guard let parsed = try Parser.parse(ResultNumbers.shift(source.text, by: offset)) else { continue }
        if case .quit = parsed.action { break }
        if !parsed.belongsToResultBefore { showHeld() }
        try step(parsed)
      } catch  where error.code == .difference && mode == .check && error.script == nil {
        failedExpectations.append("line \(source.line): \(error.message)")
      } catch {
        throw ScriptFailure.diagnostic(error, in: source, of: path, at: span)
      }
    }
  }

  /// One command of a script, inside the command that runs the script.
  mutating func step(_ command: CommandSyntax) throws(Diagnostic) {
    resultsBefore = state.results.last?.number ?? 0
    let reply = try execute(command)
    try accept(command, reply)
  }

  /// `plan "x.sett"`: what it reads and writes, without doing it.
  func planScript(_ file: Name) throws(Diagnostic) -> Reply {
    let path = try resolve(file, for: .reading)
    let sett = try readSett(path, file)
    var rows: [TableRow] = []
    for source in sett.commands {
      let parsed: CommandSyntax?
      do throws(Diagnostic) {
        parsed = try Parser.parse(source.text)
      } catch {
        throw ScriptFailure.diagnostic(error, in: source, of: path, at: file.span)
      }
      guard let parsed else { continue }
      for (verb, name) in parsed.fileUses {
        let full = PathNames.absolute(name, from: PathNames.folder(of: path))
        let outside = !environment.files.lies(full, inAnyOf: [PathNames.folder(of: path)] + environment.allowedFolders)
        rows.append(
          TableRow([
            .text(verb), .text(name), .count(source.line), .text(outside ? "outside of the script's folder" : ""),
          ]))
      }
    }
    let count = Wording.counted(sett.commands.count, "command")
    guard !rows.isEmpty else {
      return Reply(
        answer: Answer(kind: .plan, title: "Plan", sentences: ["\(count); reads and writes nothing"]))
    }
    let table = AnswerTable(
      columns: [
        TableColumn("does", .label), TableColumn("file", .label), TableColumn("line", .number),
        TableColumn("note", .text),
      ], rows: rows)
    return Reply(answer: Answer(kind: .plan, title: "Plan", sentences: [count], tables: [table]))
  }
}

extension CommandSyntax {
  /// Whether it adds to the result before it instead of giving one of its own.
  var belongsToResultBefore: Bool {
    switch action {
    case .title, .note: true
    default: false
    }
  }

  /// The files that the command reads and writes, as written.
  var fileUses: [(verb: String, file: String)] {
    var uses: [(verb: String, file: String)] = []
    switch action {
    case .load(let load): uses.append(("reads", load.file.text))
    case .run(let file), .check(let file), .plan(let file), .render(let file): uses.append(("runs", file.text))
    case .save(let file): uses.append(("writes", file.text))
    default: break
    }
    if let output = clauses.output { uses.append(("writes", output.file.text)) }
    return uses
  }
}

/// An error inside a script, told with its file and line.
enum ScriptFailure {
  /// The error at the place of the script in the command that runs it; the line in the script goes into the message.
  static func diagnostic(_ error: Diagnostic, in source: CommandSource, of path: String, at span: SourceSpan?)
    -> Diagnostic
  {
    if error.script != nil { return error }
    var failure = error
    failure.script = ScriptPlace(path: path, text: source.text, line: source.line)
    return failure
  }
}

extension ResultNumbers {
  /// The text of a script's command for a session that already has `offset` results.
  static func shift(_ text: String, by offset: Int) -> String {
    guard offset > 0 else { return text }
    var bytes = Array(text.utf8)
    for token in Lexer.lenientTokens(of: text).reversed() where token.kind == .result {
      guard let number = Int(token.text) else { continue }
      bytes.replaceSubrange(token.span.start..<token.span.end, with: "%\(number + offset)".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Session {
  /// Writes what the script just run gave into the script itself, so that `check` can compare.
  ///
  /// - Parameter file: the script, as named on the command line; it must have been run in this session, first of all.
  /// - Returns: what was done, as a sentence.
  /// - Throws: a diagnostic if the script cannot be read or written.
  public mutating func pin(_ file: String) throws(Diagnostic) -> String {
    let name = Name(file, at: SourceSpan(0, 0), style: .quoted)
    guard !NotebookFile.isNamed(file) else {
      throw Diagnostic(
        .badValue, at: nil, "a notebook holds its results itself", hints: ["tartan render \(labelText(file))"])
    }
    let path = try resolve(name, for: .writing)
    let text = SettFile.withoutPins(try scriptSource(path, name))
    let pins = state.results.map { Pin(number: $0.number, command: $0.provenance.command, answer: $0.answer) }
    let writer = SettWriter(
      program: environment.program, commands: SettFile(text: text).commands, pins: pins,
      sources: state.datasets.map(\.source), datasets: state.datasets)
    _ = try write(text + "\n" + writer.text, to: path, file, replacing: true, name.span)
    return "\(file): \(Wording.counted(pins.count, "result")) pinned"
  }
}
