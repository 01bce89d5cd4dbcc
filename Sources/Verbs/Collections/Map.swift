import Language

extension Verb {
  static let map = Verb(
    "map", "Make a list of what a function gives for each element.", foresight: .values,
    Face(
      example: "[1, 2, 3] | map(x => x * 2)",
      Parameter<[Value]>("list", "the elements"), Parameter<Function>("function", "called with each element")
    ) { session, list, function in
      var results: [Value] = []
      results.reserveCapacity(list.count)
      try function.each(session, list) { results.append($1) }
      return Value.list(results)
    })
}
