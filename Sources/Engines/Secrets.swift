import Synchronization

/// A password or a key: it is handed to what needs it, and shown nowhere.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// What it was found under.
  public let name: String
  /// The secret itself, for the one who must be told it.
  public let text: String

  public init(_ name: String, text: String) {
    self.name = name
    self.text = text
    Secrets.add(text)
  }

  public var description: String { Secrets.mark }
  public var debugDescription: String { Secrets.mark }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Passwords and keys that this process holds: no text that passes here shows one.
///
/// What is handed to a library may come back in its messages, so every message of DuckDB is cleaned.
public enum Secrets {
  /// What stands in place of a secret.
  public static let mark = "•••"
  private static let known = Mutex<Set<String>>([])

  /// Remembers a text that must never be shown.
  public static func add(_ text: String) {
    guard !text.isEmpty else { return }
    known.withLock { _ = $0.insert(text) }
  }

  /// The text with every secret replaced, also where quotes in it were doubled or escaped by a backslash.
  public static func hidden(in text: String) -> String {
    let secrets = known.withLock { $0 }.sorted { $0.utf8.count > $1.utf8.count }
    var shown = text
    for secret in secrets {
      for form in forms(secret) where shown.contains(form) { shown.replace(form, with: mark) }
    }
    return shown
  }

  private static func forms(_ secret: String) -> Set<String> {
    [
      secret, secret.replacing("'", with: "''"), secret.replacing("\\", with: "\\\\").replacing("'", with: "\\'"),
      percentEncoded(secret),
    ]
  }

  /// As it stands in an address.
  private static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.map { byte in
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
        || byte == 46 || byte == 95 || byte == 126
      return isPlain
        ? String(decoding: [byte], as: UTF8.self) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}
