import TartanLanguage
import TartanModel

extension Session {
  /// `words`.
  func words(_ set: SetSyntax?, against other: SetSyntax?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    throw Diagnostic(.unknownCommand, at: command.span, "branch in progress")
  }
}
