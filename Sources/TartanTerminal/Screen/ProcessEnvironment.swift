import CEditline

/// The environment of the program, read once; nothing outside this target asks the system for it.
public struct ProcessEnvironment: Sendable {
  /// The variables by name.
  public let values: [String: String]

  /// An environment of one's own making, for tests and for programs that are started.
  public init(_ values: [String: String]) {
    self.values = values
  }

  /// The environment that this program was started with.
  public static func current() -> ProcessEnvironment {
    var values: [String: String] = [:]
    guard var entry = unsafe tartan_environment() else { return ProcessEnvironment(values) }
    // SAFETY: the list ends with a null pointer; each entry is a C string that nobody changes meanwhile.
    while let text = unsafe entry.pointee {
      let pair = unsafe String(cString: text)
      if let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) {
        values[String(pair[..<equals])] = String(pair[pair.utf8.index(after: equals)...])
      }
      unsafe entry += 1
    }
    return ProcessEnvironment(values)
  }

  /// The value of a variable; nil where it is not set or empty, which programs treat alike.
  public subscript(name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }
}
