import Engines
import Frames

extension Metric {
  /// Every metric, by name; a test compares the list with the folder.
  public static let catalogue: [Metric] = [
    .accuracy,
    .auc,
    .averagePrecision,
    .balancedAccuracy,
    .brier,
    .ece,
    .explainedVariance,
    .f1,
    .gini,
    .kappa,
    .ks,
    .logLoss,
    .macroAUC,
    .macroF1,
    .macroPrecision,
    .macroRecall,
    .mae,
    .mape,
    .maxError,
    .mcc,
    .meanError,
    .medianAbsoluteError,
    .msle,
    .negativePredictiveValue,
    .pinball,
    .poissonDeviance,
    .precision,
    .r2,
    .recall,
    .rmse,
    .rmsle,
    .smape,
    .specificity,
    .top3,
    .wape,
    .weightedF1,
  ]

  /// The metrics of a task, its main one first, then by name.
  public static func all(for task: Task) -> [Metric] {
    let main = Metric.main(of: task)
    return [main] + catalogue.filter { $0.tasks.contains(task) && $0.name != main.name }
  }

  /// Those that every report of the task shows, its main one first.
  public static func usual(for task: Task) -> [Metric] { all(for: task).filter(\.isUsual) }

  /// The metric of a name that judges a task; L077 where there is none.
  public static func named(_ name: String, for task: Task) throws -> Metric {
    let fitting = all(for: task)
    if let metric = fitting.first(where: { $0.name == name }) { return metric }
    let isOther = Metric.named(name) != nil
    let near = isOther ? nil : Spelling.nearest(name, in: fitting.map(\.name)).map { "did you mean \"\($0)\"?  " }
    throw Fault(
      "L077", isOther ? "`\(name)` does not judge \(task.told)" : "no metric is named `\(name)`", subject: name,
      help: (near ?? "") + "(metrics: \(fitting.map(\.name).joined(separator: ", ")))")
  }
}

extension Task {
  /// What the answers are, in the user's words.
  var told: String {
    switch self {
    case .binary: "two classes"
    case .multiclass: "several classes"
    case .regression, .clusters, .anomalies: "numbers"
    }
  }
}
