import Glibc
import TartanLanguage
import TartanTerminal
import TartanText

/// Files and folders that begin so.
enum FileCandidates {
  /// What a path typed as far as `prefix` could become; folders end with a slash, the rest with the closing quote.
  static func candidates(_ prefix: String, from environment: SessionEnvironment) -> [Candidate] {
    let slash = prefix.lastIndex(of: "/")
    let shownFolder = slash.map { String(prefix[...$0]) } ?? ""
    let begun = slash.map { String(prefix[prefix.index(after: $0)...]) } ?? prefix
    let home = shownFolder.hasPrefix("~/") ? environment.home + shownFolder.dropFirst() : shownFolder
    let folder = PathNames.absolute(home.isEmpty ? "." : home, from: environment.folder)
    return entries(of: folder).filter { $0.name.hasPrefix(begun) && (!$0.name.hasPrefix(".") || begun.hasPrefix(".")) }
      .map { entry in
        let full = shownFolder + entry.name + (entry.isFolder ? "/" : "")
        let quoted = quotedText(full)
        return Candidate(
          Control.visible(entry.name + (entry.isFolder ? "/" : "")),
          insertion: entry.isFolder ? String(quoted.dropLast()) : quoted + " ")
      }
  }

  private static func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
    FolderListing.names(in: folder).filter { $0 != "." && $0 != ".." }.sorted().map { name in
      var info = stat()
      let isFolder = unsafe stat(folder + "/" + name, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
      return (name, isFolder)
    }
  }
}
