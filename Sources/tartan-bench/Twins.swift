import TartanText

/// The answers of the operations by plain loops over plain arrays, with nothing clever in them.
struct Twins {
  let data: Synthetic
  let constants: Constants
  /// Whether a row is in the half that the filtered operations look at.
  let isInHalf: (Int) -> Bool

  /// The answer of an operation, or nil for one that is not known.
  func answer(_ name: String) -> Answer? {
    let every = { (_: Int) in true }
    switch name {
    case "b": return themes(every)
    case "c": return table(every)
    case "d": return tally { has(x, $0) && !has(y, $0) ? [[label("authority", data.authority[$0]), theme($0)]] : [] }
    case "e": return pairs(every)
    case "f": return combinations(every)
    case "g1": return count { holds("challeng", $0) }
    case "g2": return count { holds("équité", $0) }
    case "h": return count { row in words(row).contains { Twins.small($0).hasPrefix("challeng") } }
    case "h2": return count { afterData($0) }
    case "k": return tally { row in isK(row) && data.role[row] >= 0 ? [[label("role", data.role[row])]] : [] }
    case "k2": return tally { isK2($0) ? [[theme($0)]] : [] }
    case "b of half": return themes(isInHalf)
    case "c of half": return table(isInHalf)
    case "e of half": return pairs(isInHalf)
    case "f of half": return combinations(isInHalf)
    case "g1 of half": return count { isInHalf($0) && holds("challeng", $0) }
    case "stem of the first word": return count { hasStem("challeng", $0) }
    case "stem of a common word": return count { hasStem("data", $0) }
    case "one identity": return Answer(1)
    default: return nil
    }
  }
}

extension Twins {
  private var x: Int { tag(constants.x) }
  private var y: Int { tag(constants.y) }

  private func tag(_ name: String) -> Int { Int(name.drop { $0 != " " }.dropFirst()) ?? 0 }

  private func label(_ field: String, _ code: Int) -> String { "\(field) \(code)" }

  private func theme(_ row: Int) -> String { label("theme", data.theme[row]) }

  private func has(_ tag: Int, _ row: Int) -> Bool { data.tags[row].contains(tag) }

  private func words(_ row: Int) -> [String] { data.words[row].map { Synthetic.vocabulary[Int($0)] } }

  private static func small(_ word: String) -> String { Normalization.caseFolded(word) }

  /// The words of the vocabulary that hold a text.
  private static func holding(_ text: String) -> [Bool] {
    let wanted = Array(small(text).utf8)
    return Synthetic.vocabulary.map { word in
      let bytes = Array(small(word).utf8)
      return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
    }
  }

  private static let challenge = holding("challeng")
  private static let equity = holding("équité")
  private static let stems = Synthetic.vocabulary.map { Stemmer()?.stem(small($0)) ?? "" }

  private func holds(_ text: String, _ row: Int) -> Bool {
    let words = text == "équité" ? Twins.equity : Twins.challenge
    return data.words[row].contains { words[Int($0)] }
  }

  private func hasStem(_ stem: String, _ row: Int) -> Bool { data.words[row].contains { Twins.stems[Int($0)] == stem } }

  /// Whether "data" or "privacy", one word, and "risk" stand in a row, with nothing but blanks between.
  private func afterData(_ row: Int) -> Bool {
    guard data.words[row].contains(where: { Synthetic.vocabulary[Int($0)] == "risk" }) else { return false }
    let start = Int(data.starts[row])
    let text = String(decoding: data.bytes[start..<start + Int(data.lengths[row])], as: UTF8.self)
    let words = text.split(separator: " ")
    return words.indices.dropFirst(2).contains { place in
      let first = words[place - 2]
      return (first.hasSuffix("data") || first.hasSuffix("privacy")) && words[place].hasPrefix("risk")
        && !words[place - 1].contains(",")
    }
  }

  private func isK(_ row: Int) -> Bool {
    constants.themes.contains(theme(row)) && data.year[row] >= Double(constants.years.lowerBound)
      && data.year[row] <= Double(constants.years.upperBound) && has(x, row) && !has(y, row)
  }

  private func isK2(_ row: Int) -> Bool {
    has(x, row) && constants.authorities.contains(label("authority", data.authority[row])) && holds("challeng", row)
  }

  private func themes(_ base: (Int) -> Bool) -> Answer { tally { base($0) ? [[theme($0)]] : [] } }

  private func table(_ base: (Int) -> Bool) -> Answer {
    var counts = [Int](repeating: 0, count: Synthetic.themes * data.tagCount)
    for row in 0..<data.rows where base(row) {
      for tag in data.tags[row] { counts[data.theme[row] * data.tagCount + tag] += 1 }
    }
    return Answer(
      counts.indices.map { cell in
        let names = [label("theme", cell / data.tagCount), label("tags", cell % data.tagCount)]
        return Answer.Row(names: names, count: counts[cell])
      })
  }

  private func pairs(_ base: (Int) -> Bool) -> Answer {
    var counts = [Int](repeating: 0, count: data.tagCount * data.tagCount)
    for row in 0..<data.rows where base(row) {
      for first in data.tags[row] { for second in data.tags[row] { counts[first * data.tagCount + second] += 1 } }
    }
    return Answer(
      counts.indices.filter { $0 / data.tagCount < $0 % data.tagCount }.map { cell in
        let names = [label("tags", cell / data.tagCount), label("tags", cell % data.tagCount)]
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return Answer.Row(names: sorted, count: counts[cell])
      })
  }

  private func combinations(_ base: (Int) -> Bool) -> Answer {
    let six = constants.six.map { tag($0) }
    return tally { row in base(row) ? [[six.map { has($0, row) ? "1" : "0" }.joined()]] : [] }
  }

  private func count(_ holds: (Int) -> Bool) -> Answer { Answer((0..<data.rows).count { holds($0) }) }

  private func tally(_ names: (Int) -> [[String]]) -> Answer {
    var counts: [[String]: Int] = [:]
    for row in 0..<data.rows { for name in names(row) { counts[name, default: 0] += 1 } }
    return Answer(counts.map { Answer.Row(names: $0.key, count: $0.value) })
  }
}
