import TartanLanguage

/// What of the session a command names: definitions, parameters and results. Decides what a saved sett has to keep.
struct Uses: Hashable, Sendable {
  /// The definitions named.
  var definitions: Set<String> = []
  /// The parameters named.
  var parameters: Set<String> = []
  /// The results named, by number.
  var results: Set<Int> = []

  /// Adds what another command names.
  mutating func form(union other: Uses) {
    definitions.formUnion(other.definitions)
    parameters.formUnion(other.parameters)
    results.formUnion(other.results)
  }
}
