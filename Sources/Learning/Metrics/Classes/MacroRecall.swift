extension Metric {
  public static let macroRecall = Metric(
    "macro_recall", "The mean of the recall of each class that is true or predicted somewhere.",
    tasks: [.multiclass], higherIsBetter: true,
    by: .cells { cells in
      let present = cells.present
      return present.isEmpty ? nil : present.reduce(0) { $0 + (cells.recall($1) ?? 0) } / Double(present.count)
    })
}
