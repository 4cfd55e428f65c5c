import TartanFiles
import TartanLanguage
import TartanModel
import TartanText

extension Session {
  /// Why a path is needed.
  enum PathUse { case reading, writing }

  /// The absolute path of a file that was named.
  ///
  /// In a script paths start at the script's folder and must stay below it, or below a folder that the person who runs
  /// it has named; at the prompt they start at the folder of the session and may lead anywhere.
  ///
  /// - Throws: a diagnostic if the path is empty, holds a NUL, or leaves the folder.
  func resolve(_ name: Name, for use: PathUse) throws(Diagnostic) -> String {
    let typed = try parameterised(name)
    guard !typed.isEmpty, !typed.utf8.contains(0) else {
      throw Diagnostic(.file, at: name.span, "a file needs a name", hints: ["\"table.csv\""])
    }
    guard let script = scripts.last else {
      let home = typed == "~" || typed.hasPrefix("~/") ? environment.home + typed.dropFirst() : typed
      return PathNames.absolute(home, from: environment.folder)
    }
    let path = PathNames.absolute(typed, from: script.folder)
    let allowed = [script.folder] + environment.allowedFolders
    guard environment.files.lies(path, inAnyOf: allowed) else {
      let verb = use == .reading ? "read" : "write"
      throw Diagnostic(
        .outsideFolder, at: name.span, "a script may not \(verb) outside of its own folder",
        hints: ["who runs it may allow it: --allow \(labelText(PathNames.folder(of: path)))"])
    }
    return path
  }

  private func parameterised(_ name: Name) throws(Diagnostic) -> String {
    guard name.style == .parameter else { return Normalization.nfc(name.text) }
    guard let parameter = state.parameters[name.text] else {
      throw Diagnostic(
        .unknownName, at: name.span, "no parameter named '$\(name.text)'", hints: ["let \(name.text) = \"…\""])
    }
    return parameter.value
  }

  /// The folder from which relative paths start.
  var pathFolder: String { scripts.last?.folder ?? environment.folder }
}
