import TartanLanguage
import TartanModel
import TartanNotebook

extension Session {
  /// Runs a notebook from its first line to its last; after a block that fails no other one is run, and none
  /// after `quit`.
  ///
  /// A value is worked out where it stands, under the filter in force there; one above all data, in a summary say, at
  /// the end.
  ///
  /// - Throws: only `interrupted`; what fails in the notebook is part of the run.
  mutating func play(_ notebook: Notebook, _ path: String, mode: ScriptContext.Mode) throws(Diagnostic) -> NotebookRun {
    scripts.append(ScriptContext(path: path, folder: PathNames.folder(of: path), mode: mode))
    defer { scripts.removeLast() }
    var run = NotebookRun()
    var early: [Int] = []
    for part in notebook.parts {
      switch part {
      case .block(let block): run.blocks.append(try play(block, path, mode, &run))
      case .value(let value):
        if run.isOver {
          run.values.append(.notRun)
        } else if state.dataset == nil {
          early.append(run.values.count)
          run.values.append(.notRun)
        } else {
          run.values.append(try work(out: value, path, &run))
        }
      }
    }
    let values = notebook.values
    for index in early where values.indices.contains(index) {
      run.values[index] = try work(out: values[index], path, &run)
    }
    return run
  }

  private mutating func play(
    _ block: Notebook.Block, _ path: String, _ mode: ScriptContext.Mode, _ whole: inout NotebookRun
  ) throws(Diagnostic) -> BlockRun {
    var run = BlockRun()
    guard !whole.isBroken else {
      run.end = .notRun
      return run
    }
    guard !whole.isOver else {
      run.end = .left
      return run
    }
    for source in NotebookFile.commands(of: block) {
      do throws(Diagnostic) {
        guard let command = try Parser.parse(source.text) else { continue }
        if case .quit = command.action {
          whole.isOver = true
          break
        }
        try step(command)
        try requireWholeData()
        if environment.stop.isRaised { throw Diagnostic(.interrupted, at: nil, "interrupted") }
      } catch  where error.code == .difference && mode == .check && error.script == nil {
        failedExpectations.append("line \(source.line): \(error.message)")
      } catch  where error.code == .interrupted {
        throw error
      } catch {
        let placed = ScriptFailure.diagnostic(error, in: source, of: path, at: nil)
        whole.failure = whole.failure ?? placed
        whole.isBroken = true
        run.end = .failed(placed)
      }
      run.items += takeHeld()
      if whole.isBroken { break }
    }
    run.data = state.dataset.map { String($0.fingerprint.prefix(12)) }
    return run
  }

  /// The answers that wait for their titles, which here come with the block.
  private mutating func takeHeld() -> [BlockRun.Item] {
    let items = held.map { result in
      result.number.map { BlockRun.Item.result($0) } ?? .other(result)
    }
    held = []
    return items
  }

  private func work(out value: Notebook.Value, _ path: String, _ run: inout NotebookRun)
    throws(Diagnostic) -> ValueRun
  {
    guard !run.isBroken else { return .notRun }
    do throws(Diagnostic) {
      return .written(try text(of: try Parser.parseFormattedValue(value.text)))
    } catch {
      guard error.code != .interrupted else { throw error }
      var placed = error
      placed.script = ScriptPlace(path: path, text: value.text, line: value.line)
      run.failure = run.failure ?? placed
      return .failed(error.message)
    }
  }
}
