import Glibc

/// Runs pdfLaTeX, where a machine has it, to see that what is written for it compiles.
enum PDFLaTeX {
  /// Whether the program and the packages that the documentation names are there.
  static let isInstalled = run("command -v pdflatex >/dev/null && kpsewhich threeparttable.sty booktabs.sty >/dev/null")

  /// The preamble that `docs/formats.md` gives.
  private static let preamble = #"""
    \documentclass{article}
    \usepackage[T1]{fontenc}
    \usepackage[utf8]{inputenc}
    \usepackage{array,booktabs,longtable,threeparttable}
    \begin{document}

    """#

  /// What pdfLaTeX says of a document with that body.
  static func log(ofCompiling body: String) -> String {
    guard let folder = temporaryFolder() else { return "no temporary folder" }
    defer { run("rm -r '\(folder)'") }
    guard write(preamble + body + "\\end{document}\n", to: folder + "/paper.tex") else { return "nothing written" }
    // Lines of the log break at 79 characters unless it is told otherwise.
    run("cd '\(folder)' && max_print_line=10000 pdflatex -halt-on-error -interaction=nonstopmode paper >/dev/null 2>&1")
    return read(folder + "/paper.log")
  }

  @discardableResult private static func run(_ command: String) -> Bool {
    unsafe system(command) == 0
  }

  private static func temporaryFolder() -> String? {
    var template = Array("/tmp/tartan-latex-XXXXXX".utf8CString)
    // SAFETY: the call changes the letters of the array, which has the final zero it needs.
    guard unsafe mkdtemp(&template) != nil else { return nil }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = unsafe fopen(path, "w") else { return false }
    defer { unsafe fclose(file) }
    return unsafe fputs(text, file) >= 0
  }

  private static func read(_ path: String) -> String {
    guard let file = unsafe fopen(path, "r") else { return "" }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = unsafe getc(file)
      guard byte >= 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
  }
}
