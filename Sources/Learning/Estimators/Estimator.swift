public import Frames

/// A way to learn: its name, its parameters and the engine behind it.
public struct Estimator: Sendable {
  /// One parameter: the field's own name, the names of it that are accepted, what it may be, and what it is by default.
  public struct Parameter: Sendable {
    public let name: String
    public let aliases: [String]
    public let kind: Kind
    public let standard: Scalar
    /// One sentence for the reference page.
    public let help: String
    /// The engine's own name of it; none where the value does not go to an engine as it is.
    let engineName: String?
    /// What a search tries where it is given no ranges; none where the parameter is left as it is.
    public private(set) var search: SearchRange?

    init(
      _ name: String, _ engineName: String? = nil, aliases: [String] = [], _ kind: Kind, _ standard: Scalar,
      _ help: String
    ) {
      self.name = name
      self.engineName = engineName
      self.aliases = aliases
      self.kind = kind
      self.standard = standard
      self.help = help
    }

    /// The same parameter with what a search tries of it.
    func searched(_ range: SearchRange) -> Parameter {
      var searched = self
      searched.search = range
      return searched
    }
  }

  /// What the value of a parameter may be.
  public enum Kind: Sendable {
    case int(ClosedRange<Int>)
    case double(ClosedRange<Double>)
    /// One of some words; other words for them are accepted.
    case choice([String], aliases: [String: String] = [:])
    /// A whole number for each of some columns: `{income: 1}`.
    case columns(ClosedRange<Int>)
    /// Estimators with their parameters, as `Estimator.member` writes them.
    case members(ClosedRange<Int>)
    /// A name that stands for something else, such as a file's.
    case name
    /// A list of numbers.
    case numbers(ClosedRange<Double>)
    /// "none", "balanced", or a number from 0 for each of some classes: `{yes: 5}`.
    case classWeights
  }

  /// The word that a person writes: `gbm`.
  public let name: String
  public let help: String
  /// What it can learn to tell.
  public let tasks: [Task]
  public let parameters: [Parameter]
  /// A training of it.
  let fit: @Sendable (Lesson) -> any Fit
  /// What a model of it keeps, made ready to answer.
  let load: @Sendable (Learnt) throws -> any Predicting
  /// Whether its models are sums of coefficients, which `coefficients` shows.
  let hasCoefficients: Bool
  /// What it tells beside the answer, by name; its models give one number more for each.
  let also: [String]
  /// Whether it can go on with what a model of it has learnt.
  let goesOn: Bool
  /// Whether it takes what another tool has learnt, out of a file, and learns nothing itself.
  public let isImported: Bool
  /// Whether it learns from the order of rows in time, and tells what comes next.
  public let forecasts: Bool

  init(
    _ name: String, _ help: String, tasks: [Task] = Task.supervised, parameters: [Parameter],
    hasCoefficients: Bool = false, also: [String] = [], goesOn: Bool = false,
    forecasts: Bool = false, isImported: Bool = false,
    fit: @escaping @Sendable (Lesson) -> any Fit, load: @escaping @Sendable (Learnt) throws -> any Predicting
  ) {
    self.name = name
    self.help = help
    self.tasks = tasks
    self.parameters = parameters
    self.hasCoefficients = hasCoefficients
    self.also = also
    self.goesOn = goesOn
    self.forecasts = forecasts
    self.isImported = isImported
    self.fit = fit
    self.load = load
  }

  /// The task of an estimator that tells no column; none for those that do.
  var ownTask: Task? { tasks.first.flatMap { $0.hasTarget ? nil : $0 } }

  /// A call with one parameter, for help: `gbm(n_estimators: 100)`.
  public var example: String {
    if isImported { return "\(name)(\"model.\(name)\")" }
    if memberParameter != nil { return "\(name)(gbm(), logistic())" }
    guard let first = parameters.first else { return name + "()" }
    return "\(name)(\(first.name): \(first.standard.text.map(Spelling.quoted) ?? "\(first.standard)"))"
  }

  /// Every estimator, by name; a test compares the list with the folder.
  public static let catalogue: [Estimator] = [
    .baseline,
    .blend,
    .forest,
    .gbm,
    .isolation,
    .kmeans,
    .lasso,
    .linear,
    .logistic,
    .onnx,
    .ridge,
    .seasonal,
    .stack,
    .xgboost,
  ]
}
