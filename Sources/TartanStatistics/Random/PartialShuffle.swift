extension Xoshiro256 {
  /// Puts a random choice of the elements, in random order, on the first `count` places (Fisher and Yates, stopped
  /// early): what stands there is as likely as after a full shuffle. The rest keeps what is left over.
  @inline(__always)
  mutating func shuffle(first count: Int, of elements: inout [Int32]) {
    let last = elements.count &- 1
    for place in 0..<min(count, max(0, last)) {
      let other = place &+ next(below: elements.count &- place)
      elements.swapAt(place, other)
    }
  }
}
