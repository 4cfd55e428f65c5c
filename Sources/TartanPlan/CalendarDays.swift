/// Dates as days since 1970-01-01 in the Gregorian calendar, without a clock or a locale.
public enum CalendarDays {
  /// The days that `text` covers: one for `2020-01-21`, a month for `2020-01`, a year for `2020`.
  ///
  /// Returns nil if it is no such date.
  public static func days(of text: some StringProtocol) -> ClosedRange<Int32>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = number(parts[0], digits: 4), parts.count <= 3 else { return nil }
    guard parts.count > 1 else { return first(year, 1, 1)...(first(year + 1, 1, 1) - 1) }
    guard let month = number(parts[1], digits: 2), (1...12).contains(month) else { return nil }
    let length = self.length(ofMonth: month, year)
    guard parts.count > 2 else { return first(year, month, 1)...first(year, month, length) }
    guard let day = number(parts[2], digits: 2), (1...length).contains(day) else { return nil }
    return first(year, month, day)...first(year, month, day)
  }

  /// The date as text: `2020-01-21` for one day, `2020-01` for a month, `2020` for a year.
  public static func text(first: Int32, last: Int32) -> String {
    let (year, month, day) = date(of: first)
    if first == last { return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
    if last - first < 31 { return "\(padded(year, 4))-\(padded(month, 2))" }
    return padded(year, 4)
  }

  private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from the civil calendar, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static func first(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(clamping: era * 146_097 + dayOfEra - 719_468)
  }

  private static func date(of day: Int32) -> (year: Int, month: Int, day: Int) {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
