extension Metric {
  public static let maxError = Metric(
    "max_error", "The largest distance of prediction and truth.",
    tasks: [.regression], higherIsBetter: false,
    by: .weights { judged in
      guard let distances = judged.errors?.map({ abs($0) }) else { return nil }
      return { weights in
        var largest: Double?
        for (distance, weight) in zip(distances, weights) where weight > 0 { largest = max(largest ?? 0, distance) }
        return largest
      }
    })
}
