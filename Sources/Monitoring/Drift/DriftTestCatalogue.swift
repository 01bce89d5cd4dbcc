extension DriftTest {
  /// Every test, by name: a file of `Tests/` each.
  public static let catalogue: [DriftTest] = [
    .chiSquared,
    .ks,
    .psi,
  ]
}
