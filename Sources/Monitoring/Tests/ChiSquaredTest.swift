extension DriftTest {
  /// Pearson's test that the values of a text occur as often as in the reference; missing counts as a value.
  public static let chiSquared = DriftTest(
    "chi_squared", "Whether the values of a text occur as often as in the reference, with the probability by chance.",
    of: [.categories], isBeside: true, threshold: 0.05, isProbability: true
  ) { column in
    ChiSquared.test(column.reference, column.current).map { Finding(statistic: $0.statistic, p: $0.p) }
  }
}
