public import TartanModel
public import TartanPlan
import TartanText

/// The places where wording was found.
public struct Concordance: Hashable, Sendable {
  /// How many statements have a hit.
  public let statements: Int
  /// How many hits there are in all.
  public let total: Int
  /// The hits, in the order asked for, at most as many as asked for.
  public let hits: [Hit]
}

/// One place in the wording of a statement.
public struct Hit: Hashable, Sendable {
  /// The statement.
  public let row: Int
  /// The bytes of its wording, in UTF-8; never empty.
  public let range: Range<Int>

  /// Names a place.
  public init(row: Int, range: Range<Int>) {
    self.row = row
    self.range = range
  }
}

/// How the hits of a concordance are ordered; what ties stands in the order of identities, then of the file.
public enum HitOrder: Hashable, Sendable {
  /// As in the file.
  case file
  /// By what was found, ignoring case, then by what follows.
  case hit
  /// By what follows, ignoring case.
  case right
  /// By what stands before, ignoring case, the nearest character first.
  case left
}

extension Executor {
  /// Finds every place in a text field where wording stands, in the statements of `base`.
  ///
  /// A pattern that matches nothing but the empty text has no hits.
  ///
  /// - Throws: `EngineFailure.stopped`, or `.tooCostly` for a pattern that needs too many steps.
  public func concordance(
    of wording: WordingPlan, in field: FieldID, within base: Bitmap, order: HitOrder = .file, limit: Int = .max
  ) throws(EngineFailure) -> Concordance {
    let column = dataset.textColumn(of: field)
    trace?.begin(.hits(field))
    defer { trace?.end() }
    let rows = try bitmap(of: .wording(field, wording), within: base)
    trace?.note(.rowWise)
    trace?.found(rows.population)
    var matcher = WordingMatcher(wording)
    var hits: [Hit] = []
    var statements = 0
    for row in rows.rows {
      try stop.checkEngine()
      do throws(WordingMatcher.TooCostly) {
        let found = try matcher.hits(in: column.piece(at: row))
        hits += found.map { Hit(row: row, range: $0) }
        if !found.isEmpty { statements += 1 }
      } catch {
        throw .tooCostly(pattern: error.pattern, row: row)
      }
    }
    let total = hits.count
    if order != .file { hits = try sorted(hits, in: column, by: order) }
    return Concordance(statements: statements, total: total, hits: Array(hits.prefix(max(0, limit))))
  }

  private func sorted(_ hits: [Hit], in column: TextColumn, by order: HitOrder) throws(EngineFailure) -> [Hit] {
    let ties = RowOrder([], dataset)
    var keyed = hits.map { (key: key(of: $0, in: column, order), hit: $0) }
    let stop = stop
    do {
      try keyed.sort { left, right in
        try stop.check()
        if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
        if left.hit.row != right.hit.row { return ties.precedes(left.hit.row, right.hit.row) }
        return left.hit.range.lowerBound < right.hit.range.lowerBound
      }
    } catch {
      throw .stopped
    }
    return keyed.map { $0.hit }
  }

  /// What a hit is sorted by: scalars of the wording beside it, case-folded; enough of them to tell any two apart that a
  /// reader sees side by side.
  private func key(of hit: Hit, in column: TextColumn, _ order: HitOrder) -> [UInt32] {
    let text = column.piece(at: hit.row)
    let start = order == .hit ? hit.range.lowerBound : order == .left ? 0 : hit.range.upperBound
    let end = order == .left ? hit.range.lowerBound : text.count
    let side = Normalization.caseFolded(String(copying: text.extracting(start..<end))).unicodeScalars.map(\.value)
    return order == .left ? Array(side.reversed().prefix(80)) : Array(side.prefix(80))
  }
}
