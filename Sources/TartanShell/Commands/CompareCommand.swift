import TartanLanguage
import TartanModel

extension Session {
  /// `compare`.
  func compare(_ labels: AxisSyntax, by groups: AxisSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    throw Diagnostic(.unknownCommand, at: command.span, "branch in progress")
  }
}
