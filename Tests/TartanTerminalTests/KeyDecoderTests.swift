import TartanTerminal
import Testing

struct KeyDecoderTests {
  /// The keys of `bytes`, fed in pieces of `size`; at the end nothing more comes.
  private func keys(_ bytes: [UInt8], inPiecesOf size: Int = 1000) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      decoder.feed(Array(bytes[start..<min(start + size, bytes.count)]))
      while let key = decoder.next() { keys.append(key) }
    }
    while let key = decoder.flushEscape() {
      keys.append(key)
      while let key = decoder.next() { keys.append(key) }
    }
    return keys
  }

  private func keys(_ text: String, inPiecesOf size: Int = 1000) -> [Key] { keys(Array(text.utf8), inPiecesOf: size) }

  @Test(arguments: [
    ("\u{1B}[A", NamedKey.up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left),
    ("\u{1B}[H", .home), ("\u{1B}OF", .end), ("\u{1B}[1~", .home), ("\u{1B}[8~", .end), ("\u{1B}[3~", .delete),
    ("\u{1B}[1;5C", .wordRight), ("\u{1B}[1;5D", .wordLeft), ("\u{1B}[1;3D", .wordLeft), ("\u{1B}[1;2D", .left),
    ("\u{1B}Oc", .wordRight), ("\u{1B}[3;5~", .deleteWord), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
  ])
  func sequencesAreNamedKeysHoweverTheyAreCut(_ sequence: String, _ key: NamedKey) {
    let wanted: [Key] = [.scalar("x"), .named(key), .scalar("y")]
    for size in 1...4 { #expect(keys("x" + sequence + "y", inPiecesOf: size) == wanted) }
  }

  @Test func aLoneEscapeIsAKeyOnceNothingFollows() {
    #expect(keys("\u{1B}") == [.escape])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}b") == [.alt("b")])
    #expect(keys("\u{1B}é") == [.alt("é")])
  }

  @Test func aPasteIsOneKeyHoweverItIsCut() {
    let bytes = "a\u{1B}[200~count (\r\nb\tc\u{1B}[31m\u{7})\r\u{1B}[201~z"
    let wanted: [Key] = [.scalar("a"), .paste("count (\nb c[31m)\n"), .scalar("z")]
    for size in [1, 2, 3, 5, 7, 100] { #expect(keys(bytes, inPiecesOf: size) == wanted) }
  }

  @Test func charactersOfSeveralBytesComeWhole() {
    let wanted = "größe評👍".unicodeScalars.map { Key.scalar($0) }
    for size in 1...4 { #expect(keys("größe評👍", inPiecesOf: size) == wanted) }
  }

  @Test func whatIsNoTextIsDroppedAndTheRestKept() {
    #expect(keys([0x61, 0xFF, 0x62]) == [.scalar("a"), .scalar("b")])
    #expect(keys([0xC3, 0x62]) == [.scalar("b")])
    #expect(keys([0xC2, 0x9B, 0x62]) == [.scalar("b")])
    #expect(keys([0x9B, 0x41]) == [.scalar("A")])
    #expect(keys("\u{1B}[99;99xa\u{1B}[Zb") == [.scalar("a"), .scalar("b")])
  }

  @Test func anyBytesAtAllGiveNoControlOfTheSecondSetAndNeverGetStuck() {
    var seed = UInt64(20)
    for round in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<200 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: seed >> 33)
        bytes += byte < 60 ? [0x1B] : byte < 90 ? [0x5B] : [byte]
      }
      for key in keys(bytes, inPiecesOf: round % 7 + 1) {
        if case .scalar(let scalar) = key { #expect(!(0x80..<0xA0).contains(scalar.value)) }
      }
    }
  }
}
