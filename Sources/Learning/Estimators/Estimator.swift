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
    /// The engine's own name of it.
    let engineName: String
    /// What a search tries where it is given no ranges; none where the parameter is left as it is.
    public private(set) var search: SearchRange?

    init(
      _ name: String, _ engineName: String? = nil, aliases: [String] = [], _ kind: Kind, _ standard: Scalar,
      _ help: String
    ) {
      self.name = name
      self.engineName = engineName ?? name
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
    case choice([String])
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
  let load: @Sendable (Model) throws -> any Predicting

  init(
    _ name: String, _ help: String, tasks: [Task] = Task.allCases, parameters: [Parameter],
    fit: @escaping @Sendable (Lesson) -> any Fit, load: @escaping @Sendable (Model) throws -> any Predicting
  ) {
    self.name = name
    self.help = help
    self.tasks = tasks
    self.parameters = parameters
    self.fit = fit
    self.load = load
  }

  /// A call with one parameter, for help: `gbm(n_estimators: 100)`.
  public var example: String {
    guard let first = parameters.first else { return name + "()" }
    return "\(name)(\(first.name): \(first.standard.text.map(Spelling.quoted) ?? "\(first.standard)"))"
  }

  /// Every estimator, by name; a test compares the list with the folder.
  public static let catalogue: [Estimator] = [
    .baseline,
    .forest,
    .gbm,
    .lasso,
    .linear,
    .logistic,
    .ridge,
  ]
}
