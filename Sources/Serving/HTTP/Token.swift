public import Registry

/// The secret that lets our own commands drive the server: 256 random bits in a file that only its owner reads.
public struct Token: Sendable, CustomStringConvertible {
  let text: String

  init(text: String) { self.text = text }

  /// Where the token of a workspace's server lies.
  public static func path(_ workspace: Workspace) -> String { workspace.folder + "/server.token" }

  /// Makes a new token and puts it into its file, which only the owner may read.
  public static func make(_ workspace: Workspace) throws -> Token {
    let token = random()
    try Files.replace(path(workspace), with: Array(token.text.utf8) + [UInt8(ascii: "\n")])
    return token
  }

  static func random() -> Token {
    var source = SystemRandomNumberGenerator()
    let words = (0..<4).map { _ in String(source.next(), radix: 16) }
    return Token(text: words.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined())
  }

  /// Compares in a time that depends on the length of the guess alone.
  func equals(_ guess: String) -> Bool {
    let mine = Array(text.utf8)
    let theirs = Array(guess.utf8)
    var difference = mine.count ^ theirs.count
    for (index, byte) in theirs.enumerated() { difference |= Int(byte ^ mine[index % max(1, mine.count)]) }
    return difference == 0 && !mine.isEmpty
  }

  /// A secret is never shown.
  public var description: String { "•••" }
}
