public import TartanModel

/// A number and how many statements have it.
public struct NumberCount: Hashable, Sendable {
  /// The number.
  public let value: Double
  /// Statements that have it.
  public let count: Int
}

/// A date (a day, a month or a year, as its days since 1970-01-01) and how many statements have it.
public struct DateCount: Hashable, Sendable {
  /// The days that the date covers.
  public let days: ClosedRange<Int32>
  /// Statements that have exactly this date.
  public let count: Int
}

/// A number field in a few numbers; unit: the field's own.
public struct NumberSummary: Hashable, Sendable {
  /// Statements with a number.
  public let count: Int
  /// Statements without one.
  public let missing: Int
  /// The smallest number, or nil if there is none.
  public let minimum: Double?
  /// The largest number, or nil if there is none.
  public let maximum: Double?
  /// The arithmetic mean, or nil if there is no number.
  public let mean: Double?
  /// The middle number, or the mean of the two in the middle; nil if there is none.
  public let median: Double?
}

extension Executor {
  /// The different numbers of a number field among the statements of `base`, ascending.
  ///
  /// - Throws: `EngineFailure.stopped`.
  public func distinctNumbers(of field: FieldID, within base: Bitmap) throws(EngineFailure) -> [NumberCount] {
    guard case .number(let column) = dataset[field] else { preconditionFailure("only number fields have numbers") }
    trace?.begin(.values(field))
    defer { trace?.end() }
    trace?.note(.rowWise)
    trace?.found(base.population)
    if let counts = try countsOfWholeNumbers(column, within: base) { return counts }
    var counts: [Double: Int] = [:]
    try forEachRow(in: base) { row in
      let value = column.values[row]
      if !value.isNaN { counts[value, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { NumberCount(value: $0.key, count: $0.value) }
  }

  /// The same for whole numbers that lie close together, such as years: counted in an array, which takes a tenth of
  /// the time of a dictionary on a million statements. Nil where the numbers are others.
  private func countsOfWholeNumbers(_ column: NumberColumn, within base: Bitmap) throws(EngineFailure) -> [NumberCount]?
  {
    var least = Double.infinity
    var greatest = -Double.infinity
    var areWhole = true
    try forEachRow(in: base) { row in
      let value = column.values[row]
      if value.isNaN { return }
      least = min(least, value)
      greatest = max(greatest, value)
      if value != value.rounded(.towardZero) { areWhole = false }
    }
    guard areWhole, least <= greatest, greatest - least < 65_536, abs(least) < 1e15 else { return nil }
    var counts = [Int](repeating: 0, count: Int(greatest - least) + 1)
    try forEachRow(in: base) { row in
      let value = column.values[row]
      if !value.isNaN { counts[Int(value - least)] += 1 }
    }
    return counts.indices.filter { counts[$0] > 0 }.map { NumberCount(value: least + Double($0), count: counts[$0]) }
  }

  /// The different dates of a date field among the statements of `base`: by first day, then the shorter first.
  ///
  /// - Throws: `EngineFailure.stopped`.
  public func distinctDates(of field: FieldID, within base: Bitmap) throws(EngineFailure) -> [DateCount] {
    guard case .date(let column) = dataset[field] else { preconditionFailure("only date fields have dates") }
    trace?.begin(.values(field))
    defer { trace?.end() }
    trace?.note(.rowWise)
    trace?.found(base.population)
    var counts: [ClosedRange<Int32>: Int] = [:]
    try forEachRow(in: base) { row in
      if let days = column.days(at: row) { counts[days, default: 0] += 1 }
    }
    return counts.map { DateCount(days: $0.key, count: $0.value) }
      .sorted { ($0.days.lowerBound, $0.days.upperBound) < ($1.days.lowerBound, $1.days.upperBound) }
  }

  /// A number field in a few numbers, over the statements of `base`.
  ///
  /// The mean is added up from the smallest number to the largest with Neumaier's correction (1974), so that it does
  /// not depend on the order of the statements.
  ///
  /// - Throws: `EngineFailure.stopped`.
  public func summary(of field: FieldID, within base: Bitmap) throws(EngineFailure) -> NumberSummary {
    let distinct = try distinctNumbers(of: field, within: base)
    let count = distinct.reduce(0) { $0 + $1.count }
    return NumberSummary(
      count: count, missing: base.population - count, minimum: distinct.first?.value, maximum: distinct.last?.value,
      mean: count == 0 ? nil : sum(distinct) / Double(count), median: median(distinct, count: count))
  }

  private func sum(_ numbers: [NumberCount]) -> Double {
    var sum = 0.0
    var lost = 0.0
    for number in numbers {
      let term = number.value * Double(number.count)
      let next = sum + term
      lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
      sum = next
    }
    return sum + lost
  }

  private func median(_ numbers: [NumberCount], count: Int) -> Double? {
    guard let low = number(at: (count - 1) / 2, of: numbers), let high = number(at: count / 2, of: numbers) else {
      return nil
    }
    return low == high ? low : (low + high) / 2
  }

  /// The number at a position among all of them, sorted.
  private func number(at position: Int, of numbers: [NumberCount]) -> Double? {
    var before = 0
    for number in numbers {
      before += number.count
      if position < before { return number.value }
    }
    return nil
  }
}

extension DateColumn {
  /// The days that the date of the statement at `row` covers, or nil if it has none.
  public func days(at row: Int) -> ClosedRange<Int32>? {
    firstDays[row] == DateColumn.missing ? nil : firstDays[row]...max(firstDays[row], lastDays[row])
  }
}
