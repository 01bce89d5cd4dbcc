import Engines

/// What an expression may use where it stands: the columns of a frame, and whether rows may be brought together.
public struct Scope: Sendable {
  public var schema: Schema
  /// The name of the frame's variable, for messages.
  public var frame: String?
  /// Why a column that was there once is no longer: "it was dropped by `drop`".
  public var history: @Sendable (String) -> String?
  public var place: Place

  /// Where the expression stands.
  public enum Place: String, Sendable {
    /// Aggregates are windows over the frame: `derive`, `filter`, `sort`.
    case rows
    /// Aggregates belong to the group, and columns outside of them must be keys: `group`.
    case group
    /// The argument of an aggregate: none may be nested.
    case aggregate
    /// No aggregate may stand: a recipe, a single row.
    case row
  }

  public init(
    _ schema: Schema, frame: String? = nil, place: Place = .rows,
    history: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.schema = schema
    self.frame = frame
    self.place = place
    self.history = history
  }

  func unknown(_ name: String) -> Fault { schema.unknown(name, in: frame, because: history(name)) }
}
