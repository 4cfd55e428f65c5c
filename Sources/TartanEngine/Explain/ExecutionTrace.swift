import Synchronization
public import TartanModel
public import TartanPlan

/// What an executor did to answer questions, step by step: the operators tell it themselves where they decide, so that
/// it cannot say anything else than what was done. An executor without one pays a test for nil a step.
public final class ExecutionTrace: Sendable {
  /// One step.
  public struct Step: Sendable {
    /// What was computed.
    public let subject: TraceSubject
    /// How, in the order in which it was decided.
    public fileprivate(set) var ways: [TraceWay] = []
    /// How deep the step stands below those that it is part of.
    public let depth: Int
    /// How many statements it was guessed to give, before it was taken; nil where there is nothing to guess.
    public let estimated: Int?
    /// How many statements it gave; nil if it gives none, or was broken off.
    public fileprivate(set) var found: Int?
    /// How long it took, with the steps below it.
    public fileprivate(set) var time = Duration.zero
  }

  /// A step that is not over yet.
  private struct Frame {
    /// Where the step is in `steps`; nil for one too many, which is added up with its like.
    let place: Int?
    let start: ContinuousClock.Instant
    var parts = 0
    var hidden = 0
    var hiddenTime = Duration.zero
  }

  private struct State {
    var steps: [Step] = []
    var open: [Frame] = []
    var fields: Set<FieldID> = []
  }

  /// So many parts of one step are told one by one; a table of four hundred sets would have as many.
  private static let mostParts = 12

  private let state = Mutex(State())

  /// Makes an empty trace.
  public init() {}

  /// The steps so far, each before those that it is made of.
  public var steps: [Step] { state.withLock { $0.steps } }

  /// The fields that were looked at, in the order of the catalog.
  public var fields: [FieldID] { state.withLock { $0.fields.sorted() } }

  /// A step begins; `end` is owed.
  func begin(_ subject: TraceSubject, estimated: Int? = nil) {
    state.withLock { state in
      state.fields.formUnion(subject.fields)
      let depth = state.open.count
      var isHidden = false
      if let last = state.open.indices.last {
        state.open[last].parts += 1
        isHidden = state.open[last].place == nil || state.open[last].parts > ExecutionTrace.mostParts
      }
      if !isHidden { state.steps.append(Step(subject: subject, depth: depth, estimated: estimated)) }
      state.open.append(Frame(place: isHidden ? nil : state.steps.count - 1, start: .now))
    }
  }

  /// The step at hand is computed so.
  func note(_ way: TraceWay) {
    state.withLock { state in
      guard let place = state.open.last?.place, state.steps[place].ways.last != way else { return }
      state.steps[place].ways.append(way)
    }
  }

  /// The step at hand gave so many statements.
  func found(_ statements: Int) {
    state.withLock { state in
      if let place = state.open.last?.place { state.steps[place].found = statements }
    }
  }

  /// The step at hand is over.
  func end() {
    state.withLock { state in
      guard let frame = state.open.popLast() else { return }
      let time = ContinuousClock.now - frame.start
      if let place = frame.place {
        state.steps[place].time = time
      } else if let last = state.open.indices.last {
        state.open[last].hidden += 1
        state.open[last].hiddenTime += time
      }
      guard frame.place != nil, frame.hidden > 0 else { return }
      var others = Step(subject: .others(frame.hidden), depth: state.open.count + 1, estimated: nil)
      others.time = frame.hiddenTime
      state.steps.append(others)
    }
  }
}

/// What a step computes.
public enum TraceSubject: Hashable, Sendable {
  /// The statements of a set.
  case set(SetPlan)
  /// How many statements each item of an axis has.
  case items([AxisItem])
  /// How many statements each label of a field has.
  case labels(FieldID)
  /// A table.
  case table(rows: [AxisItem], columns: [AxisItem])
  /// All pairs of items, of one axis or of two.
  case pairs([AxisItem], [AxisItem])
  /// All combinations of sets.
  case combinations([AxisItem])
  /// How two sets overlap.
  case overlap(SetPlan, SetPlan)
  /// The places where wording stands.
  case hits(FieldID)
  /// The words of wording, each with its statements.
  case words(FieldID)
  /// Rows in an order; without fields, in that of the file.
  case order([FieldID])
  /// The different values of a number or date field.
  case values(FieldID)
  /// So many more steps of the kind before.
  case others(Int)

  /// The fields that it looks at.
  var fields: Set<FieldID> {
    switch self {
    case .set(let set): set.fields
    case .items(let items), .combinations(let items): items.reduce(into: []) { $0.formUnion($1.set.fields) }
    case .labels(let field), .hits(let field), .words(let field), .values(let field): [field]
    case .table(let one, let other), .pairs(let one, let other):
      (one + other).reduce(into: []) { $0.formUnion($1.set.fields) }
    case .overlap(let one, let other): one.fields.union(other.fields)
    case .order(let fields): Set(fields)
    case .others: []
    }
  }
}

/// How a step is computed, as the operator that chose it names it.
public enum TraceWay: Hashable, Sendable {
  /// Known since loading.
  case lookUp
  /// Labels joined: so many from bitmaps, so many from sorted lists of rows.
  case labelSets(bitmaps: Int, lists: Int)
  /// The bitmap of the statements that have a value.
  case presence
  /// All values compared in one pass.
  case comparison
  /// The rows that are left, looked at one by one.
  case rowWise
  /// The parts one after the other, the cheapest first, each on what those before it left.
  case parts
  /// What another set leaves.
  case complement
  /// Wording scanned for one of these texts, in UTF-8, letters in either case; `isSure` if a place that fits needs no second look.
  case scan(for: [[UInt8]], isSure: Bool)
  /// Wording folded text by text.
  case folding
  /// The words at which the scan stops, stemmed; or every word.
  case stemming
  /// A pattern tried on the texts at which the scan stops; or on every text.
  case pattern
  /// So many identities looked up in each row.
  case identities(Int)
  /// Bitmaps made for this question.
  case madeBitmaps(Int)
  /// Bitmaps kept with the dataset.
  case keptBitmaps(Int)
  /// Bitmaps intersected in blocks.
  case intersections
  /// One pass over the rows, counting in a table.
  case passOverRows
  /// A pass over the statements of each set.
  case passBySet
  /// One pass over the codes, counting each.
  case histogram
  /// The rows halved set after set.
  case halving
  /// A sort of the rows.
  case sort
}

extension SetPlan {
  /// The fields that it looks at.
  var fields: Set<FieldID> {
    switch self {
    case .all, .nothing, .rows: []
    case .labels(let field, _), .only(let field, _), .missing(let field), .number(let field, _), .date(let field, _),
      .labelCount(let field, _), .identities(let field, _), .wording(let field, _):
      [field]
    case .not(let inner): inner.fields
    case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
    }
  }
}
