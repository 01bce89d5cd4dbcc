extension Metric {
  /// Cohen (1960); not defined where truth and prediction are one class.
  public static let kappa = Metric(
    "kappa", "Cohen's kappa: how far the agreement goes beyond what chance gives, 1 at most.",
    tasks: [.binary, .multiclass], higherIsBetter: true,
    by: .cells { cells in
      let total = cells.total
      let byChance = (0..<cells.classes).reduce(0) { $0 + cells.actual($1) * cells.predicted($1) } / total
      return total > byChance ? 1 - (total - cells.allHits) / (total - byChance) : nil
    })
}
