/// Tells by its name a field that says who coded a row.
public enum CoderHint {
  /// Whether the name is one that such fields have: `coder`, `Rater 1`, `analyst`.
  public static func fits(_ name: String) -> Bool {
    let name = NameHint.plain(name)
    return ["coder", "rater", "analyst", "annotator", "reviewer"].contains { name.hasPrefix($0) }
  }
}
