public import TartanModel

/// The labels of a hierarchical field as a tree: each label, and each parent that stands only in paths.
public struct LabelTree: Hashable, Sendable {
  /// One name of the tree.
  public struct Node: Hashable, Sendable {
    /// The full path, `parent/child`.
    public let path: String
    /// The label itself and all below it, by code.
    public let labels: [LabelID]
    /// 0 for a name without a parent.
    public let depth: Int
  }

  /// The names, each parent before its children, siblings in the order of their Unicode scalars.
  public let nodes: [Node]

  /// Reads the tree out of the labels' paths.
  public init(_ labels: LabelList) {
    var codes: [String: [LabelID]] = [:]
    for (index, name) in labels.names.enumerated() {
      var path = ""
      for part in name.split(separator: "/", omittingEmptySubsequences: false) {
        path = path.isEmpty ? String(part) : path + "/" + part
        codes[path, default: []].append(LabelID(index))
      }
    }
    nodes = codes.keys.map { ($0, $0.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)) }
      .sorted { left, right in LabelTree.precedes(left.1, right.1) }
      .map { path, parts in Node(path: path, labels: codes[path] ?? [], depth: parts.count - 1) }
  }

  /// The full paths, in the order of `nodes`.
  public var names: [String] { nodes.map(\.path) }

  private static func precedes(_ left: [[Character]], _ right: [[Character]]) -> Bool {
    for (one, other) in zip(left, right) where one != other {
      return one.lexicographicallyPrecedes(other)
    }
    return left.count < right.count
  }
}
