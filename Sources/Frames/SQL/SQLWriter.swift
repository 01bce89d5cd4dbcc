import Calendar
import Engines

/// Writes settled expressions and plans as SQL; texts become parameters.
struct SQLWriter {
  let dialect = Dialect.duckDB
  private(set) var values: [Scalar] = []
  /// The column that settles ties in the order of a window, where the rows have one.
  var rowKey: String?
  /// How the columns of the input are cast that are stored narrower than their type.
  var casts: [String: String] = [:]
  /// An expression grew too long to be written.
  private var isTooLong = false
  /// Decimals are added up in what was written.
  var addsDecimals = false

  /// A value of its own, with NaN made NULL: what a column of a result is.
  mutating func value(_ expression: TypedExpression) -> String { piece(expression).clean }

  /// The value as a column of the type; an integer where decimals are wanted is cast.
  mutating func value(_ expression: TypedExpression, as type: ColumnType) -> String {
    let text = value(expression)
    return expression.type == type ? text : "CAST(\(text) AS \(dialect.type(type)))"
  }

  mutating func piece(_ expression: TypedExpression) -> SQLPiece {
    let piece = written(expression)
    guard piece.text.utf8.count > SQLWriter.longest else { return piece }
    isTooLong = true
    return SQLPiece(text: "NULL")
  }

  /// A remainder names its sides several times, so that nested ones grow fast; past this many bytes they are refused.
  private static let longest = 1_000_000

  /// The statement that was written, with its values; throws F023 where an expression in it grew too long.
  func finished(_ sql: String) throws(Fault) -> SQLText {
    guard !isTooLong else {
      throw Fault(
        "F023", "an expression becomes too long when it is written as SQL",
        help: "compute parts of it in a `derive` of their own")
    }
    return SQLText(sql: sql, values: values, isSteady: addsDecimals)
  }

  private mutating func written(_ expression: TypedExpression) -> SQLPiece {
    switch expression.node {
    case .column(let name, _):
      let quoted = dialect.identifier(name)
      return SQLPiece(text: casts[name].map { "CAST(\(quoted) AS \($0))" } ?? quoted)
    case .literal(let scalar): return SQLPiece(text: literal(scalar, expression.type))
    case .negate(let operand): return SQLPiece(text: "(-\(piece(operand).clean))")
    case .not(let operand): return SQLPiece(text: "(NOT \(value(operand)))")
    case .arithmetic(let arithmetic, let left, let right): return written(arithmetic, left, right)
    case .compare(let operation, let left, let right):
      let mark = operation == .equal ? "=" : operation == .notEqual ? "<>" : operation.rawValue
      return SQLPiece(text: "(\(operand(left)) \(mark) \(operand(right)))")
    case .both(let left, let right): return SQLPiece(text: "(\(value(left)) AND \(value(right)))")
    case .either(let left, let right): return SQLPiece(text: "(\(value(left)) OR \(value(right)))")
    case .fallback(let left, let right):
      return SQLPiece(
        text: "coalesce(\(value(left, as: expression.type)), \(value(right, as: expression.type)))")
    case .isIn(let value, let items, let isNegated): return SQLPiece(text: membership(value, items, isNegated))
    case .list(let items):
      guard case .list(let element) = expression.type else { return SQLPiece(text: "NULL") }
      let texts = items.map { value($0, as: element) }
      return SQLPiece(text: "CAST([\(texts.joined(separator: ", "))] AS \(dialect.type(expression.type)))")
    case .call(let function, let arguments): return call(function, arguments, expression.type)
    case .aggregate(let aggregate): return self.aggregate(aggregate)
    }
  }

  /// A side of a comparison; a number beside something else needs no mark of its type.
  private mutating func operand(_ expression: TypedExpression) -> String {
    if case .literal(.int(let number)) = expression.node, number.magnitude < 1_000_000_000 { return "\(number)" }
    return value(expression)
  }

  mutating func literal(_ scalar: Scalar, _ type: ColumnType) -> String {
    if let text = dialect.literal(scalar) { return text }
    switch scalar {
    case .list(let items):
      guard case .list(let element) = type else { return "NULL" }
      let texts = items.map { literal($0.widened(to: element), element) }
      return "CAST([\(texts.joined(separator: ", "))] AS \(dialect.type(type)))"
    case .record(let fields):
      return "{"
        + fields.map { "\(DuckSQL.text($0.name)): \(literal($0.value, $0.value.type))" }.joined(separator: ", ") + "}"
    case .text: return bound(scalar)
    default: return "NULL"
    }
  }

  /// Takes a value as the next parameter, also where it is known.
  mutating func append(_ value: Scalar) { values.append(value) }

  /// A parameter for the value.
  mutating func bound(_ scalar: Scalar) -> String {
    if let known = values.firstIndex(of: scalar) { return "$\(known + 1)" }
    values.append(scalar)
    return "$\(values.count)"
  }

  private mutating func written(
    _ arithmetic: Arithmetic, _ left: TypedExpression, _ right: TypedExpression
  ) -> SQLPiece {
    if case .shift(let sign, _) = arithmetic {
      let (start, length) = left.type == .duration ? (right, left) : (left, right)
      let moved =
        if case .duration(let period) = length.literal { dialect.shift(period, sign: sign) } else {
          "\(sign < 0 ? "-" : "+") to_microseconds(\(value(length)))"
        }
      return dialect.arithmetic(arithmetic, SQLPiece(text: value(start)), SQLPiece(text: moved))
    }
    let isLiteralPair = left.literal != nil && right.literal != nil
    var sides: [SQLPiece] = []
    for side in [left, right] {
      if !isLiteralPair, case .literal(.int(let number)) = side.node, number.magnitude < 1_000_000_000 {
        sides.append(SQLPiece(text: "\(number)"))
      } else {
        sides.append(piece(side))
      }
    }
    return dialect.arithmetic(arithmetic, sides[0], sides[1])
  }

  private mutating func membership(_ value: TypedExpression, _ items: [TypedExpression], _ isNegated: Bool) -> String {
    let wanted = self.value(value)
    let not = isNegated ? "NOT " : ""
    guard !items.isEmpty else { return "CASE WHEN \(wanted) IS NOT NULL THEN \(isNegated) END" }
    if case .list = items[0].type, items.count == 1, value.type.joined(with: items[0].type) == nil {
      let list = self.value(items[0])
      return "(\(not)list_contains(\(list), \(wanted)))".whereAllPresent([wanted, list])
    }
    let texts = items.map { operand($0) }
    return "(\(wanted) \(not)IN (\(texts.joined(separator: ", "))))"
  }

  private mutating func call(_ function: ScalarFunction, _ arguments: [TypedExpression], _ type: ColumnType) -> SQLPiece
  {
    let before = values.count
    let texts = arguments.map { value($0) }
    let text = function.sql(
      ScalarFunction.SQLArguments(texts: texts, types: arguments.map(\.type), literals: arguments.map(\.literal)))
    // A function that writes a literal into its SQL itself leaves the parameter unused, and none may be.
    while values.count > before, !text.contains("$\(values.count)") { values.removeLast() }
    // A choice among integers and decimals is a column of decimals.
    let isMixed = type == .double && arguments.contains { $0.type == .int || $0.type == .missing }
    return SQLPiece(text: isMixed ? "CAST(\(text) AS DOUBLE)" : text, mayBeNaN: type == .double)
  }
}
