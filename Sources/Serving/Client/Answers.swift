import Engines
public import Frames

/// What an endpoint said about rows.
public struct Answers: Hashable, Sendable {
  public var model: String
  public var version: Int
  /// One a row.
  public var predictions: [Scalar]
  /// The names of the classes in the model's order; empty for a number.
  public var classes: [String]
  /// One list a row, in the order of `classes`; empty for a number.
  public var probabilities: [[Double]]
  /// What a prediction is called in a table: `prediction`, `cluster`, `anomaly`.
  public var answer: String
  /// The names of what is told beside each prediction, such as `distance`; often none.
  public var alsoNames: [String]
  /// One list a row, in the order of the names.
  public var also: [[Scalar]]
  /// One a request; rows go in several requests when they are many.
  public var requests: [String]

  init(_ json: JSON) throws {
    guard let model = json["model"]?.text, let version = json["version"]?.int, let request = json["request_id"]?.text,
      let predictions = json["predictions"]?.list
    else { throw ServerClient.notUnderstood }
    self.model = model
    self.version = version
    requests = [request]
    self.predictions = predictions.map(Scalar.init)
    let probabilities = json["probabilities"]?.list?.compactMap(\.fields) ?? []
    classes = probabilities.first?.map(\.name) ?? []
    answer = json["answer"]?.text ?? "prediction"
    let also = json["also"]?.list?.compactMap(\.fields) ?? []
    alsoNames = also.first?.map(\.name) ?? []
    self.also = also.map { $0.map { Scalar($0.value) } }
    self.probabilities = probabilities.map { $0.map { $0.value.number ?? .nan } }
  }

  mutating func append(_ more: Answers) {
    version = more.version
    predictions += more.predictions
    probabilities += more.probabilities
    also += more.also
    requests += more.requests
  }
}

extension Scalar {
  init(_ json: JSON) {
    switch json {
    case .null: self = .missing
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .text(let value): self = .text(value)
    case .list(let values): self = .list(values.map(Scalar.init))
    case .record(let fields): self = .record(fields.map { ScalarField($0.name, Scalar($0.value)) })
    }
  }
}
