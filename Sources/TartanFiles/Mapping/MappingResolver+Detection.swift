import TartanModel

// MARK: - What the columns show
extension MappingResolver {
  private var traits: [ColumnTraits] { survey.traits }

  /// One column a label, cells with marks: runs of three such columns and more (of two, where the mark is a cross).
  mutating func findMarkedColumns() {
    var found: [Int] = []
    for run in markedRuns() {
      let style = traits[run[0]].marks
      if run.count >= (style == .cross || style == .name ? 2 : 3) { found += run }
    }
    guard !found.isEmpty else { return }
    let hasTagColumn = traits.indices.contains { isFree($0) && NameHint.tag.rank(of: traits[$0].name) != nil }
    let name = hasTagColumn || hasField("tag") ? "mark" : "tag"
    guard !hasField(name) else { return }
    var rule = FieldRule(name: name, kind: .multi, columns: found)
    rule.isMarked = true
    add(rule)
  }

  /// Free columns that follow each other and hold marks of one style; a column without any mark may stand between.
  private func markedRuns() -> [[Int]] {
    var runs: [[Int]] = []
    var run: [Int] = []
    var blanks: [Int] = []
    for column in traits.indices {
      let isOpen = isFree(column) && NameHint.of(traits[column].name) == nil
      if isOpen, let style = traits[column].marks {
        if let first = run.first, traits[first].marks == style {
          run += blanks + [column]
        } else {
          runs.append(run)
          run = [column]
        }
        blanks = []
      } else if isOpen, traits[column].isBlank, !run.isEmpty {
        blanks.append(column)
      } else {
        runs.append(run)
        run = []
        blanks = []
      }
    }
    runs.append(run)
    return runs.filter { !$0.isEmpty }
  }

  /// `Code 1 … Code k`: columns with one name and a number that counts up.
  mutating func findSeries() {
    var column = 0
    while column < traits.count {
      let series = NumberedName.series(from: column, names: survey.names) { isFree($0) }
      column += max(1, series.columns.count)
      guard series.columns.count > 1, isSeriesOfLabels(series) else { continue }
      let name = NameHint.of(series.stem)?.fieldName ?? series.stem
      guard !hasField(name), name != "id", name != "text" else { continue }
      add(FieldRule(name: name, kind: .multi, columns: series.columns))
    }
  }

  private func isSeriesOfLabels(_ series: NumberedName.Series) -> Bool {
    let filled = series.columns.filter { !traits[$0].isBlank }
    guard !filled.isEmpty, !filled.contains(where: { traits[$0].isWording }) else { return false }
    if let hint = NameHint.of(series.stem) { return hint != .id && hint != .text }
    guard !filled.contains(where: { traits[$0].decimalMark != nil || traits[$0].isDates }) else { return false }
    return filled.dropFirst().contains { sharesLabels(filled[0], $0) }
  }

  /// Whether two columns have a value in common.
  private func sharesLabels(_ left: Int, _ right: Int) -> Bool {
    let values = traits[right].profile.values
    let bytes = values.arena.raw
    for code in 0..<values.count
    where traits[left].profile.values.existingCode(of: bytes, values.range(of: code)) != nil {
      return true
    }
    return false
  }

  /// The columns whose names say that they are the identity, the text, the theme, the tags, the authority.
  mutating func findRoles() {
    findIdentity()
    for hint in [NameHint.text, .theme, .tag, .authority] where !hasField(hint.fieldName) {
      let candidates = traits.indices.filter { isFree($0) && fits($0, hint) }
      guard let column = best(of: candidates, hint) else { continue }
      let kind = survey.naturalKind(of: column, named: hint.fieldName)
      add(rule(hint.fieldName, kind, column: column))
    }
  }

  /// The column whose name is the surest sign of `hint`; the first one of equals.
  private func best(of columns: [Int], _ hint: NameHint) -> Int? {
    columns.min { left, right in
      let ranks = (hint.rank(of: traits[left].name) ?? .max, hint.rank(of: traits[right].name) ?? .max)
      return ranks.0 == ranks.1 ? left < right : ranks.0 < ranks.1
    }
  }

  private func fits(_ column: Int, _ hint: NameHint) -> Bool {
    let traits = traits[column]
    guard hint.rank(of: traits.name) != nil, !traits.isBlank else { return false }
    switch hint {
    case .id: return true
    case .text:
      if traits.decimalMark != nil || traits.isDates || survey.lists[column] != nil { return false }
      return hint.rank(of: traits.name) == 0 || traits.variety > 0.3 || traits.meanWords >= 4
    case .theme, .authority: return !traits.isWording
    case .tag:
      // A code of which each statement has its own is an identity, not a tag.
      let isOwn = traits.profile.filled >= 10 && traits.variety > 0.9
      return !(isOwn || traits.isWording) || survey.lists[column] != nil || SeparatorEvidence.inTagColumn(traits) != nil
    }
  }

  /// The identity: a column called so, else a first column of short codes that never repeat.
  private mutating func findIdentity() {
    guard !mapping.fields.contains(where: { $0.kind == .id }) else {
      noteGrouping()
      return
    }
    if let joined = mapping.rowsPer, isFree(joined), !traits[joined].isWording {
      add(rule("id", .id, column: joined))
      noteGrouping()
      return
    }
    let sure = NameHint.id.rank(of: "ref") ?? 0
    let candidates = traits.indices.filter { isFree($0) && fits($0, .id) && !traits[$0].isWordy }
    for column in candidates.sorted(by: { rank($0) < rank($1) }) {
      let grouping = Grouping(survey, by: column)
      if grouping.isIdentity && traits[column].profile.filled > 0 || rank(column) < sure {
        return takeIdentity(column, grouping)
      }
    }
    guard let first = traits.indices.first, isFree(first), traits[first].looksLikeCodes else { return }
    let grouping = Grouping(survey, by: first)
    if grouping.isIdentity, traits[first].decimalMark == nil || Ascending.isColumn(first, of: survey.table) {
      takeIdentity(first, grouping)
    }
  }

  private func rank(_ column: Int) -> Int { NameHint.id.rank(of: traits[column].name) ?? .max }

  /// Every column that is still free becomes a field under its own name.
  mutating func findRest() {
    for column in traits.indices where isFree(column) {
      if traits[column].isBlank {
        keepUnrecorded(column)
        continue
      }
      let kind = survey.naturalKind(of: column, named: traits[column].name)
      let own = kind == .id || kind == .text && traits[column].name == "text" ? .text : kind
      add(rule(freeName(FieldName.tidy(traits[column].name)), own, column: column))
    }
  }

  /// A column in which nothing is recorded still says that the field exists: `authority:none` is every statement. One
  /// without a name says nothing.
  private mutating func keepUnrecorded(_ column: Int) {
    let name = traits[column].name
    let hint = NameHint.of(name)
    guard name != "column \(column + 1)", hint != .id, hint != .text else { return ignore(column) }
    let own = hint.map(\.fieldName) ?? name
    add(rule(freeName(own), hint == .tag ? .multi : .single, column: column))
  }

  /// `name`, or with a number behind it where a field has it already.
  private func freeName(_ name: String) -> String {
    var free = name
    var number = 2
    while hasField(free) {
      free = "\(name) \(number)"
      number += 1
    }
    return free
  }
}

extension ColumnTraits {
  /// Whether the values have several words or are long: no identity looks so.
  var isWordy: Bool { meanWords >= 3 || meanLength > 60 }

  /// Whether the values look like codes that somebody numbered: short, without blanks, with digits, one a row.
  var looksLikeCodes: Bool {
    guard profile.filled > 1, meanLength <= 24, meanWords < 1.01, !isDates || isYears else { return false }
    guard !profile.isComplete || profile.distinct == profile.filled else { return false }
    let arena = profile.values.arena
    for code in 0..<profile.values.count
    where !arena[profile.values.range(of: code)].contains(where: { $0 &- 0x30 < 10 }) {
      return false
    }
    return true
  }
}

/// Whether numbers count up from row to row.
enum Ascending {
  static func isColumn(_ column: Int, of table: RecordTable) -> Bool {
    let bytes = table.bytes.raw
    var last = -Double.infinity
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      guard let number = CellNumber(bytes, cell.range, mark: 0x2E), number.decimals == 0, number.value > last else {
        return false
      }
      last = number.value
    }
    return true
  }
}
