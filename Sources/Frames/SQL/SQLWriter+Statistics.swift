extension SQLWriter {
  /// Statistics of spread, shape and of two columns, in decimals; none for other aggregates. Of infinite values, for which
  /// DuckDB refuses the whole statement, they are missing.
  func statistic(_ aggregate: TypedAggregate, _ texts: [String], _ over: String) -> String? {
    let numbers = texts.map { "CAST(\($0) AS DOUBLE)" }
    let isFinite = numbers.map { "isfinite(\($0))" }.joined(separator: " AND ")
    let rows = " FILTER (WHERE \(isFinite))\(over)"
    let first = numbers.first ?? "NULL"
    let found: String
    switch aggregate.name {
    case "var": found = "var_samp(\(first))\(rows)"
    case "sem": found = "stddev_samp(\(first))\(rows) / sqrt(count(\(first))\(rows))"
    case "cov": found = "covar_samp(\(numbers[0]), \(numbers[1]))\(rows)"
    case "corr":
      // Rounding may carry it past 1 in the last bit.
      let own = "corr(\(numbers[0]), \(numbers[1]))\(rows)"
      found = "CASE WHEN abs(\(own)) > 1 AND isfinite(\(own)) THEN sign(\(own)) ELSE \(own) END"
    case "skew": found = skew(first, rows)
    case "kurtosis": found = kurtosis(first, rows)
    case "iqr": return "quantile_cont(\(first), 0.75)\(over) - quantile_cont(\(first), 0.25)\(over)"
    case "mad": return "mad(\(first))\(over)"
    case "product": return "product(\(first))\(over)"
    case "weighted_mean":
      let both = " FILTER (WHERE \(numbers[0]) IS NOT NULL AND \(numbers[1]) IS NOT NULL)\(over)"
      return "sum(\(numbers[0]) * \(numbers[1]))\(both) / nullif(sum(\(numbers[1]))\(both), 0)"
    default: return nil
    }
    let infinite = numbers.map { "isinf(\($0))" }.joined(separator: " OR ")
    return "CASE WHEN count(*) FILTER (WHERE \(infinite))\(over) = 0 THEN \(found) END"
  }

  /// The adjusted Fisher-Pearson coefficient G1 (Joanes and Gill 1998), as pandas and Excel give it; from deviations, since
  /// sums of powers lose all digits where the mean is large.
  private func skew(_ value: String, _ rows: String) -> String {
    let n = "count(\(value))\(rows)"
    let factor = "sqrt(\(n) * (\(n) - 1.0)) / (\(n) - 2)"
    return
      "CASE WHEN \(n) > 2 THEN \(factor) * (\(moment(3, value, rows)) / nullif(pow(\(moment(2, value, rows)), 1.5), 0)) END"
  }

  /// The excess kurtosis G2 of the same source.
  private func kurtosis(_ value: String, _ rows: String) -> String {
    let n = "count(\(value))\(rows)"
    let ratio = "\(moment(4, value, rows)) / nullif(pow(\(moment(2, value, rows)), 2), 0)"
    return "CASE WHEN \(n) > 3 THEN (\(n) - 1.0) / ((\(n) - 2.0) * (\(n) - 3.0)) * "
      + "((\(n) + 1) * (\(ratio)) - 3 * (\(n) - 1)) END"
  }

  /// The mean power of the deviations from the mean.
  private func moment(_ power: Int, _ value: String, _ rows: String) -> String {
    "list_avg(list_transform(list(\(value))\(rows), lambda v: pow(v - avg(\(value))\(rows), \(power))))"
  }
}
