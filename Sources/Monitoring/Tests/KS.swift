import Learning

extension DriftTest {
  /// The two-sample test of Kolmogorov and Smirnov, for columns of numbers. With many rows its probability becomes
  /// tiny for differences that do not matter, so it is not what decides unless asked.
  public static let ks = DriftTest(
    "ks", "The largest distance between the two distributions of a number, with its probability by chance.",
    of: [.numbers], isBeside: true, threshold: 0.05, isProbability: true
  ) { column in
    guard let profile = column.profile,
      let distance = KolmogorovSmirnov.distance(profile, column.sample)
    else { return nil }
    return Finding(
      statistic: distance, p: KolmogorovSmirnov.probability(distance, profile.sampled, column.sample.count))
  }
}
