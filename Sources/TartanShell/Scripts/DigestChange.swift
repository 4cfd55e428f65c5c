import TartanModel
import TartanText

/// Which statements came, went or changed, by the one digest a statement that setts kept once.
struct DigestChange {
  private let came: [String]
  private let went: [String]
  private let changed: [String]

  /// Compares digests by identity; nil if the old ones were not kept.
  init?(before: [String: String], after: [(id: String, digest: String)]) {
    guard !before.isEmpty, !after.isEmpty else { return nil }
    let now = Dictionary(after.map { ($0.id, $0.digest) }, uniquingKeysWith: { $1 })
    came = after.map(\.id).filter { before[$0] == nil }
    went = before.keys.filter { now[$0] == nil }.sorted()
    changed = after.filter { before[$0.id] != nil && before[$0.id] != $0.digest }.map(\.id)
  }

  /// `2 statements came (S216, S217), 1 changed (S003)`.
  var sentence: String {
    let parts = [part(came, "came"), part(went, "went"), part(changed, "changed")].compactMap { $0 }
    return parts.isEmpty
      ? "the same statements in another order or another spelling of the file" : parts.joined(separator: ", ")
  }

  private func part(_ ids: [String], _ verb: String) -> String? {
    guard !ids.isEmpty else { return nil }
    return "\(Wording.statements(ids.count)) \(verb) (\(Wording.few(ids.map(Control.visible), 5)))"
  }
}
