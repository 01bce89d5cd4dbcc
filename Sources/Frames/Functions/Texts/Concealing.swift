import Engines

/// Functions that keep personal data out of sight: what is left can be shown, or joined by, and not read back.
extension ScalarFunction {
  static let mask = ScalarFunction(
    "mask", "The text with a star for each character but its marks (@ . - / and kin) and its last few.",
    [Parameter("value"), Parameter("last", default: .int(0))],
    result: { arguments throws(Fault) in
      try arguments.text(0)
      try arguments.count(1, in: 0...1000)
      return .text
    },
    apply: { arguments in
      guard let text = arguments[0].text, let last = arguments[1].int else { return nil }
      return .text(text.masked(last: last))
    },
    sql: { arguments in
      let stars = { (text: String) in "regexp_replace(\(text), '[^ @.\\-_/:+(),]', '*', 'g')" }
      guard let last = arguments.literals[1]?.int, last > 0 else { return stars(arguments[0]) }
      let start = "substring(\(arguments[0]), 1, greatest(length(\(arguments[0])) - \(last), 0))"
      return "(\(stars(start)) || right(\(arguments[0]), \(last)))"
    })

  static let hash = ScalarFunction(
    "hash", "The HMAC-SHA256 of a text under a secret key: equal texts stay equal, and without the key none is found.",
    [Parameter("value"), Parameter("key")],
    result: { arguments throws(Fault) in
      try arguments.text(0)
      guard let key = arguments.literal(1)?.text else { throw arguments.refusal(1, "a key, written as a text") }
      guard key.utf8.count >= 8 else {
        throw Fault(
          "F101", "a key of \(key.utf8.count) characters is guessed in no time", subject: "hash",
          help: "take 8 characters or more that nobody guesses, such as a random text")
      }
      return .text
    },
    apply: { arguments in
      guard let text = arguments[0].text, let key = arguments[1].text else { return nil }
      return .text(MessageCode(key: key).hex(text))
    },
    sql: { arguments in
      let code = MessageCode(key: arguments.literals[1]?.text ?? "")
      let inner = "sha256(unhex('\(code.inner)') || encode(\(arguments[0])))"
      return "sha256(unhex('\(code.outer)') || unhex(\(inner)))"
    })
}

extension String {
  /// A star for each code point that is no mark, but for the last few.
  public func masked(last: Int) -> String {
    let kept = Set<Unicode.Scalar>([" ", "@", ".", "-", "_", "/", ":", "+", "(", ")", ","])
    let hidden = Swift.max(0, unicodeScalars.count - last)
    var result = String.UnicodeScalarView()
    for (place, scalar) in unicodeScalars.enumerated() {
      result.append(place < hidden && !kept.contains(scalar) ? "*" : scalar)
    }
    return String(result)
  }
}

/// The keyed hash of RFC 2104 over SHA-256.
struct MessageCode {
  /// The key's block for the inner and the outer hash, in hexadecimal.
  let inner: String
  let outer: String
  private let blocks: (inner: [UInt8], outer: [UInt8])

  init(key: String) {
    var block = Array(key.utf8)
    if block.count > 64 { block = MessageCode.bytes(SHA256.hex(block)) }
    block += [UInt8](repeating: 0, count: 64 - block.count)
    blocks = (block.map { $0 ^ 0x36 }, block.map { $0 ^ 0x5C })
    inner = MessageCode.hex(blocks.inner)
    outer = MessageCode.hex(blocks.outer)
  }

  /// The code of a text's UTF-8, in 64 hexadecimal digits.
  func hex(_ text: String) -> String {
    SHA256.hex(blocks.outer + MessageCode.bytes(SHA256.hex(blocks.inner + Array(text.utf8))))
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The bytes that hexadecimal digits stand for.
  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).map { place in
      UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) ?? 0
    }
  }
}
