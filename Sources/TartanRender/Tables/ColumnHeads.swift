import TartanModel

extension AnswerTable {
  /// The heads of the columns as people read them: a percentage among other numbers says `%`.
  var heads: [String] {
    let marks = mixesPercentages
    return columns.map { column in
      guard marks, case .percent = column.kind, !column.name.contains("%") else { return column.name }
      return column.name + " %"
    }
  }

  /// The heads where a format has one line for them: `Data · n`.
  var joinedHeads: [String] {
    zip(columns, heads).map { column, head in
      guard let group = column.group else { return head }
      return head.isEmpty ? group : group + " · " + head
    }
  }

  /// The columns of `shown` in runs: neighbours under one head, and each column without a head by itself.
  func groupRuns(_ shown: [Int]) -> [GroupRun] {
    var runs: [GroupRun] = []
    for (position, column) in shown.enumerated() {
      let group = columns[column].group
      if group != nil, let last = runs.last, last.group == group {
        runs[runs.count - 1].positions = last.positions.lowerBound..<position + 1
      } else {
        runs.append(GroupRun(group: group, positions: position..<position + 1))
      }
    }
    return runs
  }

  /// Whether percentages stand beside other numbers or beside percentages of something else.
  private var mixesPercentages: Bool {
    let kinds = columns[stubs.upperBound...].map(\.kind).filter(\.isNumeric)
    return Set(kinds).count > 1
  }
}

/// Neighbouring columns under one head.
struct GroupRun: Hashable {
  /// The head, if there is one.
  let group: String?
  /// The positions among the columns shown.
  var positions: Range<Int>
}
