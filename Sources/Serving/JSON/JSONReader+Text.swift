extension JSONReader {
  /// Where a text's bytes lie between its quotes, and whether they stand for themselves.
  struct RawText {
    var start: Int
    var end: Int
    var hasEscapes = false
    var isASCII = true
  }

  /// Reads a text up to its closing quote without making a `String` of it; the opening quote is known to come next.
  mutating func rawText() throws -> RawText {
    let opening = at
    at += 1
    var raw = RawText(start: at, end: at)
    while at < bytes.count {
      let byte = bytes[at]
      if byte == Self.quote {
        raw.end = at
        at += 1
        return raw
      }
      if byte == UInt8(ascii: "\\") {
        raw.hasEscapes = true
        at += 2
        continue
      }
      guard byte >= 0x20 else { throw malformed("expected no raw control character in a text") }
      if byte >= 0x80 { raw.isASCII = false }
      at += 1
    }
    at = bytes.count
    throw Refusal(400, "H001", "the JSON is malformed at byte \(opening): the text has no closing quote")
  }

  /// Reads a text; the opening quote is known to come next.
  mutating func text() throws -> String {
    let raw = try rawText()
    return try text(raw)
  }

  func text(_ raw: RawText) throws -> String {
    if raw.hasEscapes { return try unescaped(raw) }
    if raw.isASCII { return String(decoding: bytes[raw.start..<raw.end], as: UTF8.self) }
    return try validated(bytes[raw.start..<raw.end], from: raw.start)
  }

  /// True when the text between the quotes is exactly these bytes, which hold neither escape nor quote.
  func equals(_ raw: RawText, _ name: [UInt8]) -> Bool {
    guard !raw.hasEscapes, raw.end - raw.start == name.count else { return false }
    var index = 0
    while index < name.count {
      guard bytes[raw.start + index] == name[index] else { return false }
      index += 1
    }
    return true
  }

  private func validated(_ slice: ArraySlice<UInt8>, from start: Int) throws -> String {
    if let text = String(validating: slice, as: UTF8.self) { return text }
    let copy = Array(slice)
    var offset = 0
    do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: copy.span) } catch {
      offset = error.byteOffsets.lowerBound
    }
    throw Refusal(400, "H001", "the JSON is malformed at byte \(start + offset): the text is not valid UTF-8")
  }

  private func unescaped(_ raw: RawText) throws -> String {
    var result: [UInt8] = []
    result.reserveCapacity(raw.end - raw.start)
    var index = raw.start
    while index < raw.end {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        index += 1
        continue
      }
      let escape = index + 1 < raw.end ? bytes[index + 1] : 0
      if escape == UInt8(ascii: "u") {
        let (scalar, length) = try unicodeEscape(index, raw.end)
        result.append(contentsOf: String(Character(scalar)).utf8)
        index += length
        continue
      }
      guard let plain = Self.escapes[escape] else {
        throw Refusal(400, "H001", "the JSON is malformed at byte \(index): unknown escape in a text")
      }
      result.append(plain)
      index += 2
    }
    return try validated(result[...], from: raw.start)
  }

  /// The code point of `\uXXXX`, or of a pair of surrogates, and how many bytes it took.
  private func unicodeEscape(_ index: Int, _ end: Int) throws -> (Unicode.Scalar, Int) {
    let wrong = Refusal(
      400, "H001", "the JSON is malformed at byte \(index): expected four hexadecimal digits of a code point after \\u")
    guard let first = hexadecimal(index + 2, end) else { throw wrong }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first < 0xDC00, index + 7 < end, bytes[index + 6] == UInt8(ascii: "\\"),
      bytes[index + 7] == UInt8(ascii: "u"), let second = hexadecimal(index + 8, end),
      (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw wrong }
    return (scalar, 12)
  }

  private func hexadecimal(_ start: Int, _ end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]
}
