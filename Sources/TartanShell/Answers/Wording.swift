import TartanRender
import TartanStatistics

/// The few phrases that many answers share.
enum Wording {
  /// `1 statement`, `31 statements`.
  static func statements(_ count: Int) -> String { counted(count, "statement") }

  /// A count with its noun, which takes an s in the plural.
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// A count with a noun of the data, `authority` or `theme`: `9 authorities`.
  static func counted(_ count: Int, group noun: String) -> String { "\(count) \(count == 1 ? noun : plural(noun))" }

  /// The plural of a field's name: `authorities`, `themes`; a name that is none in English takes an s all the same.
  static func plural(_ noun: String) -> String {
    let vowels = "aeiou"
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !vowels.contains(before) {
      return noun.dropLast() + "ies"
    }
    return noun.hasSuffix("s") ? noun : noun + "s"
  }

  /// `74.2 %`, or a dash where the base is empty.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    return (NumberText.fixed(100 * Double(part) / Double(whole), decimals: 1) ?? "–") + " %"
  }

  /// `74.2 %, 95 % interval 56.8 to 86.3 %` where an interval is asked for.
  static func percent(_ part: Int, of whole: Int, _ intervals: IntervalMethod?) -> String {
    let share = percent(part, of: whole)
    guard let interval = intervals?.interval(part, of: whole) else { return share }
    return share + ", 95 % interval \(Working.number(100 * interval.lower, 1)) to "
      + "\(Working.number(100 * interval.upper, 1)) %"
  }

  /// `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The first few of many: `a, b, c and 12 more`.
  static func few(_ items: [String], _ limit: Int = 6) -> String {
    guard items.count > limit else { return list(items) }
    return items.prefix(limit).joined(separator: ", ") + " and \(items.count - limit) more"
  }
}
