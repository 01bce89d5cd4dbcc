extension Metric {
  public static let balancedAccuracy = Metric(
    "balanced_accuracy", "The mean over the classes of the share that was predicted right.",
    tasks: [.binary, .multiclass], higherIsBetter: true,
    by: .cells { cells in
      let recalls = (0..<cells.classes).compactMap(cells.recall)
      return recalls.isEmpty ? nil : recalls.reduce(0, +) / Double(recalls.count)
    })
}
