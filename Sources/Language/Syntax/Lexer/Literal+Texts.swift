/// Texts: quotes off, escapes read, line breaks made `\n`.
extension Literal {
  /// The value of a plain or raw text.
  func text(_ token: Token) throws -> String {
    let quote = token.kind == .rawText ? token.start + 1 : token.start
    let isBlock =
      token.end - quote >= 6 && source.bytes[quote + 1] == UInt8(ascii: "\"")
      && source.bytes[quote + 2] == UInt8(ascii: "\"")
    let width = isBlock ? 3 : 1
    return try letters(quote + width, token.end - width, isRaw: token.kind == .rawText, isFormat: false)
  }

  /// The letters between two fields of a format text.
  func formatLetters(_ token: Token) throws -> String {
    try letters(token.start, token.end, isRaw: false, isFormat: true)
  }

  private func letters(_ start: Int, _ end: Int, isRaw: Bool, isFormat: Bool) throws -> String {
    let bytes = source.bytes[start..<end]
    let special: [UInt8] = [UInt8(ascii: "\\"), UInt8(ascii: "\r"), UInt8(ascii: "{"), UInt8(ascii: "}")]
    guard bytes.contains(where: { special.contains($0) }) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = start
    while at < end {
      let byte = bytes[at]
      let next = at + 1 < end ? bytes[at + 1] : 0
      if byte == UInt8(ascii: "\\"), !isRaw {
        at = try escape(at, end, into: &result)
      } else if byte == UInt8(ascii: "\r"), next == UInt8(ascii: "\n") {
        at += 1
      } else {
        result.append(byte)
        at += isFormat && next == byte && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")) ? 2 : 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Reads one escape and returns where the text goes on.
  private func escape(_ start: Int, _ end: Int, into result: inout [UInt8]) throws -> Int {
    let letter = start + 1 < end ? source.bytes[start + 1] : 0
    switch letter {
    case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(letter)
    case UInt8(ascii: "u"): return try codePoint(start, end, into: &result)
    default:
      var stop = min(start + 2, end)
      while stop < end, source.bytes[stop] & 0xC0 == 0x80 { stop += 1 }
      let help =
        letter == UInt8(ascii: "{") || letter == UInt8(ascii: "}")
        ? "for a brace write it twice: `{{`"
        : "for the sign itself write `\\\\`, or a raw text: `r\"\\d\"`; escapes are \\n \\t \\r \\\" \\\\ \\u{1F600}"
      throw Diagnostic(
        .badEscape, "`\(source.text(Span(start, stop)))` is no escape", source, Span(start, stop), help: help)
    }
    return start + 2
  }

  /// `\u{1F600}`, one to six hexadecimal digits.
  private func codePoint(_ start: Int, _ end: Int, into result: inout [UInt8]) throws -> Int {
    var stop = start + 2
    while stop < end, source.bytes[stop] != UInt8(ascii: "}"), stop < start + 10 { stop += 1 }
    if start + 3 <= stop, stop < end, source.bytes[start + 2] == UInt8(ascii: "{"),
      source.bytes[stop] == UInt8(ascii: "}"),
      let value = UInt32(source.text(Span(start + 3, stop)), radix: 16), let scalar = Unicode.Scalar(value)
    {
      result.append(contentsOf: String(Character(scalar)).utf8)
      return stop + 1
    }
    throw Diagnostic(
      .badEscape, "this is no code point", source, Span(start, min(stop + 1, end)), help: "write it as `\\u{1F600}`")
  }
}
