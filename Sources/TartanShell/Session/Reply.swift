import TartanEngine
import TartanModel
import TartanPlan

/// What a command gives back to the session.
struct Reply: Sendable {
  /// What to show, if anything.
  var answer: Answer?
  /// The statements behind the answer; a reply that has them becomes a numbered result.
  var cells: CellSets?
  /// How to make the answer again without the limits of a screen, if it has any.
  var whole: WholeAnswer?
  /// Which statements its numbers count, and which are hidden; nil where it has no counts to compare with other files.
  var published: PublishedSets?
  /// The threshold below which it hides counts; nil where it shows all.
  var threshold: Int?
  /// Whether the command belongs in a saved script.
  var keep: Keep = .never

  /// Whether the line is to survive a crash: not one that only looked at the session itself.
  var isWorthJournalling: Bool {
    guard let kind = answer?.kind else { return true }
    return ![.help, .results, .datasets, .names, .plan, .check, .why, .cite, .explain, .steps].contains(kind)
  }

  /// When a command belongs in a saved script.
  enum Keep: Hashable, Sendable {
    /// It changed nothing and its result is no result of the analysis.
    case never
    /// It is state that is written again where a kept command needs it.
    case whenNeeded
    /// It looked around: kept only if titled, exported or referred to.
    case whenReferred
    /// It is a result of the analysis.
    case always
  }

  /// A reply that says one thing about the session's state.
  static func state(_ sentence: String, notes: [String] = [], keep: Keep = .whenNeeded) -> Reply {
    Reply(answer: Answer(kind: .state, title: "", sentences: [sentence], notes: notes), keep: keep)
  }

  /// A reply that becomes a numbered result.
  static func result(_ answer: Answer, _ cells: CellSets, keep: Keep = .always) -> Reply {
    Reply(answer: answer, cells: cells, keep: keep)
  }
}

/// The statements to list when a listing is written whole to a file.
struct WholeAnswer: Sendable {
  /// The fields to show.
  let fields: [FieldID]
  /// The order.
  let order: [SortKey]
}
