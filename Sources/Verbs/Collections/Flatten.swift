import Language

extension Verb {
  static let flatten = Verb(
    "flatten", "Join the lists inside a list into one.", effect: .none, foresight: .values,
    example: "flatten [[1, 2], [3]]",
    Parameter<[[Value]]>("lists", "a list of lists")
  ) { _, lists in lists.flatMap { $0 } }
}
