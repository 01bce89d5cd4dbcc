import Engines
public import Frames
public import Language

/// A scalar function as a value of the language: it works on values, and on columns it makes an expression.
public final class FunctionCallable: Callable {
  public let function: ScalarFunction

  init(_ function: ScalarFunction) {
    self.function = function
    super.init(name: function.name, quickForm: QuickForms.all[function.name])
  }

  override public var kind: String { "verb" }
  override public var help: String { function.summary }
  override public var parameterNames: [String] { function.parameters.map(\.name) }

  override public func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try FunctionCallable.call(function, with: try positions(arguments))
  }

  /// The result for values, or a column where one of them is a column.
  static func call(_ function: ScalarFunction, with values: [Value]) throws -> Value {
    guard values.contains(where: { $0.asObject is ColumnObject }) else {
      let scalars = try values.map(Scalar.init)
      let result = try function.value(scalars)
      // What goes through a long text ends where it is to stop, and gives a part.
      if let text = scalars.first?.text, text.utf8.count > 1 << 20 { try Watch.current.check() }
      return Value(result)
    }
    var origin: Frame?
    let arguments = try values.map { value in
      if let column = value.asObject as? ColumnObject { origin = try ColumnObject.common(origin, column.origin) }
      return try Expression(value)
    }
    return .object(ColumnObject(try .call(function.name, function.completed(arguments)).checked(), of: origin))
  }

  /// Values by position; a name puts its value where the parameter of that name stands.
  private func positions(_ arguments: Arguments) throws -> [Value] {
    var values = arguments.values
    for (name, value) in arguments.named {
      guard let place = function.parameters.firstIndex(where: { $0.name == name }) else {
        var problem = Diagnostic(
          "V005", "`\(function.name)` has no argument `\(name)`", help: "it is written `\(function.signature)`")
        problem.subject = name
        throw problem
      }
      guard place >= values.count else {
        throw Diagnostic("V004", "`\(name)` of `\(function.name)` is given twice", help: "keep one of the two")
      }
      while values.count < place {
        guard let fallback = function.parameters[values.count].defaultValue else {
          throw Diagnostic(
            "V001", "`\(function.name)` needs `\(function.parameters[values.count].name)`",
            help: "it is written `\(function.signature)`")
        }
        values.append(Value(fallback))
      }
      values.append(value)
    }
    return values
  }
}

extension Verb {
  /// The face of a verb that is also a scalar function: on columns, and on the values that its other faces do not take.
  static func columnFace(_ name: String) -> Face {
    Face(example: "\(name)(.name)", Parameter<Rest<Value>>("values", "a column, or values")) { _, values in
      guard let function = ScalarFunction.named(name) else { return Value.none }
      return try FunctionCallable.call(function, with: values.values)
    }
  }
}
