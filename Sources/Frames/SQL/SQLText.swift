/// A statement and the values of its parameters `$1`, `$2`, …
public struct SQLText: Hashable, Sendable {
  public var sql: String
  public var values: [Scalar]
  /// Decimals are added up in it, and what two threads add in turn differs in the last bits: it runs on one thread.
  var isSteady = false
}

/// A piece of SQL for one value.
struct SQLPiece {
  var text: String
  /// A decimal that may come out as NaN, which a reader of the piece must take as missing.
  var mayBeNaN = false

  /// The text, with NaN made NULL.
  var clean: String { mayBeNaN ? "nullif(\(text), 'NaN'::DOUBLE)" : text }
}
