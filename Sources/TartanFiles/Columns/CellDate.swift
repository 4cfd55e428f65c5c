/// A date as a cell writes it, in ISO 8601: a year, a month, a day, a day with a time.
struct CellDate: Equatable, Sendable {
  /// The first day, counted from 1970-01-01.
  var first: Int32
  /// The last day.
  var last: Int32

  /// Reads the bytes of `range` as a date.
  init?(_ bytes: borrowing RawSpan, _ range: Range<Int>) {
    func number(_ offset: Int, _ length: Int) -> Int? {
      guard offset + length <= range.count else { return nil }
      var value = 0
      for place in range.lowerBound + offset..<range.lowerBound + offset + length {
        let byte = bytes.byte(at: place)
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte &- 0x30)
      }
      return value
    }
    func isDash(_ offset: Int) -> Bool { bytes.byte(at: range.lowerBound + offset) == 0x2D }
    guard range.count >= 4, let year = number(0, 4), year > 0 else { return nil }
    if range.count == 4 {
      self.init(from: CellDate.day(year, 1, 1), to: CellDate.day(year, 12, 31))
      return
    }
    guard isDash(4), let month = number(5, 2), (1...12).contains(month) else { return nil }
    let length = CellDate.length(of: month, in: year)
    if range.count == 7 {
      self.init(from: CellDate.day(year, month, 1), to: CellDate.day(year, month, length))
      return
    }
    guard range.count >= 10, isDash(7), let day = number(8, 2), (1...length).contains(day) else { return nil }
    if range.count > 10, !CellDate.isTime(bytes, range.lowerBound + 10..<range.upperBound) { return nil }
    self.init(from: CellDate.day(year, month, day), to: CellDate.day(year, month, day))
  }

  private init(from first: Int, to last: Int) {
    self.first = Int32(truncatingIfNeeded: first)
    self.last = Int32(truncatingIfNeeded: last)
  }

  /// Whether `T` or a blank and a time of day follow: `T12:30`, ` 12:30:15.250Z`, `T12:30+01:00`.
  private static func isTime(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool {
    let first = bytes.byte(at: range.lowerBound)
    guard first == 0x54 || first == 0x74 || first == Byte.space, range.count >= 6, range.count <= 25 else {
      return false
    }
    guard bytes.byte(at: range.lowerBound + 3) == 0x3A else { return false }
    for place in range.dropFirst() {
      let byte = bytes.byte(at: place)
      guard byte &- 0x30 < 10 || ":.+-Zz".utf8.contains(byte) else { return false }
    }
    return true
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The days from 1970-01-01 to a day of the Gregorian calendar.
  ///
  /// Counts years from March, so that the leap day ends a year, in periods of 400 years (146,097 days).
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let period = shifted / 400
    let yearInPeriod = shifted - period * 400
    let dayInYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return period * 146_097 + yearInPeriod * 365 + yearInPeriod / 4 - yearInPeriod / 100 + dayInYear - 719_468
  }
}
