extension Verb {
  static let cov = pair(
    "cov", "Give the sample covariance of two columns (n - 1).",
    example: "loans | group .plan, c: cov(.amount, .days)"
  ) { a, b in
    Numbers.covariance(a, b)?.cov
  }
}
