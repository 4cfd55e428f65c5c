import TartanModel
import TartanPlan
import TartanText

/// Finds the places in wording that a search means; one value serves one thread.
struct WordingMatcher: ~Copyable {
  /// Why a text was given up.
  struct TooCostly: Error, Hashable {
    /// The pattern as written.
    let pattern: String
  }

  private let needle: [UInt8]
  private var folded = FoldedText(keepsOrigins: true)
  private var stem: StemSearch?
  private var matcher: PatternMatcher?
  private let pattern: String

  init(_ wording: WordingPlan) {
    switch wording {
    case .contains(let text):
      needle = Array(Normalization.caseFolded(text).utf8)
      stem = nil
      matcher = nil
      pattern = ""
    case .stem(let text):
      needle = []
      stem = StemSearch(text)
      matcher = nil
      pattern = ""
    case .word(let text):
      needle = []
      stem = StemSearch(word: text)
      matcher = nil
      pattern = ""
    case .pattern(let plan):
      needle = []
      stem = nil
      matcher = PatternMatcher(plan.pattern)
      pattern = plan.pattern.source
    }
  }

  /// The places in `text`, as ranges of its bytes: ascending, none empty, none overlapping.
  ///
  /// - Throws: `TooCostly` if a pattern needs too many steps.
  mutating func hits(in text: Span<UInt8>) throws(TooCostly) -> [Range<Int>] {
    if !needle.isEmpty { return containedHits(in: text) }
    if let hits = stem?.hits(in: text) { return hits }
    return try patternHits(in: text)
  }

  private mutating func containedHits(in text: Span<UInt8>) -> [Range<Int>] {
    folded.fold(text)
    var hits: [Range<Int>] = []
    var from = 0
    while let place = folded.place(of: needle, from: from) {
      let last = place + needle.count - 1
      let hit = folded.origin(from: place, through: last)
      // Two hits in what one character folds to are one.
      if hit.lowerBound >= hits.last?.upperBound ?? 0 { hits.append(hit) }
      from = last + 1
    }
    return hits
  }

  private mutating func patternHits(in text: Span<UInt8>) throws(TooCostly) -> [Range<Int>] {
    var hits: [Range<Int>] = []
    var from = 0
    while from <= text.count {
      switch firstMatch(in: text, from: from) {
      case .absent: return hits
      case .tooCostly: throw TooCostly(pattern: pattern)
      case .found(let hit):
        if !hit.isEmpty { hits.append(hit) }
        from = hit.isEmpty ? hit.upperBound + 1 : hit.upperBound
        while from < text.count, text[from] & 0xC0 == 0x80 { from += 1 }
      }
    }
    return hits
  }

  /// Whether the pattern matches somewhere in the wording of `row`.
  ///
  /// A single statement can take milliseconds, so the stop flag is looked at before each.
  mutating func matches(_ text: Span<UInt8>, row: Int, unless stop: StopFlag) throws(EngineFailure) -> Bool {
    try stop.checkEngine()
    switch firstMatch(in: text) {
    case .found: return true
    case .absent: return false
    case .tooCostly: throw .tooCostly(pattern: pattern, row: row)
    }
  }

  /// The first match of the pattern from byte `start` on; a matcher for which there was no memory finds all costly.
  private mutating func firstMatch(in text: Span<UInt8>, from start: Int = 0) -> PatternMatcher.Outcome {
    // SAFETY: the matcher reads the buffer only during the call.
    unsafe text.withUnsafeBufferPointer { buffer in
      unsafe matcher?.firstMatch(in: buffer, from: start) ?? .tooCostly
    }
  }
}
