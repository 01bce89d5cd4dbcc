import Language

extension Verb {
  static let all = Verb(
    "all", "Tell whether a condition holds for every element.", effect: .none, foresight: .values,
    example: "all([1, 2, 3], x => x > 0)",
    Parameter<[Value]>("list", "the elements"), Parameter<Function>("function", "gives true or false for an element")
  ) { session, list, function in try list.allSatisfy { try function.isTrue(session, $0, verb: "all") } }
}
