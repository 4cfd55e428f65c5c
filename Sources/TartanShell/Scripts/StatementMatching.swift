import TartanModel

/// Finds for each statement of a file the one that it was before: by identity where that is unique, else by contents.
struct StatementMatching {
  /// A statement before and now.
  struct Pair {
    let before: Int
    let after: Int
  }

  /// The statements found, in the order of now.
  private(set) var pairs: [Pair] = []
  /// Rows now without a statement before.
  private(set) var came: [Int] = []
  /// Rows before without a statement now.
  private(set) var went: [Int] = []

  /// Matches the statements.
  ///
  /// - Parameters:
  ///   - before: the statements that were pinned.
  ///   - after: the statements now.
  ///   - common: the fields that both have.
  ///   - byContents: whether statements that no identity matches are compared by what they hold.
  init(
    before: PinnedData, after: PinnedData, _ common: [DataChange.CommonField], byContents: Bool
  ) {
    var openBefore = Array(before.rows.indices)
    var openAfter = Array(after.rows.indices)
    take(StatementMatching.unique(before, openBefore), StatementMatching.unique(after, openAfter))
    drop(&openBefore, &openAfter)
    if byContents || pairs.isEmpty {
      let keys = ContentKeys(before: before, after: after, common)
      takeAlike(openBefore, openAfter, keys.whole)
      drop(&openBefore, &openAfter)
      // What is left is one statement that was edited rather than one that went and one that came, if its wording or
      // its place says so.
      takeAlike(openBefore, openAfter, keys.wording)
      drop(&openBefore, &openAfter)
      if before.rows.count == after.rows.count {
        let places = Set(openBefore)
        pairs += openAfter.filter(places.contains).filter { before.rows[$0].id == after.rows[$0].id }
          .map { Pair(before: $0, after: $0) }
        drop(&openBefore, &openAfter)
      }
    }
    pairs.sort { $0.after < $1.after }
    went = openBefore
    came = openAfter
  }

  /// The rows by identity, without identities that are missing or repeated.
  private static func unique(_ data: PinnedData, _ rows: [Int]) -> [String: Int] {
    var found: [String: Int] = [:]
    var repeated: Set<String> = []
    for row in rows where !data.rows[row].id.isEmpty {
      if found.updateValue(row, forKey: data.rows[row].id) != nil { repeated.insert(data.rows[row].id) }
    }
    return found.filter { !repeated.contains($0.key) }
  }

  private mutating func take(_ before: [String: Int], _ after: [String: Int]) {
    for (id, row) in after {
      if let old = before[id] { pairs.append(Pair(before: old, after: row)) }
    }
  }

  private mutating func takeAlike(_ before: [Int], _ after: [Int], _ keys: ContentKeys.Side) {
    var waiting: [ContentKeys.Key: [Int]] = [:]
    for row in before.reversed() { if let key = keys.before(row) { waiting[key, default: []].append(row) } }
    for row in after {
      guard let key = keys.after(row), let old = waiting[key]?.popLast() else { continue }
      pairs.append(Pair(before: old, after: row))
    }
  }

  private func drop(_ before: inout [Int], _ after: inout [Int]) {
    let (old, new) = (Set(pairs.map(\.before)), Set(pairs.map(\.after)))
    before.removeAll(where: old.contains)
    after.removeAll(where: new.contains)
  }
}

/// What statements are compared by where identities do not tell them apart.
private struct ContentKeys {
  struct Key: Hashable {
    let id: String
    let values: [PinnedData.Value]
  }

  struct Side {
    let before: (Int) -> Key?
    let after: (Int) -> Key?
  }

  /// All fields that both have.
  let whole: Side
  /// Identity and wording alone; none where there is neither.
  let wording: Side

  init(before: PinnedData, after: PinnedData, _ common: [DataChange.CommonField]) {
    // Where one of them has no identities at all, they tell nothing.
    let hasIdentities = [before, after].allSatisfy { data in data.rows.contains { !$0.id.isEmpty } }
    func id(_ row: PinnedData.Row) -> String { hasIdentities ? row.id : "" }
    whole = Side(
      before: { row in
        Key(id: id(before.rows[row]), values: common.map { before.rows[row].values[$0.before].inOrder })
      },
      after: { row in
        Key(id: id(after.rows[row]), values: common.map { after.rows[row].values[$0.after].inOrder })
      })
    let texts = common.filter { before.fields[$0.before].kind == .text }
    func wordingKey(_ row: PinnedData.Row, _ values: [PinnedData.Value]) -> Key? {
      id(row).isEmpty && values.allSatisfy({ $0 == .missing }) ? nil : Key(id: id(row), values: values)
    }
    wording = Side(
      before: { row in wordingKey(before.rows[row], texts.map { before.rows[row].values[$0.before] }) },
      after: { row in wordingKey(after.rows[row], texts.map { after.rows[row].values[$0.after] }) })
  }
}
