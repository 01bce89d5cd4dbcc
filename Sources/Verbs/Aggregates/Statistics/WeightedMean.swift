extension Verb {
  static let weighted_mean = pair(
    "weighted_mean", "Average numbers, each with a weight.",
    example: "loans | group .plan, m: weighted_mean(.amount, .days)", other: "the weights"
  ) { a, b in
    let weight = b.reduce(0, +)
    return weight == 0 ? nil : Swift.zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / weight
  }
}
