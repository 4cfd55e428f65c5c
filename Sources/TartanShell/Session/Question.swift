import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// What a command asks about: a dataset and the statements of it that are looked at.
struct Question {
  /// The dataset.
  let open: OpenDataset
  /// Turns the command's names into identities.
  let binder: Binder
  /// The statements looked at: filter and `where`.
  let plan: SetPlan
  /// The same as canonical text, nil for all statements.
  let filterText: String?
  /// How the engine is asked.
  let engine: EngineUse

  var dataset: Dataset { open.dataset }
  var catalog: Catalog { open.dataset.catalog }

  /// Runs work of the engine, its failures turned into diagnostics.
  func ask<Value>(_ work: (Executor) throws(EngineFailure) -> Value) throws(Diagnostic) -> Value {
    do throws(EngineFailure) {
      let value = try work(engine.executor(dataset))
      if let damage = dataset.damage { throw EngineFailure.damaged(damage) }
      return value
    } catch {
      throw Question.diagnostic(error)
    }
  }

  /// The statements looked at, as a bitmap.
  func base() throws(Diagnostic) -> Bitmap { try bitmap(plan) }

  /// A set as a bitmap.
  func bitmap(_ set: SetPlan) throws(Diagnostic) -> Bitmap {
    try ask { executor throws(EngineFailure) in try executor.bitmap(of: set) }
  }

  /// The base of an answer about `count` statements.
  func base(of count: Int, narrowedBy text: String? = nil) -> Base {
    let filter = [filterText, text].compactMap { $0 }
    return Base(
      count: count, total: dataset.statements, dataset: open.name,
      filter: filter.isEmpty ? nil : filter.joined(separator: ", "))
  }

  /// What a failure of the engine means to the user.
  static func diagnostic(_ failure: EngineFailure) -> Diagnostic {
    switch failure {
    case .stopped: Diagnostic(.interrupted, at: nil, "interrupted")
    case .tooCostly(let pattern, _):
      Diagnostic(
        .badPattern, at: nil, "the pattern /\(pattern)/ takes too many steps on some statement",
        hints: ["avoid a repeat inside a repeat, as in (a+)+"])
    case .tooLarge(let cells):
      Diagnostic(
        .badValue, at: nil, "the table would have \(cells) cells",
        hints: ["cut it down: FIELD top 50, FIELD in (A, B)"])
    case .damaged(let damage):
      Diagnostic(
        .badData, at: nil, "\(damage.part) in '\(damage.file)' cannot be read: \(damage.reason)",
        hints: ["get back a copy of it, or load the file that it was saved from and save that again"])
    }
  }
}
