import TartanLanguage
import TartanModel

/// A line in which `⟦…⟧` marks a place: where an error must point, or where the cursor stands.
struct MarkedText {
  let text: String
  let span: SourceSpan

  init(_ marked: String) {
    let parts = marked.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false)
    let before = String(parts.first ?? "")
    let rest = parts.count > 1 ? parts[1] : ""
    let inside = rest.prefix { $0 != "⟧" }
    text = before + inside + rest.dropFirst(inside.count + 1)
    span = SourceSpan(before.utf8.count, before.utf8.count + inside.utf8.count)
  }
}

/// What the parser makes of a line: its canonical text, or the mistake.
func parsed(_ line: String) -> Result<CommandSyntax?, Diagnostic> {
  do throws(Diagnostic) { return .success(try Parser.parse(line)) } catch { return .failure(error) }
}

/// The canonical text of a line that is a command.
func canonical(_ line: String) -> String? {
  guard case .success(let command?) = parsed(line) else { return nil }
  return canonicalText(of: command)
}

/// A value without its places and without how its names were written.
func withoutPlaces(_ value: Any) -> String {
  var text = String(reflecting: value)
  text.replace(/TartanModel\.SourceSpan\(start: \d+, end: \d+\)/, with: "_")
  text.replace(/style: TartanLanguage\.Name\.Style\.(word|quoted)/, with: "style: _")
  return text
}

/// A repeatable source of chance.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number below `bound`.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// True once in `times`.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  /// One of these.
  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
