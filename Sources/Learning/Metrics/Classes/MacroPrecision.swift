extension Metric {
  public static let macroPrecision = Metric(
    "macro_precision", "The mean of the precision of each class that is true or predicted somewhere.",
    tasks: [.multiclass], higherIsBetter: true,
    by: .cells { cells in
      let present = cells.present
      return present.isEmpty ? nil : present.reduce(0) { $0 + cells.precision($1) } / Double(present.count)
    })
}
