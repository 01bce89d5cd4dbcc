/// One way to judge predictions: a name, the tasks it is for, and the number it gives.
public struct Metric: Sendable {
  public let name: String
  /// One sentence for the reference page.
  public let help: String
  public let tasks: [Task]
  public let higherIsBetter: Bool
  /// The value over all rows; none where it is not defined, such as the AUC of a single class.
  public let measure: @Sendable (Judged) -> Double?
  /// The interval of the value, for metrics that can lead a report.
  public let interval: (@Sendable (Judged) -> Interval?)?

  public init(
    _ name: String, _ help: String, tasks: [Task], higherIsBetter: Bool,
    interval: (@Sendable (Judged) -> Interval?)? = nil, measure: @escaping @Sendable (Judged) -> Double?
  ) {
    self.name = name
    self.help = help
    self.tasks = tasks
    self.higherIsBetter = higherIsBetter
    self.interval = interval
    self.measure = measure
  }

  /// The metric that leads the report of a task.
  public static func main(of task: Task) -> Metric {
    switch task {
    case .binary: auc
    case .multiclass: accuracy
    case .regression: rmse
    }
  }
}
