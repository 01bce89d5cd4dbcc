public import Engines

/// A function of one row's values, declared once with three faces that a test holds equal: on values, as SQL, and in a
/// closure over a row.
///
/// On values a missing argument and an undefined result (the log of zero) are errors; on rows both give missing, and
/// the undefined ones are counted and told.
public struct ScalarFunction: Sendable {
  public let name: String
  /// What it gives, in one sentence.
  public let summary: String
  public let parameters: [Parameter]
  /// The last parameter may be given any number of times.
  public let isVariadic: Bool
  /// A missing argument is a value like others to it (`missing(.x)`, `coalesce(.x, 0)`).
  public let takesMissing: Bool
  /// What the result is when it is undefined: "the log of a number that is not positive"; none where it never is.
  public let undefined: String?

  /// The type of the result, from the types of the arguments; throws F012 when they do not fit.
  let result: @Sendable (Arguments) throws(Fault) -> ColumnType
  /// The value; none where it is undefined. Throws only on overflow.
  let apply: @Sendable ([Scalar]) throws(Fault) -> Scalar?
  /// The SQL of a call; missing spreads and what is undefined is NULL there. NaN may come out and is read as missing.
  let sql: @Sendable (SQLArguments) -> String

  /// A parameter, with what is taken where it is not given.
  public struct Parameter: Sendable {
    public let name: String
    public let defaultValue: Scalar?

    public init(_ name: String, default defaultValue: Scalar? = nil) {
      self.name = name
      self.defaultValue = defaultValue
    }
  }

  /// What is known of the arguments of a call before any row is read.
  public struct Arguments: Sendable {
    public let function: String
    public let types: [ColumnType]
    public let expressions: [Expression]

    /// The argument's value where it is written as one and is no column.
    public func literal(_ position: Int) -> Scalar? {
      guard position < expressions.count, case .literal(let scalar) = expressions[position] else { return nil }
      return scalar
    }
  }

  /// The SQL texts of the arguments, with their types.
  public struct SQLArguments: Sendable {
    public let texts: [String]
    public let types: [ColumnType]
    public let literals: [Scalar?]

    public subscript(position: Int) -> String { position < texts.count ? texts[position] : "NULL" }
  }

  public init(
    _ name: String, _ summary: String, _ parameters: [Parameter], isVariadic: Bool = false, takesMissing: Bool = false,
    undefined: String? = nil,
    result: @escaping @Sendable (Arguments) throws(Fault) -> ColumnType,
    apply: @escaping @Sendable ([Scalar]) throws(Fault) -> Scalar?,
    sql: @escaping @Sendable (SQLArguments) -> String
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.takesMissing = takesMissing
    self.undefined = undefined
    self.result = result
    self.apply = apply
    self.sql = sql
  }
}

extension ScalarFunction {
  /// How many arguments must be given, and how many may be.
  public var arity: ClosedRange<Int> {
    let needed = parameters.count { $0.defaultValue == nil }
    return needed...(isVariadic ? 256 : parameters.count)
  }

  /// The arguments with the defaults of those that are not given; throws F011 when there are too few or too many.
  public func completed(_ arguments: [Expression]) throws(Fault) -> [Expression] {
    guard arity.contains(arguments.count) else {
      throw Fault(
        "F011", "`\(name)` takes \(arityText), and \(arguments.count) were given", subject: name,
        help: "it is written `\(signature)`")
    }
    return arguments + parameters.dropFirst(arguments.count).compactMap { $0.defaultValue.map(Expression.literal) }
  }

  /// The face on values: an error where an argument is missing or the result is undefined.
  public func value(_ arguments: [Scalar]) throws(Fault) -> Scalar {
    let expressions = try completed(arguments.map(Expression.literal))
    let all = arguments + parameters.dropFirst(arguments.count).compactMap(\.defaultValue)
    if !takesMissing, let position = all.firstIndex(of: .missing) {
      let parameter = parameters[min(position, parameters.count - 1)].name
      throw Fault("F013", "`\(name)` needs a value for `\(parameter)`, and it is none", subject: name)
    }
    let types = all.map(\.type)
    _ = try result(Arguments(function: name, types: types, expressions: expressions))
    guard let value = try apply(all) else {
      throw Fault("F014", "\(undefined ?? "the result of `\(name)`") has no value", subject: name)
    }
    return value
  }

  /// `round(value, digits = 0)`.
  public var signature: String {
    let texts = parameters.map { parameter in
      parameter.defaultValue.map { "\(parameter.name) = \($0)" } ?? parameter.name
    }
    return "\(name)(" + texts.joined(separator: ", ") + (isVariadic ? ", …)" : ")")
  }

  private var arityText: String {
    let range = arity
    if isVariadic { return "at least \(range.lowerBound) argument\(range.lowerBound == 1 ? "" : "s")" }
    if range.count == 1 { return range.lowerBound == 1 ? "1 argument" : "\(range.lowerBound) arguments" }
    return "\(range.lowerBound) to \(range.upperBound) arguments"
  }
}
