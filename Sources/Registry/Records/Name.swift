import Engines

/// What models, aliases, endpoints and people may be called: `[A-Za-z0-9][A-Za-z0-9._-]{0,99}`, so that a name is inert
/// in a path, a URL and a log line.
public enum Name {
  /// Whether a text may be a name.
  public static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, isPlain(first), bytes.count <= 100 else { return false }
    return bytes.allSatisfy { isPlain($0) || $0 == 46 || $0 == 95 || $0 == 45 }
  }

  /// The text itself when it may be the name of `what` (`model`, `alias`, …), else a fault that says what a name is.
  @discardableResult
  public static func check(_ text: String, as what: String) throws -> String {
    if isValid(text) { return text }
    throw Fault(
      "W001",
      "`\(shown(text))` cannot be the name of \(what.first.map("aeiou".contains) ?? false ? "an" : "a") \(what)",
      subject: text,
      help: "a name has 1 to 100 letters, digits, `.`, `_` or `-`, and begins with a letter or a digit")
  }

  /// The nearest thing to a text that may be a name: what a user or a host is recorded as.
  public static func made(from text: String, else fallback: String) -> String {
    let bytes = text.utf8.map { isPlain($0) || $0 == 46 || $0 == 95 || $0 == 45 ? $0 : 45 }
    let kept = bytes.drop { !isPlain($0) }.prefix(100)
    return kept.isEmpty ? fallback : String(decoding: kept, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func shown(_ text: String) -> String {
    let head = String(text.unicodeScalars.prefix(40).map { $0.value < 32 || $0.value == 127 ? "·" : Character($0) })
    return head.utf8.count < text.utf8.count ? head + "…" : head
  }
}
