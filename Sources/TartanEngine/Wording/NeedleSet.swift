import CKernels

/// Runs of bytes of which one is looked for, ready for the kernels.
package struct NeedleSet: Sendable {
  private struct Part {
    let start: Int
    let run: ByteRun
  }

  private let values: [UInt8]
  private let folds: [UInt8]
  private let parts: [Part]
  /// Whether part of a run may come from a character of the text that folds to several.
  let meetsExpansions: Bool

  /// A set of runs; none are found nowhere.
  package init(_ runs: [ByteRun]) {
    values = runs.flatMap(\.values)
    folds = runs.flatMap(\.folds)
    meetsExpansions = runs.contains { $0.meetsExpansions }
    var start = 0
    var parts: [Part] = []
    for run in runs {
      parts.append(Part(start: start, run: run))
      start += run.values.count
    }
    self.parts = parts
  }

  /// The runs as texts, letters small.
  var texts: [[UInt8]] { parts.map(\.run.values) }

  /// Calls `body` with the runs as the C kernels take them, for the time of the call.
  func withNeedles<Result>(_ body: (UnsafeBufferPointer<tk_needle>) -> Result) -> Result {
    // SAFETY: the arrays are kept alive by the nested scopes; `body` must not let the pointers out. Each run's bytes lie
    // in the two arrays from its start on.
    unsafe values.withUnsafeBufferPointer { values in
      unsafe folds.withUnsafeBufferPointer { folds in
        let needles = unsafe parts.map { part in
          unsafe tk_needle(
            values: values.baseAddress.map { unsafe $0 + part.start },
            folds: folds.baseAddress.map { unsafe $0 + part.start }, count: part.run.values.count,
            first: part.run.first, second: part.run.second, starts_word: part.run.startsWord ? 1 : 0)
        }
        return unsafe needles.withUnsafeBufferPointer { unsafe body($0) }
      }
    }
  }
}
