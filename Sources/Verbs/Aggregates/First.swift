import Language

extension Verb {
  static let first = summary(
    "first", "Take the first value; over columns it needs `order:`.",
    example: "loans | group .plan, oldest: first(.id, order: .day)"
  ) { values in values.first ?? .none }
}
