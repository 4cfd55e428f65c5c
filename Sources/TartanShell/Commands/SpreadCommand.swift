import TartanLanguage
import TartanModel

extension Session {
  /// `spread`.
  func spread(_ labels: AxisSyntax, across groups: AxisSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    throw Diagnostic(.unknownCommand, at: command.span, "branch in progress")
  }
}
