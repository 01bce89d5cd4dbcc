import Engines

/// Where a file lies on another machine: `https://host/path` or `s3://bucket/key`.
public struct RemoteAddress: Hashable, Sendable {
  /// `https`, `http` or `s3`.
  public let scheme: String
  /// The host, or the bucket.
  public let host: String
  /// The whole address.
  public let text: String

  /// Whether a text is written as an address and not as a path.
  public static func isOne(_ text: String) -> Bool { scheme(of: text) != nil }

  private static func scheme(of text: String) -> String? {
    guard let end = text.firstRange(of: "://") else { return nil }
    let word = text[..<end.lowerBound]
    return !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? word.lowercased() : nil
  }

  /// Throws F075 where the address is of no kind that is read, or holds a password.
  init(_ text: String) throws(Fault) {
    guard let scheme = RemoteAddress.scheme(of: text), ["https", "http", "s3"].contains(scheme) else {
      throw Fault(
        "F075", "`\(text)` is no address that `load` reads", subject: text,
        help: "https://host/file.csv and s3://bucket/key are; `connect` opens databases")
    }
    let rest = text.dropFirst(scheme.count + 3)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.contains("@") else {
      throw Fault(
        "F075", "the address of the file holds a password, which would be kept in the history",
        subject: scheme + "://…",
        help: "leave it out, or fetch the file with a program that asks for it")
    }
    guard !host.isEmpty, rest.count > host.count + 1 else {
      throw Fault(
        "F075", "`\(text)` names no file", subject: text,
        help: scheme == "s3" ? "write s3://bucket/key" : "write https://host/file.csv")
    }
    self.scheme = scheme
    self.host = String(host)
    self.text = text
    // What stands behind a question mark is often a key.
    if let query = text.firstIndex(of: "?"), text.distance(from: query, to: text.endIndex) > 8 {
      Secrets.add(String(text[text.index(after: query)...]))
    }
  }

  /// Whether it stands for several files.
  var isPattern: Bool { scheme == "s3" && text.contains { "*?[".contains($0) } }
}
