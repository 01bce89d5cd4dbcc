public import Calendar

/// A named model of the registry: what its versions are versions of.
public struct ModelEntry: Hashable, Codable, Sendable {
  public var name: String
  public var created: Moment
  public var who: String
  /// How many versions it has.
  public var versions: Int
  /// The number of the newest one, none before the first.
  public var newest: Int?
  /// Each alias and the number of the version that holds it.
  public var aliases: [String: Int]
}
