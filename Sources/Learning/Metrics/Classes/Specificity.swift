extension Metric {
  public static let specificity = Metric(
    "specificity", "The share of rows not positive that were predicted so; none when every row is positive.",
    tasks: [.binary], higherIsBetter: true,
    by: .cells { cells in
      let others = cells.total - cells.actual(1)
      return others > 0 ? (others - cells.predicted(1) + cells.hits(1)) / others : nil
    })
}
