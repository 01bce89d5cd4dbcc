import Language

extension Verb {
  static let last = summary(
    "last", "Take the last value; over columns it needs `order:`.", effect: .look,
    example: "loans | group .plan, newest: last(.id, order: .day)"
  ) { values in values.last ?? .none }
}
