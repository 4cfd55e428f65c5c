/// Reads the parts of JSON values after RFC 8259, strictly. Lines end at line feeds, which no value can hold.
struct JSONScanner {
  /// Where the next byte is.
  var position: Int
  /// The end of the line.
  let end: Int

  /// The next byte; nil at the end of the line.
  @inline(__always) func now(_ bytes: RawSpan) -> UInt8? { position < end ? bytes.byte(at: position) : nil }

  @inline(__always) mutating func skipBlanks(_ bytes: RawSpan) {
    while position < end {
      let byte = bytes.byte(at: position)
      guard byte == Byte.space || byte == Byte.tab || byte == Byte.carriageReturn else { return }
      position &+= 1
    }
  }

  /// Moves over `byte`, which must be next.
  mutating func take(_ byte: UInt8, _ bytes: RawSpan, _ what: String) throws(JSONFault) {
    skipBlanks(bytes)
    guard now(bytes) == byte else { throw JSONFault(place: position, message: "\(what) is expected here") }
    position += 1
  }

  /// Moves over a string and appends what it stands for.
  mutating func string(_ bytes: RawSpan, into text: inout [UInt8]) throws(JSONFault) {
    let opening = position
    position += 1
    while position < end {
      let run = plainEnd(bytes)
      text.append(contentsOf: bytes, position..<run)
      position = run
      guard position < end else { break }
      let byte = bytes.byte(at: position)
      if byte == Byte.quote {
        position += 1
        return
      }
      guard byte == Byte.backslash else {
        throw JSONFault(place: position, message: "a control character in a string must be written as an escape")
      }
      try escape(bytes, into: &text)
    }
    throw JSONFault(place: opening, message: "a string is not closed on its line")
  }

  /// The end of the run of characters that stand for themselves.
  private func plainEnd(_ bytes: RawSpan) -> Int {
    var place = position
    let quotes = EightBytes.pattern(Byte.quote)
    let slashes = EightBytes.pattern(Byte.backslash)
    while place &+ 8 <= end {
      let word = bytes.eight(at: place)
      let controls = (word &- (EightBytes.ones &* 32)) & ~word & EightBytes.tops
      let found = EightBytes.zeros(in: word ^ quotes) | EightBytes.zeros(in: word ^ slashes) | controls
      if found != 0 { return place &+ EightBytes.lowest(found) }
      place &+= 8
    }
    while place < end {
      let byte = bytes.byte(at: place)
      if byte == Byte.quote || byte == Byte.backslash || byte < Byte.space { return place }
      place &+= 1
    }
    return place
  }

  private mutating func escape(_ bytes: RawSpan, into text: inout [UInt8]) throws(JSONFault) {
    let start = position
    guard position + 1 < end else { throw JSONFault(place: start, message: "a string is not closed on its line") }
    let byte = bytes.byte(at: position + 1)
    position += 2
    switch byte {
    case Byte.quote, Byte.backslash, UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(Byte.lineFeed)
    case UInt8(ascii: "r"): text.append(Byte.carriageReturn)
    case UInt8(ascii: "t"): text.append(Byte.tab)
    case UInt8(ascii: "u"): try unicode(bytes, from: start, into: &text)
    default: throw JSONFault(place: start, message: "no escape of JSON begins like this")
    }
  }

  private mutating func unicode(_ bytes: RawSpan, from start: Int, into text: inout [UInt8]) throws(JSONFault) {
    var scalar = try fourDigits(bytes, from: start)
    if scalar & 0xFC00 == 0xD800, position + 1 < end, bytes.byte(at: position) == Byte.backslash,
      bytes.byte(at: position + 1) == UInt8(ascii: "u")
    {
      position += 2
      let low = try fourDigits(bytes, from: start)
      guard low & 0xFC00 == 0xDC00 else {
        throw JSONFault(place: start, message: "half of a character: the other half does not follow")
      }
      scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
    }
    guard scalar & 0xFFFF_F800 != 0xD800 else {
      throw JSONFault(place: start, message: "half of a character: the other half does not follow")
    }
    guard scalar != 0 else { throw JSONFault(place: start, message: "a NUL character, which no text has") }
    UTF8Bytes.append(scalar, to: &text)
  }

  private mutating func fourDigits(_ bytes: RawSpan, from start: Int) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = now(bytes), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONFault(place: start, message: "four hexadecimal digits must follow \\u")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  /// Moves over a number and returns where it stands.
  mutating func number(_ bytes: RawSpan) throws(JSONFault) -> Range<Int> {
    let start = position
    if now(bytes) == UInt8(ascii: "-") { position += 1 }
    let hasZero = now(bytes) == UInt8(ascii: "0")
    let whole = digits(bytes)
    var isSound = whole == 1 || (whole > 1 && !hasZero)
    if now(bytes) == UInt8(ascii: ".") {
      position += 1
      isSound = digits(bytes) > 0 && isSound
    }
    if let byte = now(bytes), byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if let sign = now(bytes), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      isSound = digits(bytes) > 0 && isSound
    }
    guard isSound else { throw JSONFault(place: start, message: "this is no number of JSON") }
    return start..<position
  }

  private mutating func digits(_ bytes: RawSpan) -> Int {
    let start = position
    while let byte = now(bytes), byte >= 0x30, byte <= 0x39 { position += 1 }
    return position - start
  }

  /// Moves over `word` if it is next.
  mutating func takes(_ word: StaticString, _ bytes: RawSpan) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= end else { return false }
    let isNext = word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { unsafe letters[$0] == bytes.byte(at: position + $0) }
    }
    if isNext { position += count }
    return isNext
  }
}

extension [UInt8] {
  /// Appends the bytes of a range, which must lie inside of `bytes`.
  mutating func append(contentsOf bytes: RawSpan, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    // SAFETY: `extracting` checks the range; any byte is a value.
    unsafe bytes.extracting(range).withUnsafeBytes { unsafe append(contentsOf: $0) }
  }
}
