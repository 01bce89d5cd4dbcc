import Language

extension Verb {
  static let kind = Verb(
    "kind", "Tell what kind of value this is.", effect: .look, foresight: .values, example: "kind [1, 2]",
    Parameter<Value>("value", "any value")
  ) { _, value in value.kind }
}
