import Frames
import Language
import Learning
import Registry

extension Verb {
  static let evaluate = Verb(
    "evaluate", "Judge a model on rows that it was not trained on.", effect: .none,
    Face(
      example: "evaluate model, test", Parameter<ModelChoice>("model", "the model, or a version"),
      Parameter<Frame>("frame", "the rows, with the target"),
      Parameter<Bool>("seen", "allow rows that the model was trained on", default: false)
    ) { session, model, frame, seen in try session.evaluate(model, frame, seen: seen) },
    Face(
      example: "test | evaluate model", Parameter<Frame>("frame", "the rows, with the target"),
      Parameter<ModelChoice>("model", "the model, or a version"),
      Parameter<Bool>("seen", "allow rows that the model was trained on", default: false)
    ) { session, frame, model, seen in try session.evaluate(model, frame, seen: seen) })
}

extension Session {
  func evaluate(_ choice: ModelChoice, _ frame: Frame, seen: Bool) throws -> EvaluationObject {
    let model = choice.model
    let evaluation = try work("evaluating") { try model.evaluate(frame, seen: seen) }
    if let object = choice.object {
      object.metrics = Dictionary(evaluation.scores.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }
    let object = EvaluationObject(evaluation, of: model.target, frames)
    if !seen { object.judged = count(evaluation) }
    return object
  }

  /// How often these rows have judged a model in the workspace, this time included; none where that cannot be written down.
  private func count(_ evaluation: Evaluation) -> (times: Int, models: Int)? {
    try? registry().judged(rows: evaluation.testRows, model: evaluation.fingerprints.code + evaluation.trained)
  }
}
