import Language

extension Verb {
  static let reduce = Verb(
    "reduce", "Fold a list into one value, from the first element on.", foresight: .values,
    example: "reduce([1, 2, 3], (sum, x) => sum + x, 0)",
    Parameter<[Value]>("list", "the elements"),
    Parameter<Function>("function", "called with what there is and the next"),
    Parameter<Value>("start", "what there is at first")
  ) { session, list, function, start in
    try list.reduce(start) { try function(session, $0, $1) }
  }
}
