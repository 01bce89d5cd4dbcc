extension Metric {
  public static let weightedF1 = Metric(
    "weighted_f1", "The mean of the F1 of each class, by how many rows are of it.",
    tasks: [.multiclass], higherIsBetter: true,
    by: .cells { cells in
      let total = cells.total
      return total > 0 ? (0..<cells.classes).reduce(0) { $0 + cells.actual($1) * cells.f1($1) } / total : nil
    })
}
