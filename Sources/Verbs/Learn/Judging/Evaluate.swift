import Frames
import Language
import Learning
import Registry

extension Verb {
  static let evaluate = Verb(
    "evaluate", "Judge a model on rows that it was not trained on: each metric with its interval, also by groups.",
    effect: .none,
    Face(
      example: "evaluate model, test, by: .name", Parameter<ModelChoice>("model", "the model, or a version"),
      Parameter<Frame>("frame", "the rows, with the target"),
      Parameter<Bool>("seen", "allow rows that the model was trained on", default: false),
      Parameter<Columns>("by", "groups that the main metric is shown for, the worst marked", default: .none),
      Parameter<String?>("metric", "by which groups are compared", default: nil, choices: Metric.catalogue.map(\.name)),
      Parameter<ColumnName?>("weights", "the column of row weights", default: nil)
    ) { session, model, frame, seen, by, metric, weights in
      try session.evaluate(model, frame, seen: seen, by: by, metric: metric, weights: weights)
    },
    Face(
      example: "test | evaluate model", Parameter<Frame>("frame", "the rows, with the target"),
      Parameter<ModelChoice>("model", "the model, or a version"),
      Parameter<Bool>("seen", "allow rows that the model was trained on", default: false),
      Parameter<Columns>("by", "groups that the main metric is shown for, the worst marked", default: .none),
      Parameter<String?>("metric", "by which groups are compared", default: nil, choices: Metric.catalogue.map(\.name)),
      Parameter<ColumnName?>("weights", "the column of row weights", default: nil)
    ) { session, frame, model, seen, by, metric, weights in
      try session.evaluate(model, frame, seen: seen, by: by, metric: metric, weights: weights)
    })
}

extension Session {
  func evaluate(
    _ choice: ModelChoice, _ frame: Frame, seen: Bool, by: Columns = .none, metric: String? = nil,
    weights: ColumnName? = nil
  ) throws -> EvaluationObject {
    let model = choice.model
    let (rows, columns) = try by.grouping(frame)
    let weights = weights?.name
    let (evaluation, slices) = try work("evaluating") {
      let evaluation = try model.evaluate(rows, seen: seen, weights: weights)
      return (evaluation, columns.isEmpty ? nil : try evaluation.slices(by: columns, metric: metric))
    }
    if let object = choice.object {
      object.metrics = Dictionary(evaluation.scores.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }
    let object = EvaluationObject(evaluation, of: model.target, frames, slices: slices)
    if !seen { object.judged = count(evaluation) }
    return object
  }

  /// How often these rows have judged a model in the workspace, this time included; none where that cannot be written down.
  private func count(_ evaluation: Evaluation) -> (times: Int, models: Int)? {
    try? registry().judged(rows: evaluation.testRows, model: evaluation.fingerprints.code + evaluation.trained)
  }
}

extension Columns {
  /// The frame with each expression as a column, and the names of these; a plain column stands for itself.
  func grouping(_ frame: Frame) throws -> (Frame, [String]) {
    var derived: [NamedExpression] = []
    let names = (expressions ?? []).map { expression in
      if case .column(let name) = expression { return name }
      derived.append(NamedExpression("\(expression)", expression))
      return "\(expression)"
    }
    for name in names where !derived.contains(where: { $0.name == name }) && !frame.schema.contains(name) {
      throw frame.schema.unknown(name, in: frame.name)
    }
    return (derived.isEmpty ? frame : try frame.derive(derived), names)
  }
}
