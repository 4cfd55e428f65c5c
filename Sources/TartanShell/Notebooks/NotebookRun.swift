import TartanModel
import TartanNotebook

/// A notebook that was run: what each block and each value came to.
struct NotebookRun {
  /// One for each block.
  var blocks: [BlockRun] = []
  /// One for each value.
  var values: [ValueRun] = []
  /// What the first block or value that failed failed for.
  var failure: Diagnostic?
  /// Whether a block failed; a value that fails keeps nothing from being run.
  var isBroken = false
  /// Whether `quit` ended it.
  var isOver = false
}

/// What a block came to.
struct BlockRun {
  /// What it shows, in order.
  var items: [Item] = []
  /// How it ended.
  var end = End.done
  /// The beginning of the fingerprint of the data in use at its end.
  var data: String?

  /// One answer.
  enum Item {
    /// A result of the analysis, by its number: its title may still change.
    case result(Int)
    /// Anything else.
    case other(RenderedResult)
  }

  /// How a block ended.
  enum End {
    /// All of its commands were carried out.
    case done
    /// A command failed.
    case failed(Diagnostic)
    /// A block above failed.
    case notRun
    /// A block above ended the notebook.
    case left
  }
}

/// What a value came to.
enum ValueRun: Hashable {
  /// The value as it is written.
  case written(String)
  /// It cannot be worked out.
  case failed(String)
  /// A block above failed, or ended the notebook.
  case notRun

  /// What the comment behind it says.
  var comment: String {
    switch self {
    case .written(let text): text
    case .failed(let message): "error: \(message)"
    case .notRun: "not run"
    }
  }
}
