import Glibc
import TartanModel

/// What can keep a file from being written: one message and one remedy each.
struct WriteProblem {
  /// How the file is called in messages.
  let name: String
  /// Where it would be.
  let path: String

  /// The system's error number in words.
  func diagnostic(_ reason: Int32) -> Diagnostic {
    switch reason {
    case ENOSPC, EDQUOT, EFBIG:
      return Diagnostic(
        .file, at: nil, "'\(name)' was not written: the disk is full",
        hints: ["make room, or write to another disk; nothing was left half written"])
    case EACCES, EPERM:
      return Diagnostic(
        .file, at: nil, "'\(name)' was not written: its folder does not allow it",
        hints: ["write to a folder of your own"])
    case EROFS:
      return Diagnostic(
        .file, at: nil, "'\(name)' was not written: its disk can only be read", hints: ["write to another folder"])
    case ENOENT, ENOTDIR:
      let folder = Path.split(name).folder
      return Diagnostic(
        .file, at: nil, "'\(name)' was not written: its folder does not exist",
        hints: folder.isEmpty ? [] : ["make the folder first: mkdir -p \"\(folder)\""])
    case ENAMETOOLONG:
      return Diagnostic(.file, at: nil, "the name of the file is longer than the system allows")
    default:
      return Diagnostic(.file, at: nil, "'\(name)' was not written: \(FileProblem.systemText(reason))")
    }
  }

  func isFolder() -> Diagnostic {
    Diagnostic(
      .file, at: nil, "'\(name)' is a folder", hints: ["name a file in it: \"\(Path.join(name, "table.csv"))\""])
  }

  func isSpecial() -> Diagnostic {
    Diagnostic(.file, at: nil, "'\(name)' is not a regular file", hints: ["name a file"])
  }

  func isProtected() -> Diagnostic {
    Diagnostic(
      .file, at: nil, "'\(name)' is write-protected", hints: ["allow it: chmod u+w \"\(name)\"", "choose another name"])
  }
}
