import TartanStatistics

/// A table, what is hidden in it and how closely an attacker can bound it: `audit_cases.json` of the reference values,
/// whose intervals come from HiGHS and from a maximum flow.
struct AuditCase: Sendable, CustomStringConvertible {
  let description: String
  let cells: [[Int]]
  let intervals: [(place: TablePlace, range: ClosedRange<Int>)]
  let isSafeForFive: Bool

  static let all = [
    AuditCase(
      description: "one hole",
      cells: [[2, 9, 11], [8, 12, 7], [6, 10, 15]],
      intervals: [
        (.cell(row: 0, column: 0), 2...2)
      ], isSafeForFive: false),
    AuditCase(
      description: "two in a row",
      cells: [[2, 9, 11], [8, 12, 7], [6, 10, 15]],
      intervals: [
        (.cell(row: 0, column: 0), 2...2),
        (.cell(row: 0, column: 1), 9...9),
      ], isSafeForFive: false),
    AuditCase(
      description: "rectangle",
      cells: [[2, 9, 11], [8, 12, 7], [6, 10, 15]],
      intervals: [
        (.cell(row: 0, column: 0), 0...10),
        (.cell(row: 0, column: 1), 1...11),
        (.cell(row: 1, column: 0), 0...10),
        (.cell(row: 1, column: 1), 10...20),
      ], isSafeForFive: true),
    AuditCase(
      description: "margin hidden too",
      cells: [[2, 9, 11], [8, 12, 7], [6, 10, 15]],
      intervals: [
        (.cell(row: 0, column: 0), 0...10),
        (.rowTotal(0), 20...30),
        (.cell(row: 1, column: 0), 0...10),
        (.rowTotal(1), 19...29),
      ], isSafeForFive: true),
    AuditCase(
      description: "margin hidden alone",
      cells: [[2, 9, 11], [8, 12, 7], [6, 10, 15]],
      intervals: [
        (.cell(row: 0, column: 0), 2...2),
        (.rowTotal(0), 22...22),
      ], isSafeForFive: false),
    AuditCase(
      description: "zeros as partners",
      cells: [[3, 0, 12], [0, 4, 9], [10, 8, 7]],
      intervals: [
        (.cell(row: 0, column: 0), 0...3),
        (.cell(row: 0, column: 1), 0...3),
        (.cell(row: 1, column: 0), 0...3),
        (.cell(row: 1, column: 1), 1...4),
      ], isSafeForFive: false),
    AuditCase(
      description: "empty row and column",
      cells: [[3, 0, 9], [0, 0, 0], [7, 0, 11]],
      intervals: [
        (.cell(row: 0, column: 0), 0...10),
        (.cell(row: 0, column: 2), 2...12),
        (.cell(row: 2, column: 0), 0...10),
        (.cell(row: 2, column: 2), 8...18),
      ], isSafeForFive: true),
    AuditCase(
      description: "disjoint rectangles",
      cells: [[1, 6, 20, 30], [7, 8, 21, 33], [20, 31, 2, 9], [22, 37, 6, 7]],
      intervals: [
        (.cell(row: 0, column: 0), 0...7),
        (.cell(row: 0, column: 1), 0...7),
        (.cell(row: 1, column: 0), 1...8),
        (.cell(row: 1, column: 1), 7...14),
        (.cell(row: 2, column: 2), 0...8),
        (.cell(row: 2, column: 3), 3...11),
        (.cell(row: 3, column: 2), 0...8),
        (.cell(row: 3, column: 3), 5...13),
      ], isSafeForFive: true),
    AuditCase(
      description: "folk rule fails",
      cells: [[0, 0, 5], [5, 2, 2], [0, 5, 0]],
      intervals: [
        (.cell(row: 0, column: 0), 0...0),
        (.cell(row: 0, column: 2), 5...5),
        (.cell(row: 1, column: 1), 2...2),
        (.cell(row: 1, column: 2), 2...2),
        (.cell(row: 2, column: 0), 0...0),
        (.cell(row: 2, column: 1), 5...5),
      ], isSafeForFive: false),
  ]
}
