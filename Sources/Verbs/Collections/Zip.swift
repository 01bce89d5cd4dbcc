import Language

extension Verb {
  static let zip = Verb(
    "zip", "Pair the elements of two lists of one length.", effect: .none, foresight: .values,
    example: "zip([1, 2], [\"a\", \"b\"])",
    Parameter<[Value]>("left", "the first of each pair"), Parameter<[Value]>("right", "the second of each pair")
  ) { _, left, right in
    guard left.count == right.count else {
      throw Diagnostic(
        "V030", "`zip` needs two lists of one length, not \(left.count) and \(right.count) elements",
        help: "shorten one: `head(list, \(Swift.min(left.count, right.count)))`")
    }
    return Swift.zip(left, right).map { Value.list([$0, $1]) }
  }
}
