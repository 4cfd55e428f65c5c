import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

/// Rounds counts of statements.
struct CountRounder {
  private let base: CountRounding
  private let question: Question
  private let statements: Bitmap
  private let hash: StatementHash?

  /// - Parameters:
  ///   - rounding: to multiples of what, and how.
  ///   - question: knows the statements.
  ///   - statements: those that are counted.
  init(_ rounding: Protection.Rounding, _ question: Question, _ statements: Bitmap) {
    base = rounding.base
    self.question = question
    self.statements = statements
    hash = rounding.secret.map { StatementHash(secret: $0, names: question.statementNames) }
  }

  /// A rounded count of the statements in all of some sets.
  func rounded(_ count: Int, of sets: [SetPlan]) -> Int {
    guard let hash else { return base.nearest(count) }
    var bits = statements
    for set in sets {
      // A set that cannot be read was read before, when it was counted; what cannot be read again is reported there.
      guard let other = try? question.bitmap(set) else { return base.nearest(count) }
      bits.formIntersection(other)
    }
    return base.random(count, hash: hash.hash(bits.words))
  }
}

extension Question {
  /// What each statement is known by wherever it stands in the file: its identity, or its place where it has none.
  fileprivate var statementNames: [String] {
    (0..<dataset.statements).map { row in
      if let id = catalog.idField, case .text(let name) = dataset.value(of: id.id, row: row) { return name }
      return "#\(row)"
    }
  }
}
