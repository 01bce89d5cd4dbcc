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

  /// The metric of a name; none where there is no such metric.
  public static func named(_ name: String) -> Metric? { catalogue.first { $0.name == name } }

  /// Whether one value is better than another; neither is where they are equal or one is no number.
  public func isBetter(_ value: Double, than other: Double) -> Bool { higherIsBetter ? value > other : value < other }

  /// The metric that leads the report of a task.
  public static func main(of task: Task) -> Metric {
    switch task {
    case .binary: auc
    case .multiclass: accuracy
    case .regression: rmse
    }
  }
}
