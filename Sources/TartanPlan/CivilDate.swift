/// A day of the Gregorian calendar, also before it was in use.
public struct CivilDate: Hashable, Sendable {
  /// The year; 0 is the year before 1.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The date so many days after 1970-01-01.
  ///
  /// The year is taken from March on, so that the day that may be missing comes last, and in eras of 400 years, which
  /// all have 146,097 days.
  public init(daysSince1970 days: Int32) {
    let sinceMarch0 = Int(days) + 719_468
    let era = (sinceMarch0 >= 0 ? sinceMarch0 : sinceMarch0 - 146_096) / 146_097
    let dayOfEra = sinceMarch0 - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The date as `2020-01-21`.
  public var text: String { "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))" }

  /// The shortest text that names these days: a year, a month, a day, or the first and the last day.
  public static func text(of days: ClosedRange<Int32>) -> String {
    let first = CivilDate(daysSince1970: days.lowerBound)
    let last = CivilDate(daysSince1970: days.upperBound)
    if days.count == 1 { return first.text }
    let isToEndOfMonth = CivilDate(daysSince1970: days.upperBound &+ 1).day == 1
    guard first.day == 1, isToEndOfMonth, first.year == last.year else { return "\(first.text)..\(last.text)" }
    if first.month == 1, last.month == 12 { return first.padded(first.year, to: 4) }
    return first.month == last.month
      ? "\(first.padded(first.year, to: 4))-\(first.padded(first.month, to: 2))" : "\(first.text)..\(last.text)"
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
