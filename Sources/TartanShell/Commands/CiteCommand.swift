import TartanLanguage
import TartanModel

extension Session {
  /// `cite`: how to cite the data and the analysis, and what to say of the methods.
  func cite(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    _ = try requireDataset(at: command.span)
    let methods = MethodsText(self)
    let sentences = methods.dataCitations + [methods.analysisCitation, "Methods: \(methodsParagraph)"]
    return Reply(
      answer: Answer(
        kind: .cite, title: "How to cite", sentences: sentences,
        notes: ["what stands in [brackets] only the author knows"]),
      keep: .whenReferred)
  }
}
