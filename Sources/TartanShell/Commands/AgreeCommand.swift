import TartanLanguage
import TartanModel

extension Session {
  /// `agree`.
  func agree(_ fields: [Name], by coder: Name?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    throw Diagnostic(.unknownCommand, at: command.span, "branch in progress")
  }
}
