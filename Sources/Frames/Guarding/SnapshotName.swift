public import Engines

/// How a person names a version of a table: `loans` or `loans@latest` for the newest, `loans@2`.
public struct SnapshotName: Hashable, Codable, Sendable, CustomStringConvertible {
  public var name: String
  /// None for the newest.
  public var number: Int?

  public init(_ name: String, _ number: Int? = nil) {
    self.name = name
    self.number = number
  }

  /// Throws F103 for a text that names none.
  public init(parsing text: String) throws(Fault) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, !parts[0].isEmpty else { throw SnapshotName.unreadable(text) }
    guard parts.count == 2, parts[1] != "latest" else {
      self.init(parts[0])
      return
    }
    guard let number = Int(parts[1]), number > 0, parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw SnapshotName.unreadable(text)
    }
    self.init(parts[0], number)
  }

  public var description: String { number.map { "\(name)@\($0)" } ?? name }

  /// The fault where no such snapshot is kept, with what there is.
  public func unknown(among names: [String], newest: Int? = nil) -> Fault {
    if let newest {
      return Fault(
        "F104", "`\(name)` has \(Remark.count(newest, "snapshot")), and `\(self)` is none of them", subject: "\(self)",
        help: "`snapshots \"\(name)\"` lists them")
    }
    let near = Spelling.nearest(name, in: names).map { "did you mean \"\($0)\"?  " } ?? ""
    let known =
      names.isEmpty
      ? "none was taken yet: `snapshot frame, \"\(name)\"`" : "there are: \(names.prefix(8).joined(separator: ", "))"
    return Fault("F104", "there is no snapshot `\(name)`", subject: "\(self)", help: near + known)
  }

  private static func unreadable(_ text: String) -> Fault {
    Fault(
      "F103", "this does not name a snapshot", subject: text, help: "write \"loans\" for the newest, or \"loans@2\"")
  }
}
