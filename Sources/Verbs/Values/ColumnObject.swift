public import Frames
public import Language

/// A column expression as a value: `.age`, `.age > 40`, `mean(.x)`; or a column of one frame: `loans.age`.
public final class ColumnObject: Object {
  public let expression: Expression
  /// The frame that the column was taken from, where it was: `loans.age`.
  public let origin: Frame?

  public init(_ expression: Expression, of origin: Frame? = nil) {
    self.expression = expression
    self.origin = origin
    super.init()
  }

  override public var kind: String { "column" }
  override public var inline: String { "\(expression)" }

  /// The column's name, where this is a column and nothing more.
  public var name: String? {
    if case .column(let name) = expression { name } else { nil }
  }

  /// The field's name, where this is a field of a record: `.address.city`.
  var fieldName: String? { name == nil ? expression.ownName : nil }

  override public var conditionHelp: String? {
    "a condition on columns cannot be an `if`: write `when(\(expression), \"yes\", \"no\")`, or filter the frame"
  }

  override public var callHelp: String? {
    guard case .call("field", let arguments) = expression, let name = fieldName, let column = arguments.first else {
      return nil
    }
    let ours = ForeignWords.help(name)?.split(separator: "`").dropFirst().first.map(String.init)
    return "functions stand before it: `\(ours ?? name)(\(column))`"
  }

  override public func unary(_ operation: UnaryOperator) throws -> Value? {
    switch operation {
    case .minus: try made(.unary(.negate, expression))
    case .not: try made(.unary(.not, expression))
    }
  }

  override public func binary(_ operation: Operation, _ other: Value, onLeft: Bool) throws -> Value? {
    guard let meaning = BinaryOperation(rawValue: operation.rawValue) else { return nil }
    let right: Expression
    var origin = origin
    if let column = other.asObject as? ColumnObject {
      right = column.expression
      origin = try ColumnObject.common(origin, column.origin)
    } else {
      if other.isNone, operation == .equal || operation == .notEqual {
        let test = "missing(\(expression))"
        throw Diagnostic(
          "V011", "a column is never compared with `none`",
          help: "write `\(operation == .equal ? test : "not " + test)`")
      }
      right = try Expression(other)
    }
    let pair = onLeft ? (expression, right) : (right, expression)
    return .object(ColumnObject(try .binary(meaning, pair.0, pair.1).checked(), of: origin))
  }

  /// The column's value in one record, or the expression's over its fields.
  func read(_ record: Value) throws -> Value {
    guard let record = record.asRecord else {
      throw Diagnostic(
        "V016", "a column reads a record, and this is \(record.described)", help: "write `x => …` for other elements")
    }
    let fields = try record.fields.map { ScalarField($0.name, try Scalar($0.value)) }
    let schema = try Schema(fields.map { Field($0.name, $0.value.type) })
    return Value(try expression.compile(schema)(fields.map(\.value)))
  }

  override public func isEqual(to other: Object) -> Bool {
    (other as? ColumnObject)?.expression == expression
  }

  override public func hash(into hasher: inout Hasher) { hasher.combine(expression) }

  override public func member(_ name: String) throws -> Value? {
    let help: String
    switch name {
    case "isin": help = "write `\(expression) in [\"a\", \"b\"]`"
    case "notna", "notnull": help = "write `not missing(\(expression))`"
    case "fillna": help = "write `\(expression) ?? 0`, or `fill \(expression), 0`"
    case "str": help = "functions stand before it: `contains(\(expression), \"a\")`"
    case "dt": help = "functions stand before it: `year(\(expression))`"
    case "apply": help = "what is done to each value is an expression: `derive next: \(expression) + 1`"
    // Whether it holds records, and has such a field, is told once the frame is known.
    default: return try made(.call("field", [expression, .literal(.text(name))]))
    }
    throw Diagnostic("V012", "a column has no field `\(name)`", help: help)
  }

  /// `.tags[0]`, an element of a list.
  override public func at(_ index: Value) throws -> Value? {
    guard index.asInt != nil || index.asObject is ColumnObject else { return nil }
    return try made(.call("element", [expression, Expression(index)]))
  }

  private func made(_ expression: Expression) throws -> Value {
    .object(ColumnObject(try expression.checked(), of: origin))
  }

  /// The one frame that both columns belong to; columns of two frames do not meet in one expression.
  static func common(_ a: Frame?, _ b: Frame?) throws -> Frame? {
    guard let a, let b else { return a ?? b }
    guard a.name == b.name else {
      throw Diagnostic(
        "V013", "columns of `\(a.name ?? "one frame")` and `\(b.name ?? "another")` do not meet in one expression",
        help: "join the frames first: `a | join b, on: .key`")
    }
    return a
  }
}

extension Frames.Expression {
  /// The value as an expression: a column as it is, anything else as a constant.
  init(_ value: Value) throws {
    if let column = value.asObject as? ColumnObject {
      self = column.expression
    } else if let list = value.asList, list.contains(where: { $0.asObject is ColumnObject }) {
      self = .list(try list.map(Expression.init))
    } else {
      self = .literal(try Scalar(value))
    }
  }
}
