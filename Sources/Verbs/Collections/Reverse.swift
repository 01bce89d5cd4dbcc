import Language

extension Verb {
  static let reverse = Verb(
    "reverse", "Turn a list around.", effect: .none, foresight: .values, example: "reverse [1, 2, 3]",
    Parameter<[Value]>("list", "the elements")
  ) { _, list in Value.list(list.reversed()) }
}
