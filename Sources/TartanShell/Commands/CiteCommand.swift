import TartanLanguage
import TartanModel

extension Session {
  /// `cite`.
  func cite(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    return Reply(answer: Answer(kind: .cite, title: "Cite \(open.name)", sentences: []), keep: .whenReferred)
  }
}
