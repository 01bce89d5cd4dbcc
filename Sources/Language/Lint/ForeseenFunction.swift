/// A function of a script while the script is looked at without running it.
final class ForeseenFunction: Callable {
  let function: Function
  let scope: ForeseenScope
  private unowned let foreseer: Foreseer

  init(_ function: Function, in scope: ForeseenScope, _ foreseer: Foreseer) {
    self.function = function
    self.scope = scope
    self.foreseer = foreseer
    super.init(name: function.name?.text ?? "the function")
  }

  override var kind: String { "function" }
  override var parameterNames: [String] { function.parameters.map(\.name.text) }

  /// From inside a verb, such as `map`: what cannot be told ends the verb's work.
  override func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    let value = try foreseer.call(self, arguments)
    if value.holdsUnknown { throw Unforeseen() }
    return value
  }

  /// The values of the parameters; an error for too many, too few and unknown names.
  func deal(_ arguments: Arguments) throws -> [String: Value] {
    var values: [String: Value] = [:]
    let title = function.name.map { "`\($0.text)`" } ?? "the function"
    guard arguments.values.count <= parameterNames.count else {
      throw ArgumentProblem.tooMany(arguments.values.count, title, takes: parameterNames.count)
    }
    for (name, value) in zip(parameterNames, arguments.values) { values[name] = value }
    for (name, value) in arguments.named {
      guard parameterNames.contains(name) else {
        throw ArgumentProblem.unknown(name, title, parameterNames, arguments.site)
      }
      guard values[name] == nil else { throw ArgumentProblem.twice(name, title) }
      values[name] = value
    }
    for parameter in function.parameters where parameter.defaultValue == nil && values[parameter.name.text] == nil {
      throw ArgumentProblem.missing(parameter.name.text, title)
    }
    return values
  }
}
