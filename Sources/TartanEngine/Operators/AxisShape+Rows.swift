import TartanModel
import TartanPlan

extension AxisShape {
  /// The items of each row of `base`, or nil if the shape does not give them; rows outside of `base` may have any.
  func rows(in dataset: Dataset, base: Bitmap) -> AxisRows? {
    switch self {
    case .labels(let field, let items):
      LabelItems(items, dataset.catalog[field].labels.counts.count).rows(dataset[field])
    case .numbers(let field, let items): numberRows(dataset[field], items, base)
    case .days(let field, let items): dayRows(dataset[field], items, base)
    case .sets: nil
    }
  }

  private func numberRows(_ column: Column, _ items: [NumberInterval], _ base: Bitmap) -> AxisRows? {
    guard case .number(let numbers) = column else { return nil }
    switch CodeWidth(labels: items.count) {
    case .one: return .codes(.bytes(numberCodes(numbers.values.span, items, base)))
    case .two: return .codes(.shorts(numberCodes(numbers.values.span, items, base)))
    case .four: return .codes(.words(numberCodes(numbers.values.span, items, base)))
    }
  }

  private func numberCodes<Code: FixedWidthInteger & UnsignedInteger>(
    _ values: Span<Double>, _ items: [NumberInterval], _ base: Bitmap
  ) -> [Code] {
    let starts = StartingPlaces(items)
    let intervals = items.span
    var codes = [Code](repeating: .max, count: values.count)
    var out = codes.mutableSpan
    base.forEachRow { row in
      let value = values[row]
      var place = starts.place(for: value)
      while place < intervals.count, intervals[place].upper < value { place &+= 1 }
      if place < intervals.count, intervals[place].contains(value) { out[row] = Code(truncatingIfNeeded: place) }
    }
    return codes
  }

  private func dayRows(_ column: Column, _ items: [ClosedRange<Int32>], _ base: Bitmap) -> AxisRows? {
    guard case .date(let dates) = column else { return nil }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(base.count + 1)
    var found: [UInt32] = []
    for row in 0..<base.count {
      if base.contains(row), dates.firstDays[row] != DateColumn.missing {
        var place = firstIndex(count: items.count) { items[$0].upperBound >= dates.firstDays[row] }
        while place < items.count, items[place].lowerBound <= dates.lastDays[row] {
          found.append(UInt32(place))
          place += 1
        }
      }
      offsets.append(UInt32(found.count))
    }
    return .lists(offsets: offsets, items: Codes(found, labels: items.count))
  }

  /// The first index for which `isReached` holds, which holds for all later ones too; `count` if it never does.
  @inline(__always)
  private func firstIndex(count: Int, _ isReached: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low &+ high) / 2
      if isReached(middle) { high = middle } else { low = middle &+ 1 }
    }
    return low
  }
}

/// Where to begin to look for the interval that holds a number: a table over whole numbers, so that years and counts
/// are found at once, where the intervals do not spread over too many of them.
private struct StartingPlaces {
  private let first: Double
  private let places: [Int]

  private static let limit = 4096.0

  init(_ items: [NumberInterval]) {
    let ends = items.flatMap { [$0.lower, $0.upper] }.filter(\.isFinite)
    guard let low = ends.min()?.rounded(.down), let high = ends.max(), high - low < StartingPlaces.limit else {
      first = 0
      places = []
      return
    }
    first = low
    var places: [Int] = []
    var place = 0
    for step in 0...Int(high - low) {
      while place < items.count, items[place].upper < low + Double(step) { place += 1 }
      places.append(place)
    }
    self.places = places
  }

  /// A position at or before that of the first interval whose upper end reaches `value`.
  @inline(__always)
  func place(for value: Double) -> Int {
    let step = value - first
    guard step >= 0, let last = places.last else { return 0 }
    return step < Double(places.count) ? places[Int(step)] : last
  }
}

/// Which items of an axis each label of a field stands in.
struct LabelItems: Sendable {
  private let offsets: [Int]
  private let items: [UInt32]
  private let itemCount: Int
  /// Whether item i is label i, for all labels of the field.
  private let isIdentity: Bool
  /// Whether no label stands in more than one item.
  private let isFunction: Bool

  /// Turns labels by item into items by label; the field has `labelCount` labels.
  init(_ labelsOfItems: [[LabelID]], _ labelCount: Int) {
    var counts = [Int](repeating: 0, count: labelCount)
    for label in labelsOfItems.joined() { counts[label.index] += 1 }
    var offsets = [0]
    for count in counts { offsets.append((offsets.last ?? 0) + count) }
    var ends = offsets
    var items = [UInt32](repeating: 0, count: offsets.last ?? 0)
    for (item, labels) in labelsOfItems.enumerated() {
      for label in labels {
        items[ends[label.index]] = UInt32(item)
        ends[label.index] += 1
      }
    }
    self.offsets = offsets
    self.items = items
    itemCount = labelsOfItems.count
    isFunction = counts.allSatisfy { $0 <= 1 }
    isIdentity =
      labelCount == labelsOfItems.count && labelsOfItems.indices.allSatisfy { labelsOfItems[$0] == [LabelID($0)] }
  }

  /// The items of each row of the field's column.
  func rows(_ column: Column) -> AxisRows? {
    switch column {
    case .single(let single):
      if isIdentity { return .codes(single.codes) }
      if isFunction { return .codes(single.codes.replaced(by: itemOfLabel, labels: itemCount)) }
      switch single.codes {
      case .bytes(let codes): return lists(codes.span)
      case .shorts(let codes): return lists(codes.span)
      case .words(let codes): return lists(codes.span)
      }
    case .multi(let multi):
      if isIdentity { return .lists(offsets: multi.offsets, items: multi.codes) }
      switch multi.codes {
      case .bytes(let codes): return lists(multi.offsets.span, codes.span)
      case .shorts(let codes): return lists(multi.offsets.span, codes.span)
      case .words(let codes): return lists(multi.offsets.span, codes.span)
      }
    default: return nil
    }
  }

  /// The item of each label where none has several; all ones where it has none.
  private var itemOfLabel: [UInt32] {
    (0..<offsets.count - 1).map { offsets[$0] < offsets[$0 + 1] ? items[offsets[$0]] : .max }
  }

  private func lists<Code: FixedWidthInteger & UnsignedInteger>(_ codes: Span<Code>) -> AxisRows {
    lists(rows: codes.count) { row, body in
      if codes[row] != .max { body(Int(codes[row])) }
    }
  }

  private func lists<Code: FixedWidthInteger & UnsignedInteger>(
    _ offsets: Span<UInt32>, _ codes: Span<Code>
  ) -> AxisRows {
    lists(rows: offsets.count - 1) { row, body in
      for index in Int(offsets[row])..<Int(offsets[row &+ 1]) { body(Int(codes[index])) }
    }
  }

  /// A row that carries two labels of one item (a parent and its child, say) stands in it once.
  @inline(__always)
  private func lists(rows: Int, forEachLabel: (Int, (Int) -> Void) -> Void) -> AxisRows {
    var lastRow = [Int](repeating: -1, count: itemCount)
    var ends: [UInt32] = [0]
    ends.reserveCapacity(rows + 1)
    var found: [UInt32] = []
    for row in 0..<rows {
      forEachLabel(row) { label in
        for index in offsets[label]..<offsets[label + 1] where lastRow[Int(items[index])] != row {
          lastRow[Int(items[index])] = row
          found.append(items[index])
        }
      }
      ends.append(UInt32(found.count))
    }
    return .lists(offsets: ends, items: Codes(found, labels: itemCount))
  }
}
