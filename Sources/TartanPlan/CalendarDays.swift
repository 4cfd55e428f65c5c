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
}
