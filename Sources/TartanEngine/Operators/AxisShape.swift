import TartanModel
import TartanPlan

/// What the items of an axis have in common, as far as it makes counting cheaper than set by set.
enum AxisShape: Sendable {
  /// Each item is some labels of one field.
  case labels(FieldID, [[LabelID]])
  /// Each item is an interval of one number field; the intervals ascend and do not touch.
  case numbers(FieldID, [NumberInterval])
  /// Each item is an interval of days of one date field; the intervals ascend and do not touch.
  case days(FieldID, [ClosedRange<Int32>])
  /// Nothing that helps.
  case sets

  /// Looks at the sets of the items.
  init(_ items: [AxisItem]) {
    let sets = items.map(\.set)
    self = AxisShape.labels(sets) ?? AxisShape.numbers(sets) ?? AxisShape.days(sets) ?? .sets
  }

  private static func labels(_ sets: [SetPlan]) -> AxisShape? {
    var common: FieldID?
    var items: [[LabelID]] = []
    for set in sets {
      guard case .labels(let field, let labels) = set, field == common ?? field else { return nil }
      common = field
      items.append(labels)
    }
    return common.map { .labels($0, items) }
  }

  private static func numbers(_ sets: [SetPlan]) -> AxisShape? {
    var common: FieldID?
    var items: [NumberInterval] = []
    for set in sets {
      guard case .number(let field, let interval) = set, field == common ?? field else { return nil }
      guard interval.lower <= interval.upper, interval.lower > items.last?.upper ?? -.infinity else { return nil }
      common = field
      items.append(interval)
    }
    return common.map { .numbers($0, items) }
  }

  private static func days(_ sets: [SetPlan]) -> AxisShape? {
    var common: FieldID?
    var items: [ClosedRange<Int32>] = []
    for set in sets {
      guard case .date(let field, let days) = set, field == common ?? field else { return nil }
      if let last = items.last, days.lowerBound <= last.upperBound { return nil }
      common = field
      items.append(days)
    }
    return common.map { .days($0, items) }
  }
}
