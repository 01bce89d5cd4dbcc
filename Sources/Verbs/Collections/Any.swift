import Language

extension Verb {
  static let any = Verb(
    "any", "Tell whether a condition holds for at least one element.", effect: .none, foresight: .values,
    example: "any([1, 2, 3], x => x > 2)",
    Parameter<[Value]>("list", "the elements"), Parameter<Function>("function", "gives true or false for an element")
  ) { session, list, function in try list.contains { try function.isTrue(session, $0, verb: "any") } }
}

extension Function {
  /// The truth that the function gives; anything else is an error.
  func isTrue(_ session: Session, _ value: Value, verb: String) throws -> Bool {
    try Function.truth(try self(session, value), verb: verb)
  }

  /// What a function gave, as a truth.
  static func truth(_ answer: Value, verb: String) throws -> Bool {
    guard let truth = answer.asBool else { throw noTruth(answer, verb: verb) }
    return truth
  }

  /// The error for any other answer.
  static func noTruth(_ answer: Value, verb: String) -> Diagnostic {
    Diagnostic("V031", "the function of `\(verb)` must give true or false, not \(answer.described)")
  }
}
