extension DriftTest {
  /// The population stability index over ten quantile bins of the reference (for texts, its values), missing in a bin
  /// of its own, empty bins counted as 1e-4. Below 0.1 little has moved, above 0.2 much has (the usual reading in credit
  /// scoring, where the index comes from).
  public static let psi = DriftTest(
    "psi", "How far the shares of the reference's bins have moved; above 0.2 is much.", of: [.numbers, .categories],
    threshold: 0.2
  ) { column in
    PopulationStability.index(column.reference, column.current).map { Finding(statistic: $0) }
  }
}
