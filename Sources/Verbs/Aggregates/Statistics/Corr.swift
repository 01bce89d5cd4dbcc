extension Verb {
  static let corr = pair(
    "corr", "Give the correlation of two columns (Pearson), -1 to 1.",
    example: "loans | group .plan, r: corr(.amount, .days)"
  ) { a, b in
    guard let found = Numbers.covariance(a, b), found.a > 0, found.b > 0 else { return nil }
    return Swift.max(-1, Swift.min(1, found.cov / (found.a * found.b).squareRoot()))
  }
}
