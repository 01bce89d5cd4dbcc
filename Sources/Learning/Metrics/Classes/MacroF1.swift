extension Metric {
  public static let macroF1 = Metric(
    "macro_f1", "The mean of the F1 of each class that is true or predicted somewhere.", tasks: [.multiclass],
    higherIsBetter: true
  ) { judged in
    let confusion = Confusion(judged)
    let present = judged.classes.indices.filter { confusion.actual($0) + confusion.predicted($0) > 0 }
    return present.isEmpty ? nil : present.reduce(0) { $0 + confusion.f1($1) } / Double(present.count)
  }
}
