import TartanLanguage
import TartanModel
import TartanNotebook
import TartanText

/// Notebooks as files.
enum NotebookFile {
  /// Whether the ending of a name says so.
  static func isNamed(_ path: String) -> Bool {
    let path = path.lowercased()
    return path.hasSuffix(".md") || path.hasSuffix(".markdown")
  }

  /// The commands of all blocks, as those of a script.
  static func commands(of notebook: Notebook) -> SettFile {
    SettFile(commands: notebook.blocks.flatMap { commands(of: $0) })
  }

  /// The commands of a block, at their lines in the file.
  static func commands(of block: Notebook.Block) -> [CommandSource] {
    CommandSplitter.commands(in: block.code).map { $0.moved(down: block.line) }
  }
}

extension Session {
  /// The notebook that was named.
  ///
  /// - Throws: a diagnostic if it cannot be read, is no text, or its blocks and markers do not fit together.
  func readNotebook(_ path: String, _ file: Name) throws(Diagnostic) -> Notebook {
    let bytes = try scriptBytes(path, file)
    do {
      return try Notebook(bytes, path: path)
    } catch {
      throw error.located(at: file.span)
    }
  }

  /// A session for a notebook, which begins with nothing but what was given from outside.
  func sessionForNotebook() -> Session {
    var quiet = environment
    quiet.emit = { _ in }
    var session = Session(environment: quiet)
    session.scripts = scripts
    session.state.parameters = state.parameters.filter { $0.value.line == nil }
    session.state.written = state.written
    session.state.settings = state.settings.withoutDecisive
    return session
  }
}
