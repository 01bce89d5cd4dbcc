import Language

extension Verb {
  static let first = summary(
    "first", "Take the first value; over columns it needs `order:`.", effect: .look,
    example: "loans | group .plan, oldest: first(.id, order: .day)"
  ) { values in values.first ?? .none }
}
