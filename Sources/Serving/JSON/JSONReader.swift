import Engines

/// A strict reader of JSON (RFC 8259) over bytes: no comments, no trailing commas, no NaN, no lone surrogates.
///
/// It reads single tokens and leaves the shape to its caller, so that a request goes from bytes to slots of a row
/// without a tree between. Every error is a `Refusal` with status 400 that names the byte offset, counted from 0.
struct JSONReader {
  let bytes: [UInt8]
  /// The offset of the next byte to read.
  var at = 0
  private var depth = 0

  /// How deep lists and records may nest; one more is refused.
  static let maximumDepth = 512

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // A byte order mark is not JSON, but editors write it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next byte, or 0 at the end: no token begins with it, so both fall into the same error.
  var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  var isAtEnd: Bool { at >= bytes.count }

  mutating func skipSpace() {
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      at += 1
    }
  }

  /// Takes the byte when it comes next, after white space.
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    at += 1
    return true
  }

  /// The byte must come next, after white space.
  mutating func expect(_ byte: UInt8, _ what: String) throws {
    guard take(byte) else { throw malformed("expected \(what)") }
  }

  /// Walks a list or a record, given its opening bracket: `read` takes one element, for a record its key too.
  mutating func each(_ bracket: UInt8, _ read: (inout JSONReader) throws -> Void) throws {
    let closing = bracket == Self.list ? Self.listEnd : Self.recordEnd
    try expect(bracket, bracket == Self.list ? "a list" : "a record")
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw Refusal(
        400, "H003", "the JSON is nested more than \(Self.maximumDepth) deep, at byte \(at - 1)",
        help: "send flat records, one value for each column")
    }
    if !take(closing) {
      repeat { try read(&self) } while take(Self.comma)
      try expect(closing, bracket == Self.list ? "`,` or `]`" : "`,` or `}`")
    }
    depth -= 1
  }

  /// Takes `true`, `false` or `null`; the first byte is known to be the word's.
  mutating func word(_ word: String) throws {
    guard bytes[at...].starts(with: word.utf8) else { throw malformed("expected a value") }
    at += word.utf8.count
  }

  /// Nothing but white space may follow.
  mutating func end() throws {
    skipSpace()
    guard isAtEnd else { throw malformed("expected nothing more after the value") }
  }

  /// Reads any value and keeps nothing of it; records inside are checked for duplicate keys as well.
  mutating func skipValue() throws {
    skipSpace()
    switch next {
    case Self.quote: _ = try text()
    case Self.record:
      var keys: Set<String> = []
      try each(Self.record) { reader in
        let key = try reader.key()
        guard keys.insert(key).inserted else { throw reader.duplicate(key) }
        try reader.skipValue()
      }
    case Self.list: try each(Self.list) { try $0.skipValue() }
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: _ = try number()
    }
  }

  /// Reads a record's key and the colon after it.
  mutating func key() throws -> String {
    skipSpace()
    guard next == Self.quote else { throw malformed("expected a key in quotes") }
    let key = try text()
    try expect(Self.colon, "`:` after the key `\(key)`")
    return key
  }

  func malformed(_ expected: String) -> Refusal {
    let found: String
    switch next {
    case 0 where isAtEnd: found = "the end"
    case 0x21...0x7E: found = "`\(Character(Unicode.Scalar(next)))`"
    default: found = "byte 0x" + String(next, radix: 16, uppercase: true)
    }
    return Refusal(400, "H001", "the JSON is malformed at byte \(at): \(expected), found \(found)")
  }

  func duplicate(_ key: String) -> Refusal {
    Refusal(
      400, "H002", "the key `\(key)` stands twice in one record, at byte \(at)", subject: key,
      help: "send each column once")
  }

  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let record = UInt8(ascii: "{")
  static let recordEnd = UInt8(ascii: "}")
  static let list = UInt8(ascii: "[")
  static let listEnd = UInt8(ascii: "]")
}
