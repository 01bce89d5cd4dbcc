/// Names, reserved words, back-ticked names, and what is written outside ASCII.
extension Lexer {
  mutating func word() {
    let start = at
    guard let end = wordEnd(from: start) else { return }
    if byte(1) == UInt8(ascii: "\""), end == start + 1 {
      if bytes[start] == UInt8(ascii: "r") { return text(from: start, isRaw: true) }
      if bytes[start] == UInt8(ascii: "f") { return formatText(from: start) }
    }
    if end - start == 1, bytes[start] == UInt8(ascii: "_") { return add(.underscore, from: start, to: end) }
    guard (2...8).contains(end - start) else { return add(.name, from: start, to: end) }
    add(Token.Kind.reserved(String(decoding: bytes[start..<end], as: UTF8.self)) ?? .name, from: start, to: end)
  }

  /// Where a name ends; none, and an invalid token, when it holds a character that cannot be seen.
  private mutating func wordEnd(from start: Int) -> Int? {
    var end = start
    while end < bytes.count {
      if Lexer.isWordByte(bytes[end]) {
        end += 1
      } else if bytes[end] >= 0x80 {
        let (scalar, length) = scalar(at: end)
        if Lexer.isInvisible(scalar) {
          invisible(scalar, from: start, at: end, length: length)
          return nil
        }
        guard scalar.properties.isXIDContinue else { break }
        end += length
      } else {
        break
      }
    }
    return end
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// A line feed, or a carriage return that belongs to one or stands last: the formatter writes either as a line feed.
  private func endsLine(at place: Int) -> Bool {
    if bytes[place] == UInt8(ascii: "\n") { return true }
    guard bytes[place] == UInt8(ascii: "\r") else { return false }
    return place + 1 >= bytes.count || bytes[place + 1] == UInt8(ascii: "\n")
  }

  /// `` `total charges` ``: anything but a back-tick, a line break and what cannot be seen.
  mutating func quotedName() {
    let start = at
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "`"), !endsLine(at: end) {
      let (scalar, length) = scalar(at: end)
      if Lexer.isInvisible(scalar) || scalar.value < 0x20 {
        return invisible(scalar, from: start, at: end, length: length)
      }
      end += length
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "`") else {
      return addInvalid(
        .unclosedText, "this name is not closed", from: start, to: end, mark: Span(start, start + 1),
        help: "a name in back-ticks ends with a back-tick on the same line")
    }
    guard end > start + 1 else {
      return addInvalid(.strangeCharacter, "there is no name between the back-ticks", from: start, to: end + 1)
    }
    add(.quotedName, from: start, to: end + 1)
  }

  mutating func unicode() {
    let (scalar, length) = scalar(at: at)
    if scalar.properties.isWhitespace {
      hasSpace = true
      at += length
      return
    }
    if scalar.properties.isXIDStart { return word() }
    if Lexer.isInvisible(scalar) { return invisible(scalar, from: at, at: at, length: length) }
    if Foreign.quotes.contains(scalar) { return foreignText(quote: length) }
    let sign = String(Character(scalar))
    addInvalid(
      .strangeCharacter, "`\(sign)` has no meaning here", from: at, to: at + length,
      help: Foreign.signs[sign].map { "write `\($0)`" } ?? "such a character may stand in a text or in back-ticks")
  }

  private mutating func invisible(_ scalar: Unicode.Scalar, from start: Int, at place: Int, length: Int) {
    let number = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
    addInvalid(
      .invisibleCharacter, "a character that cannot be seen (\(code)) stands here", from: start, to: place + length,
      mark: Span(place, place + length), help: "delete it and type the name again")
  }

  /// Characters of format (joiners, zero widths, marks of direction) and controls: they make two names look alike.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x7F else { return false }
    switch scalar.properties.generalCategory {
    case .format, .control, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// The code point that begins at a byte, and its length; the replacement character where none does.
  func scalar(at place: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[place]
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard length > 1 else { return (Unicode.Scalar(first), 1) }
    guard place + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for byte in bytes[place + 1..<place + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) } ?? ("\u{FFFD}", 1)
  }
}
