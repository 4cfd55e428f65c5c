import Foundation

/// A value of a JSON file, looked into by keys and places; what is not there is null.
enum Json {
  case null
  case number(Double)
  case text(String)
  case list([Json])
  case object([String: Json])

  /// Reads a file beside the tests.
  static func file(_ name: String) throws -> Json {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Reference/" + name))
    return Json(try JSONSerialization.jsonObject(with: data))
  }

  subscript(key: String) -> Json {
    if case .object(let members) = self { return members[key] ?? .null }
    return .null
  }

  subscript(place: Int) -> Json { list[place] }

  var list: [Json] {
    if case .list(let values) = self { return values }
    return []
  }

  var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  /// A number; the files write infinite ones as text.
  var number: Double? {
    switch self {
    case .number(let value): value
    case .text("inf"): .infinity
    case .text("-inf"): -.infinity
    default: nil
    }
  }

  var integer: Int? { number.map { Int($0) } }

  var text: String {
    if case .text(let text) = self { return text }
    return ""
  }

  var texts: [String] { list.map(\.text) }
}

extension Json {
  /// Takes what Foundation read.
  fileprivate init(_ value: Any) {
    switch value {
    case let members as [String: Any]: self = .object(members.mapValues { Json($0) })
    case let values as [Any]: self = .list(values.map { Json($0) })
    case let text as String: self = .text(text)
    case let number as NSNumber: self = .number(number.doubleValue)
    default: self = .null
    }
  }
}

/// Whether a value is the one expected: both undefined, or within 1e-9 of each other relative to their size.
func isClose(_ value: Double?, _ expected: Json, within tolerance: Double = 1e-9) -> Bool {
  expected.isNull ? value == nil : isClose(value, expected.number, within: tolerance)
}

/// Whether two numbers are known and within 1e-9 of each other relative to their size.
func isClose(_ value: Double?, _ expected: Double?, within tolerance: Double = 1e-9) -> Bool {
  guard let value, let expected else { return false }
  return value == expected || abs(value - expected) <= max(tolerance * abs(expected), 1e-13)
}
