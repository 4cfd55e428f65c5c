/// Numbers as text: a point before the decimals, no grouping, no locale, the same on every machine.
public enum NumberText {
  /// The shortest decimal that reads back as exactly `value`: `23`, `0.1`, `74.19354838709677`, `1e+16`.
  ///
  /// A whole number has no fraction, and zero has no sign. NaN and the infinities give nil: they are not defined.
  public static func shortest(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    guard value != 0 else { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `value` with exactly `decimals` decimals (0 to 20), rounded as by hand: halves go away from zero.
  ///
  /// What is rounded is the shortest decimal that reads back as `value`, so that 0.15 gives `0.2` with one decimal
  /// although the binary number behind it is a little less. What rounds to zero has no sign. NaN and the infinities
  /// give nil.
  public static func fixed(_ value: Double, decimals: Int) -> String? {
    guard let digits = DecimalDigits(value) else { return nil }
    return digits.text(decimals: min(20, max(0, decimals)))
  }
}

/// A finite number as decimal digits: 0.d₁d₂d₃… times ten to the power `point`.
private struct DecimalDigits {
  var isNegative: Bool
  var digits: [UInt8] = []
  var point = 0

  /// Takes the digits of Swift's description, which is the shortest that reads back.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value.sign == .minus
    let parts = value.magnitude.description.split(separator: "e", maxSplits: 1)
    guard let mantissa = parts.first else { return nil }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    point = exponent + (halves.first?.utf8.count ?? 0)
    digits = mantissa.utf8.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
  }

  func text(decimals: Int) -> String {
    var rounded = self
    rounded.keep(point + decimals)
    let sign = rounded.isNegative && !rounded.digits.isEmpty ? "-" : ""
    let whole = rounded.point > 0 ? rounded.slice(0, rounded.point) : "0"
    guard decimals > 0 else { return sign + whole }
    return sign + whole + "." + rounded.slice(rounded.point, rounded.point + decimals)
  }

  /// Rounds to the first `count` digits.
  private mutating func keep(_ count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    let roundsUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if roundsUp { increment() }
    if digits.isEmpty { point = 0 }
  }

  /// Adds one at the last digit kept.
  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  /// The digits from `start` up to `end`, zeros outside of those there are.
  private func slice(_ start: Int, _ end: Int) -> String {
    var bytes: [UInt8] = []
    for index in start..<end {
      let digit = digits.indices.contains(index) ? digits[index] : 0
      bytes.append(UInt8(ascii: "0") + digit)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
