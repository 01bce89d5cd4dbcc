import Language

extension Verb {
  static let map = Verb(
    "map", "Make a list of what a function gives for each element.", effect: .none, foresight: .values,
    Face(
      example: "[1, 2, 3] | map(x => x * 2)",
      Parameter<Elements>("list", "the elements"), Parameter<Function>("function", "called with each element")
    ) { session, list, function in
      if let results = try session.interpreter.map(function.callable, over: list.value) { return results }
      return Value.list(try list.values().map { try function(session, $0) })
    })
}
