import Display
import Language

/// What a cell came to when it last ran.
struct CellRecord: Hashable, Sendable {
  enum Ending: String, Sendable { case done, failed, interrupted }

  var code: String
  var occurrence: Int
  var number: Int
  var title: String
  var ending: Ending
  /// When it ran, as `2026-01-31T09:30:00Z`.
  var at: String
  var seconds: Double
  var statements: [StatementRecord]
  var outputs: [CellOutput]
}

/// One thing that a cell showed.
struct CellOutput: Hashable, Sendable {
  /// The kind of a result, `print`, `remark`, or `error`.
  var kind: String
  /// As a terminal shows it.
  var lines: [String]
  var table: TableGrid?
  var svg: String?
  /// Of the result's content; none for remarks and errors.
  var hash: String?
  /// The code and the message of an error.
  var code: String?
  var message: String?
}
