/// Column names that differ by a number alone: `Code 1`, `Code 2`.
enum NumberedName {
  /// Columns that follow each other in one count.
  struct Series {
    /// What their names have in common.
    var stem: String
    /// The columns, in the order of the file.
    var columns: [Int]
  }

  /// The longest series that begins at column `first`; the first name may lack its number (`Code`, `Code 2`).
  static func series(from first: Int, names: [String], isFree: (Int) -> Bool) -> Series {
    var (stem, number) = parts(of: names[first])
    var series = Series(stem: stem, columns: [])
    guard isFree(first) else { return series }
    if number == nil, first + 1 < names.count, parts(of: names[first + 1]) == (names[first], 2) {
      stem = names[first]
      number = 1
    }
    guard var count = number else { return series }
    series = Series(stem: stem, columns: [first])
    for column in (first + 1)..<max(first + 1, names.count) {
      guard isFree(column), parts(of: names[column]) == (stem, count + 1) else { break }
      count += 1
      series.columns.append(column)
    }
    return series
  }

  /// A name without its last number, and the number.
  private static func parts(of name: String) -> (String, Int?) {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits > 0, digits < 4, digits < name.count else { return (name, nil) }
    var stem = name.dropLast(digits)
    while let last = stem.last, " _-.#".contains(last) { stem.removeLast() }
    return (String(stem), Int(name.suffix(digits)))
  }
}
