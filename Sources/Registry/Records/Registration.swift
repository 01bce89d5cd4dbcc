/// What is handed in to become a version: the model's sealed package and what is known about it.
public struct Registration: Sendable {
  /// The bytes of the model, opaque to the registry.
  public var package: [UInt8]
  /// The run that made it; recorded along with the version.
  public var run: Run?
  /// `binary`, `multiclass` or `regression`.
  public var task: String
  public var signature: Signature
  public var metrics: [String: Double]
  public var parameters: [String: Setting]
  /// The steps from raw rows to features, one line each, as a person reads them.
  public var recipe: [String]
  public var note: String?

  public init(
    package: [UInt8], run: Run? = nil, task: String, signature: Signature, metrics: [String: Double] = [:],
    parameters: [String: Setting] = [:], recipe: [String] = [], note: String? = nil
  ) {
    self.package = package
    self.run = run
    self.task = task
    self.signature = signature
    self.metrics = metrics
    self.parameters = parameters
    self.recipe = recipe
    self.note = note
  }
}
