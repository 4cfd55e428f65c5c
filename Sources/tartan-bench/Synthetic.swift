import TartanEngine
import TartanModel

/// Statements made by chance, always the same ones, as plain arrays: what the slow loops look at.
struct Synthetic {
  static let themes = 15
  static let authorities = 32
  static let roles = 8

  let rows: Int
  let tagCount: Int
  var theme: [Int] = []
  var authority: [Int] = []
  var role: [Int] = []
  var year: [Double] = []
  var tags: [[Int]] = []
  /// The words of each statement, as numbers of the vocabulary.
  var words: [[UInt16]] = []
  /// Identity, cells and wording as they would stand in a file, and where the wording is.
  var bytes: [UInt8] = []
  var idStarts: [UInt64] = []
  var starts: [UInt64] = []
  var lengths: [UInt32] = []

  /// Some words that are looked for stand among made-up ones.
  static let vocabulary: [String] = {
    var random = Random(seed: 11)
    let parts = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sta", "tre", "vion", "nel"]
    var words = (0..<2_000).map { _ in (0...random.below(4)).map { _ in parts[random.below(parts.count)] }.joined() }
    let fixed = [
      8: "data", 33: "risk", 60: "privacy", 150: "naïve", 300: "équité", 400: "ÉQUITÉ", 640: "Straße",
      900: "challenge", 1100: "challenges", 1300: "challenging", 1500: "unchallenged", 1700: "Challenger", 1900: "日本",
    ]
    for (place, word) in fixed { words[place] = word }
    return words
  }()

  init(rows: Int, tags tagCount: Int) {
    self.rows = rows
    self.tagCount = tagCount
    var random = Random(seed: 20_261_123)
    let common = CommonFirst(tagCount)
    let words = CommonFirst(Synthetic.vocabulary.count)
    let vocabulary = Synthetic.vocabulary.map { Array($0.utf8) }
    for row in 0..<rows {
      theme.append(random.below(Synthetic.themes))
      authority.append((theme[row] + random.below(Synthetic.authorities)) % Synthetic.authorities)
      role.append(random.below(Synthetic.roles + 1) - 1)
      year.append(random.below(50) == 0 ? .nan : Double(1996 + random.below(30)))
      tags.append(Set((0..<random.below(7)).map { _ in common.next(&random) }).sorted())
      appendText((0..<12 + random.below(26)).map { _ in UInt16(words.next(&random)) }, vocabulary, &random)
    }
  }

  private mutating func appendText(_ words: [UInt16], _ vocabulary: [[UInt8]], _ random: inout Random) {
    let number = Array(String(starts.count).utf8)
    idStarts.append(UInt64(bytes.count))
    bytes += [0x53] + [UInt8](repeating: 0x30, count: 8 - min(8, number.count)) + number
    bytes += Array(",Some theme,a tag; another tag,Some authority of the land,official,2010,".utf8)
    starts.append(UInt64(bytes.count))
    for word in words {
      bytes += vocabulary[Int(word)]
      bytes.append(random.below(20) == 0 ? 0x2C : 0x20)
    }
    lengths.append(UInt32(UInt64(bytes.count) - (starts.last ?? 0)))
    bytes.append(0x0A)
    self.words.append(words)
  }

  /// The same as a dataset.
  func dataset() -> Dataset {
    func field(_ id: Int, _ name: String, _ kind: FieldKind, _ labels: Int = 0, _ counts: [Int] = [])
      -> FieldDescription
    {
      FieldDescription(
        id: FieldID(id), name: name, kind: kind,
        labels: LabelList(names: (0..<labels).map { "\(name) \($0)" }, counts: counts), missing: 0)
    }
    func counts(_ codes: [Int], _ labels: Int) -> [Int] {
      var counts = [Int](repeating: 0, count: labels)
      for code in codes where code >= 0 { counts[code] += 1 }
      return counts
    }
    func single(_ codes: [Int], _ labels: Int) -> Column {
      .single(SingleColumn(codes: codes.map { $0 < 0 ? SingleColumn.missing : UInt32($0) }, labelCount: labels))
    }
    var offsets: [UInt32] = [0]
    for list in tags { offsets.append((offsets.last ?? 0) + UInt32(list.count)) }
    let flat = Array(tags.joined())
    let fields = [
      field(0, "id", .id), field(1, "theme", .single, Synthetic.themes, counts(theme, Synthetic.themes)),
      field(2, "tags", .multi, tagCount, counts(flat, tagCount)),
      field(3, "authority", .single, Synthetic.authorities, counts(authority, Synthetic.authorities)),
      field(4, "role", .single, Synthetic.roles, counts(role, Synthetic.roles)), field(5, "year", .number),
      field(6, "text", .text),
    ]
    return Dataset(
      catalog: Catalog(name: "synthetic", statements: rows, fields: fields),
      columns: [
        .text(
          TextColumn(bytes: bytes, extra: [], starts: idStarts, lengths: [UInt32](repeating: 9, count: rows))),
        single(theme, Synthetic.themes),
        .multi(MultiColumn(offsets: offsets, codes: flat.map { UInt32($0) }, labelCount: tagCount)),
        single(authority, Synthetic.authorities), single(role, Synthetic.roles),
        .number(NumberColumn(values: year, decimals: 0)),
        .text(TextColumn(bytes: bytes, extra: [], starts: starts, lengths: lengths)),
      ])
  }
}
