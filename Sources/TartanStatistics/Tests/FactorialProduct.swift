/// A product of factorials, compared with another exactly.
struct FactorialProduct {
  private let factors: [Int]

  /// The product of the factorials of these counts.
  init(_ factors: [Int]) { self.factors = factors.sorted() }

  /// Whether both products are the same number: the power of each prime in n! is the sum of n / p, n / p², … (Legendre).
  ///
  /// - Complexity: O(1) for the same counts in another order, else O(n log log n) for the largest count.
  func hasSameFactorials(as other: FactorialProduct) -> Bool {
    if factors == other.factors { return true }
    let largest = max(factors.last ?? 0, other.factors.last ?? 0)
    var isComposite = [Bool](repeating: false, count: largest + 1)
    for prime in stride(from: 2, through: largest, by: 1) where !isComposite[prime] {
      for multiple in stride(from: 2 * prime, through: largest, by: prime) { isComposite[multiple] = true }
      if power(of: prime) != other.power(of: prime) { return false }
    }
    return true
  }

  private func power(of prime: Int) -> Int {
    factors.reduce(0) { sum, factor in
      var sum = sum
      var rest = factor / prime
      while rest > 0 {
        sum += rest
        rest /= prime
      }
      return sum
    }
  }
}
