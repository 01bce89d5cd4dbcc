import Language

/// What a statement depended on when it ran, and the key that follows.
struct StatementRecord: Hashable, Sendable {
  var tree: String
  /// The names it read, with the keys that they had.
  var reads: [String: String]
  var files: [FileState]
  /// Seeds that it drew, in their order.
  var seeds: [Int]
  /// Names that it read out of a text, such as a query.
  var names: [String]
  /// What functions that it bound will read when they are called.
  var late: [String]
  /// The value of its `param` from the command line.
  var parameter: String?
  /// What it read that is not followed, and so no part of the key: the clock, another machine.
  var outside: [String] = []

  var key: String {
    var parts = [tree]
    parts += reads.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    parts += files.map { "\($0.path) \($0.hash)" }
    parts += seeds.map(String.init)
    if let parameter { parts.append("param " + parameter) }
    return Keys.short(parts.joined(separator: "\n"))
  }
}
