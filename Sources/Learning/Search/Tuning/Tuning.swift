import Engines
public import Frames
import Letters

/// Everything that is asked of one search for the parameters of an estimator: the words of `tune`.
public struct Tuning: Sendable {
  /// How values are chosen.
  public enum Method: String, Sendable, CaseIterable {
    /// Evenly, without looking at results.
    case random
    /// Where good results are likelier than others, by the tree-structured Parzen estimator.
    case tpe
    /// Many on little, the best third of them on three times as much.
    case halving
  }

  /// What halving gives little of at first.
  public enum Resource: String, Sendable, CaseIterable {
    case rows, trees
  }

  /// What is trained; its parameters are those that stay.
  public var training: Training
  public var ranges: [(name: String, range: SearchRange)]
  public var method = Method.tpe
  /// How many trials at most; none for 50, or as many as fit into the time.
  public var trials: Int?
  /// How long it may take, with the training of the best on all rows; none for as long as it takes.
  public var seconds: Double?
  public var folds = Folds()
  /// What judges in place of parts: a share drawn once, or rows of their own.
  public var validation: Training.Validation?
  /// The metric to be good at; none for the main one of the task.
  public var metric: String?
  /// Whether trials that do worse than half of those before are given up early.
  public var prunes = true
  public var resource = Resource.rows

  public init(_ training: Training, ranges: [(name: String, range: SearchRange)] = []) {
    self.training = training
    self.ranges = ranges
  }

  static let mostTrials = 100_000

  /// Throws what is wrong before any row is read; L074 where trials or time are absurd.
  public func check(on frame: Frame) throws {
    try TestRows.refuse(frame, to: "tune")
    try folds.check()
    try training.check(on: frame)
    for name in folds.columns where !frame.schema.contains(name) { throw frame.schema.unknown(name, in: frame.name) }
    _ = try space()
    if let trials, !(1...Tuning.mostTrials).contains(trials) { throw Tuning.wrong(trials: trials) }
    if let seconds { try Tuning.check(seconds: seconds) }
    if method == .halving, let trials, trials < 3 {
      throw Fault(
        "L074", "halving begins with at least 3 trials, not \(trials)", subject: "trials", help: "write trials: 27")
    }
    if method == .halving, resource == .trees, treeParameter == nil {
      throw Fault(
        "L074", "`\(training.estimator.name)` has no number of trees to begin small with", subject: "resource",
        help: "halve by rows")
    }
  }

  static func wrong(trials: Int) -> Fault {
    Fault(
      "L074", "`trials` is a number from 1 to \(Thousands.grouped(Tuning.mostTrials)), not \(trials)",
      subject: "trials", help: "write trials: 50")
  }

  /// Throws L074 for a time in which nothing can be found, or that nobody waits for.
  static func check(seconds: Double) throws {
    guard seconds >= 0.1, seconds <= 30 * 86_400 else {
      throw Fault(
        "L074", "`time` is from 0.1 s to 30 days, not \(Counted.decimals(seconds, 3)) s", subject: "time",
        help: "write time: 5m")
    }
  }

  func space() throws -> SearchSpace {
    try SearchSpace(training.estimator, ranges: ranges, fixed: training.parameters)
  }

  /// The parameter that says how many trees there are.
  var treeParameter: Estimator.Parameter? {
    training.estimator.parameters.first { $0.name == "n_estimators" }
  }

  /// The metric that is asked for; L077 with the nearest name where the task has none of that name.
  static func metric(_ name: String?, for task: Task) throws -> Metric {
    try name.map { try Metric.named($0, for: task) } ?? Metric.main(of: task)
  }
}
