public import Calendar

/// A name that points at one version of a model and moves with promotions and rollbacks.
public struct Alias: Hashable, Codable, Sendable {
  public var model: String
  public var name: String
  /// The number of the version that holds it.
  public var version: Int
  public var who: String
  public var when: Moment
}

/// One move of an alias: a line of `history`.
public struct Move: Hashable, Codable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable {
    case promote, rollback
  }

  public var model: String
  public var alias: String
  public var kind: Kind
  /// The version that held the alias before, none the first time.
  public var from: Int?
  public var to: Int
  public var who: String
  public var when: Moment
}
