extension Metric {
  public static let macroF1 = Metric(
    "macro_f1", "The mean of the F1 of each class that is true or predicted somewhere.",
    tasks: [.multiclass], higherIsBetter: true, isUsual: true,
    by: .cells { cells in
      let present = cells.present
      return present.isEmpty ? nil : present.reduce(0) { $0 + cells.f1($1) } / Double(present.count)
    })
}
