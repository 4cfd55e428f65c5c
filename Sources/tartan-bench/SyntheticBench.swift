/// placeholder
struct SyntheticBench {
  let rows: Int
  let tags: Int
  let threads: Int?
  func run(_ report: inout Report) {}
}
