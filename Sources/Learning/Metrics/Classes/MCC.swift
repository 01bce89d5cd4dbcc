extension Metric {
  /// For several classes by Gorodkin (2004); 0 where one side is constant.
  public static let mcc = Metric(
    "mcc", "Matthews' correlation of what is true and what is predicted, from -1 to 1.",
    tasks: [.binary, .multiclass], higherIsBetter: true,
    by: .cells { cells in
      let (actual, predicted) = ((0..<cells.classes).map(cells.actual), (0..<cells.classes).map(cells.predicted))
      let total = cells.total
      let together = cells.allHits * total - zip(actual, predicted).reduce(0) { $0 + $1.0 * $1.1 }
      let ofPredicted = total * total - predicted.reduce(0) { $0 + $1 * $1 }
      let ofActual = total * total - actual.reduce(0) { $0 + $1 * $1 }
      return ofPredicted * ofActual > 0 ? together / (ofPredicted * ofActual).squareRoot() : 0
    })
}
