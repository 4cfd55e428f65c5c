import CKernels
import TartanModel
import TartanPlan

/// Sets that are found in a column of labels, numbers or dates.
extension Executor {
  /// The statements that carry one of these labels.
  func withLabels(_ labels: [LabelID], of field: FieldID, within base: Bitmap) -> Bitmap {
    let index = dataset.labelIndex(of: field)
    var found = Bitmap(none: base.count)
    for label in labels { index.add(label, to: &found) }
    trace?.note(index.way(of: labels))
    found.formIntersection(base)
    return found
  }

  /// The statements that carry one of these labels and none beside them.
  func withOnly(
    _ labels: [LabelID], of field: FieldID, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    let carriers = withLabels(labels, of: field, within: base)
    guard case .multi(let column) = dataset[field] else { return carriers }
    var meant = [Bool](repeating: false, count: column.labelCount)
    for label in labels { meant[label.index] = true }
    let isMeant = meant
    trace?.note(.rowWise)
    return try narrow(carriers) { chunk throws(EngineFailure) in
      switch column.codes {
      case .bytes(let codes): try chunk.keepOnly(isMeant, column.offsets.span, codes.span)
      case .shorts(let codes): try chunk.keepOnly(isMeant, column.offsets.span, codes.span)
      case .words(let codes): try chunk.keepOnly(isMeant, column.offsets.span, codes.span)
      }
    }
  }

  /// The statements without a value in the field.
  func withoutValue(of field: FieldID, within base: Bitmap) throws(EngineFailure) -> Bitmap {
    switch dataset.catalog[field].kind {
    case .single, .multi:
      // The index alone: the column of a saved dataset would have to be read for this.
      trace?.note(.presence)
      return base.subtracting(dataset.labelIndex(of: field).present)
    case .number, .date, .text, .id:
      trace?.note(.rowWise)
      return try withoutValue(in: dataset[field], within: base)
    }
  }

  private func withoutValue(in column: Column, within base: Bitmap) throws(EngineFailure) -> Bitmap {
    switch column {
    case .single, .multi: preconditionFailure("fields of labels have an index")
    case .number(let column):
      return try narrow(base) { chunk throws(EngineFailure) in
        let values = column.values.span
        try chunk.keep { row in values[row].isNaN }
      }
    case .date(let column):
      return try narrow(base) { chunk throws(EngineFailure) in
        let days = column.firstDays.span
        try chunk.keep { row in days[row] == DateColumn.missing }
      }
    case .text(let column):
      return try narrow(base) { chunk throws(EngineFailure) in
        let lengths = column.lengths.span
        try chunk.keep { row in lengths[row] == 0 }
      }
    }
  }

  /// The statements whose number lies in the interval.
  func withNumber(
    in interval: NumberInterval, of field: FieldID, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    guard case .number(let column) = dataset[field] else { preconditionFailure("only number fields have numbers") }
    // The next number inside stands for an end that does not belong to the interval.
    let lower = interval.includesLower ? interval.lower : interval.lower.nextUp
    let upper = interval.includesUpper ? interval.upper : interval.upper.nextDown
    let comparesAll = base.population > base.count / 8
    trace?.note(comparesAll ? .comparison : .rowWise)
    if comparesAll {
      return numbers(column, from: lower, to: upper).intersection(base)
    }
    return try narrow(base) { chunk throws(EngineFailure) in
      let values = column.values.span
      try chunk.keep { row in values[row] >= lower && values[row] <= upper }
    }
  }

  /// The statements whose number lies between two numbers, tested for all statements in one pass.
  private func numbers(_ column: NumberColumn, from lower: Double, to upper: Double) -> Bitmap {
    var words = [UInt64](repeating: 0, count: (column.values.count + 63) / 64)
    unsafe column.values.withUnsafeBufferPointer { values in
      unsafe words.withUnsafeMutableBufferPointer { words in
        // SAFETY: `words` has a bit for each of the `count` values.
        unsafe tk_between(values.baseAddress, values.count, lower, upper, words.baseAddress)
      }
    }
    return Bitmap(words: words, count: column.values.count)
  }

  /// The statements whose date overlaps the interval of days.
  func withDate(
    in days: ClosedRange<Int32>, of field: FieldID, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    guard case .date(let column) = dataset[field] else { preconditionFailure("only date fields have dates") }
    trace?.note(.rowWise)
    return try narrow(base) { chunk throws(EngineFailure) in
      let first = column.firstDays.span
      let last = column.lastDays.span
      try chunk.keep { row in
        first[row] != DateColumn.missing && first[row] <= days.upperBound && last[row] >= days.lowerBound
      }
    }
  }

  /// The statements that carry so many labels.
  func withLabelCount(
    in counts: ClosedRange<Int>, of field: FieldID, within base: Bitmap
  ) throws(EngineFailure) -> Bitmap {
    guard case .multi(let column) = dataset[field] else {
      let present = dataset.labelIndex(of: field).present
      trace?.note(.presence)
      let one = counts.contains(1) ? base.intersection(present) : Bitmap(none: base.count)
      return counts.contains(0) ? one.union(base.subtracting(present)) : one
    }
    trace?.note(.rowWise)
    return try narrow(base) { chunk throws(EngineFailure) in
      let offsets = column.offsets.span
      try chunk.keep { row in counts.contains(Int(offsets[row + 1] - offsets[row])) }
    }
  }
}

extension RowChunk {
  /// Keeps the rows all of whose codes are meant.
  fileprivate mutating func keepOnly<Code: FixedWidthInteger & UnsignedInteger>(
    _ isMeant: [Bool], _ offsets: Span<UInt32>, _ codes: Span<Code>
  ) throws(EngineFailure) {
    let isMeant = isMeant.span
    try keep { row in
      for index in Int(offsets[row])..<Int(offsets[row &+ 1]) where !isMeant[Int(codes[index])] { return false }
      return true
    }
  }
}
