extension Metric {
  /// The middle of two where half of the weight lies exactly between them.
  public static let medianAbsoluteError = Metric(
    "median_absolute_error", "The error that half of the rows stay below, in the unit of the target.",
    tasks: [.regression], higherIsBetter: false, isUsual: true,
    by: .weights { judged in
      guard let distances = judged.errors?.map({ abs($0) }) else { return nil }
      let order = distances.indices.sorted { distances[$0] < distances[$1] }
      return { weights in
        let half = weights.reduce(0, +) / 2
        var below = 0.0
        var lower: Double?
        for row in order where weights[row] > 0 {
          if let lower { return (lower + distances[row]) / 2 }
          below += weights[row]
          if below == half { lower = distances[row] } else if below > half { return distances[row] }
        }
        return lower
      }
    })
}
