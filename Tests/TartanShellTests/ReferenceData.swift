import Foundation
import TartanModel

/// A set of made-up statements with the values that other programs computed from it, opened in a session.
final class ReferenceData {
  static let names = ["p1_tiny", "p2_workshop", "p3_sparse", "p4_association", "p5_two_coders", "p6_disclosure"]

  /// The values to be found in the tables.
  let expected: Expected
  let themes: [String]
  let tags: [String]
  let authorities: [String]
  private let stage = TranscriptStage()
  private let file = Disk.temporaryFile() + ".csv"

  init(_ name: String) throws {
    let path = Checkout.root + "/Tests/TartanStatisticsTests/Reference/\(name).json"
    let whole = Expected(try JSONSerialization.jsonObject(with: Data(Disk.bytes(of: path) ?? [])))
    expected = whole["expected"]["cases"][0]
    themes = whole["expected"]["themes"].texts
    tags = whole["expected"]["tags"].texts
    authorities = whole["expected"]["authorities"].texts
    var csv = "id,theme,tags,authority,coder\n"
    for row in whole["rows"].list {
      let cells = ["id", "theme"].map { row[$0].text } + [row["tags"].texts.joined(separator: ";")]
      csv += (cells + ["authority", "coder"].map { row[$0].text }).joined(separator: ",") + "\n"
    }
    Disk.write(csv, to: file)
    _ = stage.play(
      "load \"\(file)\" as data id from \"id\" theme from \"theme\" as single tag from \"tags\" split \";\" "
        + "authority from \"authority\" as single coder from \"coder\" as single")
    let coder = expected["filter"]["coder"].text
    if !coder.isEmpty { _ = stage.play("filter coder:\(coder)") }
  }

  deinit {
    Disk.remove(file)
    Disk.remove(String(file.dropLast(4)))
  }

  /// The answer to a line, as programs get it.
  func ask(_ line: String) -> ReferenceAnswer { ReferenceAnswer(printed: stage.play(line), answer: stage.answer) }
}

/// An answer and its tables by name.
struct ReferenceAnswer {
  let printed: String
  let answer: Answer?

  /// The rows of a table: what stands in the columns of those names.
  func rows(_ table: String, _ columns: String...) -> [[Cell]] {
    guard let table = answer?.tables.first(where: { $0.name == table }) else { return [] }
    return table.rows.map { row in
      columns.map { name in table.columns.firstIndex { $0.name == name }.map { row.cells[$0] } ?? .empty }
    }
  }

  /// One figure of the test as a whole.
  func figure(_ name: String) -> Double? { rows("tests", name).first?.first?.value }

  /// The p of the test, wherever it is from.
  var p: Double? {
    let table = answer?.tables.first { $0.name == "tests" }
    let place = table?.columns.firstIndex { $0.name.hasPrefix("p (") }
    return place.flatMap { table?.rows.first?.cells[$0].value }
  }
}

extension Cell {
  /// The number of a cell.
  var value: Double? {
    switch self {
    case .count(let count): Double(count)
    case .percent(let value), .number(let value): value
    default: nil
    }
  }

  /// The text of a cell.
  var label: String {
    if case .text(let text) = self { return text }
    return ""
  }
}

/// A value of a JSON file; what is not there is null.
enum Expected {
  case null
  case number(Double)
  case text(String)
  case list([Expected])
  case object([String: Expected])

  init(_ value: Any) {
    switch value {
    case let members as [String: Any]: self = .object(members.mapValues { Expected($0) })
    case let values as [Any]: self = .list(values.map { Expected($0) })
    case let text as String: self = .text(text)
    case let number as NSNumber: self = .number(number.doubleValue)
    default: self = .null
    }
  }

  subscript(key: String) -> Expected {
    if case .object(let members) = self { return members[key] ?? .null }
    return .null
  }

  subscript(place: Int) -> Expected { list.indices.contains(place) ? list[place] : .null }

  var list: [Expected] {
    if case .list(let values) = self { return values }
    return []
  }

  var number: Double? {
    if case .number(let number) = self { return number }
    return nil
  }

  var text: String {
    if case .text(let text) = self { return text }
    return ""
  }

  var texts: [String] { list.map(\.text) }

  /// Whether a value is the one expected: both undefined, or within 1e-9 of each other relative to their size.
  func isClose(to value: Double?, within tolerance: Double = 1e-9) -> Bool {
    guard let number else { return value == nil }
    guard let value else { return false }
    return abs(value - number) <= max(tolerance * abs(number), 1e-13)
  }
}
