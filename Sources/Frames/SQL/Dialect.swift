import Calendar
import Engines

/// How DuckDB spells what we mean, and where its own meaning differs from ours.
///
/// Every difference is owned here: division by zero, floor division and remainder, NaN, 64-bit sums, quantiles,
/// deviation over infinities, dates moved by durations.
struct Dialect: Sendable {
  static let duckDB = Dialect()

  /// A quoted name, inert whatever it holds.
  func identifier(_ name: String) -> String { DuckSQL.name(name) }

  /// How a column of the type is stored. Times count in UTC without a zone, durations in microseconds.
  func type(_ type: ColumnType) -> String {
    switch type {
    case .missing: "INTEGER"
    case .bool: "BOOLEAN"
    case .int, .duration: "BIGINT"
    case .double: "DOUBLE"
    case .text: "VARCHAR"
    case .date: "DATE"
    case .time: "TIMESTAMP"
    case .list(let element): self.type(element) + "[]"
    case .record(let fields):
      "STRUCT(" + fields.map { "\(identifier($0.name)) \(self.type($0.type))" }.joined(separator: ", ") + ")"
    }
  }

  /// A literal that cannot hold text; a text is bound instead.
  func literal(_ scalar: Scalar) -> String? {
    switch scalar {
    case .missing: "NULL"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): value == .min ? "(-9223372036854775807::BIGINT - 1)" : "\(value)::BIGINT"
    case .double(let value): decimal(value)
    case .date(let day): "DATE '\(day)'"
    case .time(let moment): "make_timestamp(\(moment.microseconds))"
    case .duration(let period): period.isExact ? "\(period.microseconds)::BIGINT" : nil
    case .text, .list, .record: nil
    }
  }

  /// An exponent makes DuckDB read a decimal as a double and not as a fixed-point number.
  private func decimal(_ value: Double) -> String {
    guard value.isFinite else { return value < 0 ? "'-inf'::DOUBLE" : "'inf'::DOUBLE" }
    let text = value.description
    return text.contains("e") ? text : text + "e0"
  }

  func arithmetic(_ arithmetic: Arithmetic, _ left: SQLPiece, _ right: SQLPiece) -> SQLPiece {
    switch arithmetic {
    case .doubles(let operation): doubles(operation, left, right)
    case .ints(let operation): SQLPiece(text: ints(operation, left.clean, right.clean))
    case .intPower(let exponent):
      SQLPiece(
        text: exponent == 0
          ? "CASE WHEN \(left.clean) IS NOT NULL THEN 1::BIGINT END"
          : "(" + Array(repeating: left.clean, count: exponent).joined(separator: " * ") + ")")
    case .joinTexts: SQLPiece(text: "(\(left.text) || \(right.text))")
    case .joinLists:
      SQLPiece(text: "list_concat(\(left.text), \(right.text))".whereAllPresent([left.text, right.text]))
    case .between:
      SQLPiece(
        text: "(epoch_us(CAST(\(left.text) AS TIMESTAMP)) - epoch_us(CAST(\(right.text) AS TIMESTAMP)))")
    case .shift(_, let isDate):
      SQLPiece(
        text: isDate ? "CAST(\(left.text) \(right.text) AS DATE)" : "(CAST(\(left.text) AS TIMESTAMP) \(right.text))")
    case .durations(let operation): SQLPiece(text: "(\(left.text) \(operation.rawValue) \(right.text))")
    case .scale(let operation, let isSwapped):
      SQLPiece(text: scaled(operation, isSwapped ? right : left, isSwapped ? left : right))
    case .ratio: SQLPiece(text: "(\(left.text) / nullif(\(right.text), 0))")
    }
  }

  private func doubles(_ operation: BinaryOperation, _ left: SQLPiece, _ right: SQLPiece) -> SQLPiece {
    let (a, b) = (left.text, right.text)
    switch operation {
    case .divide: return SQLPiece(text: "(\(a) / nullif(\(b), 0))", mayBeNaN: true)
    case .floorDivide: return SQLPiece(text: "floor(\(a) / nullif(\(b), 0))", mayBeNaN: true)
    case .modulo:
      let rest = "(CAST(\(a) AS DOUBLE) % nullif(\(b), 0))"
      return SQLPiece(
        text: "CASE WHEN \(rest) <> 0 AND (\(rest) < 0) <> (\(b) < 0) THEN \(rest) + \(b) ELSE \(rest) END",
        mayBeNaN: true)
    case .power: return SQLPiece(text: "pow(CAST(\(left.clean) AS DOUBLE), \(right.clean))", mayBeNaN: true)
    default: return SQLPiece(text: "(\(a) \(operation.rawValue) \(b))", mayBeNaN: true)
    }
  }

  private func ints(_ operation: BinaryOperation, _ a: String, _ b: String) -> String {
    let isRagged = "(\(a) % \(b)) <> 0 AND ((\(a) % \(b)) < 0) <> (\(b) < 0)"
    return switch operation {
    case .floorDivide: "CASE WHEN \(isRagged) THEN \(a) // \(b) - 1 ELSE \(a) // \(b) END"
    case .modulo: "CASE WHEN \(b) = -1 THEN \(a) - \(a) WHEN \(isRagged) THEN \(a) % \(b) + \(b) ELSE \(a) % \(b) END"
    default: "(\(a) \(operation.rawValue) \(b))"
    }
  }

  private func scaled(_ operation: BinaryOperation, _ length: SQLPiece, _ factor: SQLPiece) -> String {
    let value =
      operation == .divide
      ? "\(length.text) / nullif(\(factor.clean), 0)" : "CAST(\(length.text) AS DOUBLE) * \(factor.clean)"
    return "TRY_CAST(round(\(value)) AS BIGINT)"
  }

  /// What is added to a date or a time, with its sign in front.
  func shift(_ literal: Period, sign: Int) -> String {
    let mark = sign < 0 ? "-" : "+"
    let months = literal.months == 0 ? "" : "\(mark) to_months(\(literal.months)) "
    return months + "\(mark) to_microseconds(\(literal.microseconds))"
  }
}
