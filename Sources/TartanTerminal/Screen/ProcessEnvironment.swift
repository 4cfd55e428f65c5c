import CEditline

/// The environment of the program, read once; nothing outside this target asks the system for it.
public struct ProcessEnvironment: Sendable {
  /// The variables as the system has them, `NAME=value`: a handful of them is asked for, so they are not sorted into
  /// a dictionary, which costs a tenth of a millisecond of every start.
  private let entries: [String]

  /// An environment of one's own making, for tests and for programs that are started.
  public init(_ values: [String: String]) {
    entries = values.map { "\($0)=\($1)" }.sorted()
  }

  private init(entries: [String]) {
    self.entries = entries
  }

  /// The variables by name.
  public var values: [String: String] {
    var values: [String: String] = [:]
    for entry in entries {
      guard let equals = entry.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
      values[String(entry[..<equals])] = String(entry[entry.utf8.index(after: equals)...])
    }
    return values
  }

  /// The environment that this program was started with.
  public static func current() -> ProcessEnvironment {
    var entries: [String] = []
    guard var entry = unsafe tartan_environment() else { return ProcessEnvironment(entries: entries) }
    // SAFETY: the list ends with a null pointer; each entry is a C string that nobody changes meanwhile.
    while let text = unsafe entry.pointee {
      unsafe entries.append(String(cString: text))
      unsafe entry += 1
    }
    return ProcessEnvironment(entries: entries)
  }

  /// The value of a variable; nil where it is not set or empty, which programs treat alike.
  public subscript(name: String) -> String? {
    let start = name + "="
    guard let entry = entries.last(where: { $0.utf8.starts(with: start.utf8) }) else { return nil }
    let value = entry.utf8.dropFirst(start.utf8.count)
    return value.isEmpty ? nil : String(value)
  }
}
