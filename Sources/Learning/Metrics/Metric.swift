/// One way to judge predictions: a name, the tasks it is for, and the number it gives.
public struct Metric: Sendable {
  public let name: String
  /// One sentence for the reference page.
  public let help: String
  public let tasks: [Task]
  public let higherIsBetter: Bool
  /// Whether every report shows it; the others are asked for by their names.
  public let isUsual: Bool
  /// How its value follows from the rows and their weights.
  let by: Measure
  /// The interval of the value by a formula, of rows that count alike; other intervals come of resampling.
  let formula: (@Sendable (Judged) -> Interval?)?

  init(
    _ name: String, _ help: String, tasks: [Task], higherIsBetter: Bool, isUsual: Bool = false, by: Measure,
    interval formula: (@Sendable (Judged) -> Interval?)? = nil
  ) {
    self.name = name
    self.help = help
    self.tasks = tasks
    self.higherIsBetter = higherIsBetter
    self.isUsual = isUsual
    self.by = by
    self.formula = formula
  }

  /// The value over all rows; none where it is not defined, such as the AUC of a single class.
  public func measure(_ judged: Judged) -> Double? {
    guard judged.count > 0 else { return nil }
    return Measuring(judged, [self]).values(judged.weights ?? [Double](repeating: 1, count: judged.count))[0]
  }

  /// The interval of the value by a formula; none where there is no formula, or rows count differently.
  public func interval(_ judged: Judged) -> Interval? { judged.weights == nil ? formula?(judged) : nil }

  /// The metric of a name; none where there is no such metric.
  public static func named(_ name: String) -> Metric? { catalogue.first { $0.name == name } }

  /// Whether one value is better than another; neither is where they are equal or one is no number.
  public func isBetter(_ value: Double, than other: Double) -> Bool { higherIsBetter ? value > other : value < other }

  /// The metric that leads the report of a task.
  public static func main(of task: Task) -> Metric {
    switch task {
    case .binary: auc
    case .multiclass: accuracy
    case .regression, .clusters, .anomalies: rmse
    }
  }
}
