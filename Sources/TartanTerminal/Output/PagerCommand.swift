/// Which program shows long text, and how it is started.
package struct PagerCommand: Equatable {
  /// The program and its arguments; never empty.
  package let arguments: [String]

  /// The program of the environment: `TARTAN_PAGER`, else `PAGER`, else `less`; nil where one of them says `cat` or
  /// nothing.
  package init?(_ environment: ProcessEnvironment) {
    guard let wish = environment.values["TARTAN_PAGER"] ?? environment.values["PAGER"] else {
      // Colours pass, the screen is kept, and a text that fits after all is just printed.
      arguments = ["less", "-R", "-F", "-X"]
      return
    }
    let words = wish.split(separator: " ").map(String.init)
    guard let program = words.first, program != "cat" else { return nil }
    if wish.unicodeScalars.contains(where: Self.shellSigns.contains) {
      arguments = ["/bin/sh", "-c", wish]
    } else if words.count == 1, program == "less" || program.hasSuffix("/less"), environment["LESS"] == nil {
      arguments = [program, "-R", "-F", "-X"]
    } else {
      arguments = words
    }
  }

  /// Signs that only a shell understands: then, and only then, one is started.
  private static let shellSigns: Set<Unicode.Scalar> = [
    "|", "&", ";", "<", ">", "(", ")", "$", "`", "\\", "\"", "'", "*", "?", "[", "#", "~", "=", "%", "{",
  ]
}
