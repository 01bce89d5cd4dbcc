import Language

extension Verb {
  static let reduce = Verb(
    "reduce", "Fold a list into one value, from the first element on.", effect: .none, foresight: .values,
    example: "reduce([1, 2, 3], (sum, x) => sum + x, 0)",
    Parameter<Elements>("list", "the elements"),
    Parameter<Function>("function", "called with what there is and the next"),
    Parameter<Value>("start", "what there is at first")
  ) { session, list, function, start in
    if let sum = try session.interpreter.reduce(function.callable, over: list.value, from: start) { return sum }
    return try list.values().reduce(start) { try function(session, $0, $1) }
  }
}
