/// A quotient; nil where the denominator is 0: undefined, which is neither 0 nor NaN.
@inline(__always)
func ratio(_ numerator: Double, _ denominator: Double) -> Double? {
  denominator == 0 ? nil : numerator / denominator
}

/// A quotient of counts; nil where the denominator is 0.
@inline(__always)
func ratio(_ numerator: Int, _ denominator: Int) -> Double? {
  denominator == 0 ? nil : Double(numerator) / Double(denominator)
}
