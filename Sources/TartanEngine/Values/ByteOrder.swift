/// Below 0 if `left` comes first byte by byte, which is the order of Unicode scalars; above 0 if `right` does.
func order(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
  for index in 0..<min(left.count, right.count) where left[index] != right[index] {
    return left[index] < right[index] ? -1 : 1
  }
  return left.count - right.count
}

/// The number that a text of digits, with or without a sign, stands for; nil for any other text.
func wholeNumber(_ text: Span<UInt8>) -> Int? {
  guard text.count > 0 else { return nil }
  let isNegative = text[0] == UInt8(ascii: "-")
  let start = isNegative || text[0] == UInt8(ascii: "+") ? 1 : 0
  // Eighteen digits always fit.
  guard text.count > start, text.count - start <= 18 else { return nil }
  var value = 0
  for index in start..<text.count {
    let digit = text[index]
    guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
    value = value * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return isNegative ? -value : value
}
