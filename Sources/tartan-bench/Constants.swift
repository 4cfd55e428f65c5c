/// What the operations of the comparison ask for.
struct Constants {
  let x: String
  let y: String
  let six: [String]
  let themes: [String]
  let years: ClosedRange<Int>
  let authorities: [String]
  let ascii: String
  let unicode: String
  let pattern: String
  let pattern2: String
}
