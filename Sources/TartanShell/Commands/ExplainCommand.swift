import TartanEngine
import TartanLanguage
import TartanModel

extension Session {
  /// `explain COMMAND`: carries the command out and tells how, instead of what came out. What it would change stays as
  /// it is.
  ///
  /// Times are told to somebody at the prompt, and where `set timing on` asks for them: a script has the same output
  /// each time.
  func explain(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    let trace = ExecutionTrace()
    var rehearsal = self
    rehearsal.trace = trace
    let start = ContinuousClock.now
    _ = try rehearsal.execute(command)
    let time = ContinuousClock.now - start
    let showsTime = environment.isInteractive || settings["timing"] == "on"
    let table = ExplainTable(trace: trace, dataset: open.dataset, time: showsTime ? time : nil)
    let threads = "\(Wording.counted(threads, "thread")) at most"
    let answer = Answer(
      kind: .explain, title: "How it is computed: \(withParameters(canonicalText(of: command)))",
      sentences: [trace.steps.isEmpty ? "nothing is computed" : "\(open.name), \(threads)"],
      tables: trace.steps.isEmpty ? [] : [table.steps] + (table.fields.map { [$0] } ?? []))
    return Reply(answer: answer, keep: .never)
  }
}
