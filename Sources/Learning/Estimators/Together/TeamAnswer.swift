import Engines

/// Several models that answer together: by a weighted mean, or through a linear model above them.
struct TeamAnswer: Predicting {
  private enum Joining: Sendable {
    case mean([Double])
    case model(any Predicting)
  }

  private let members: [any Predicting]
  private let joining: Joining
  private let kind: TeamFit.Kind
  private let task: Task
  private let classes: Int

  /// Reads what a model keeps; L002 when its parts do not fit each other.
  init(_ learnt: Learnt) throws {
    let (header, parts) = try TeamHeader.read(learnt.engine)
    func load(_ name: String, _ parameters: [ModelCard.Parameter], _ bytes: [UInt8]) throws -> any Predicting {
      try Estimator.named(name).load(
        Learnt(engine: bytes, task: learnt.task, target: learnt.target, parameters: parameters))
    }
    members = try zip(header.members, parts).map { try load($0.estimator, $0.parameters, $1) }
    kind = header.kind
    task = learnt.task
    classes = learnt.target.classes.count
    if let weights = header.weights {
      joining = .mean(weights)
    } else {
      let model = try load(header.final ?? "", header.finalParameters ?? [], parts.last ?? [])
      let width = task == .multiclass ? max(1, classes - 1) : 1
      guard model.featureCount == width * members.count else {
        throw Fault("L002", "the members of the model do not fit each other", help: "train the model again")
      }
      joining = .model(model)
    }
  }

  var featureCount: Int? { members.lazy.compactMap(\.featureCount).first }

  func predict(_ row: [Double]) throws -> [Double] {
    let answers = try members.map { try $0.predict(row) }
    switch joining {
    case .mean(let weights): return TeamAnswer.mean(answers, weights)
    case .model(let model): return try model.predict(answers.flatMap { task == .multiclass ? $0.dropLast() : $0[...] })
    }
  }

  func predict(_ rows: FeatureRows) throws -> [Double] {
    let answers = try members.map { try $0.predict(rows) }
    switch joining {
    case .mean(let weights): return TeamAnswer.mean(answers, weights)
    case .model(let model):
      let columns = answers.flatMap { Above.split($0, task, classes) }
      return try model.predict(FeatureRows(Above.matrix(columns)))
    }
  }

  private static func mean(_ answers: [[Double]], _ weights: [Double]) -> [Double] {
    guard let first = answers.first else { return [] }
    return first.indices.map { place in
      zip(answers, weights).reduce(0) { $0 + $1.0[place] * $1.1 }
    }
  }

  func gains() throws -> [Double] { throw unexplained }

  func contributions(_ rows: FeatureRows) throws -> [Double] { throw unexplained }

  private var unexplained: Fault {
    Fault(
      "L056", "a \(kind.rawValue) has no trees or sums of its own to explain: its members count in units of their own",
      help: "train and explain a member by itself, such as `gbm`")
  }
}
