extension Metric {
  /// Every metric, by name; a test compares the list with the folder.
  public static let catalogue: [Metric] = [
    .accuracy,
    .auc,
    .averagePrecision,
    .brier,
    .f1,
    .logLoss,
    .macroAUC,
    .macroF1,
    .mape,
    .medianAbsoluteError,
    .precision,
    .r2,
    .recall,
    .rmse,
  ]

  /// The metrics of a task, its main one first, then by name.
  public static func all(for task: Task) -> [Metric] {
    let main = Metric.main(of: task)
    return [main] + catalogue.filter { $0.tasks.contains(task) && $0.name != main.name }
  }
}
