import Engines
import Frames

/// All that is known of a model before it learns; the rows themselves are no longer needed.
struct ModelDraft {
  let task: Task
  let target: Target
  let recipe: Recipe
  let signature: Signature
  let profile: Profile
  let data: String
  let seen: RowSketch
  let parts: TrainingParts
  /// Rows of a frame of their own that choose the best iteration.
  let heldRows: Int
  let lesson: Lesson
  /// The engine and its version.
  let engine: String
  let guards: [GuardFinding]
  let contract: Contract?
  /// Does the learning.
  let learn: () throws -> FitResult

  /// The model with what was learnt.
  func sealed(_ result: FitResult, _ training: Training, notes: [String]) throws -> Model {
    let facts = TrainingFacts(
      rows: parts.trainingRows, missingTarget: parts.missingTarget,
      validationRows: parts.validationRows + heldRows, validation: result.validation?.value,
      metric: result.validation?.metric, iterations: result.iterations, seed: training.seed,
      threads: training.toldThreads ?? lesson.threads,
      notes: notes, guards: guards)
    let code = try Fingerprints.code(
      recipe: recipe, parameters: lesson.parameters, task: task, engine: engine, facts,
      adjustment: training.adjustment)
    let card = ModelCard(
      task: task, target: target, signature: signature, recipe: recipe, estimator: training.estimator.name,
      parameters: lesson.parameters, engine: engine, training: facts, profile: profile,
      fingerprints: Fingerprints(data: data, code: code), seen: seen,
      threshold: result.threshold, calibration: result.calibration, contract: contract)
    var model = Model(card: card, engine: result.bytes)
    model.card.family = try training.family(of: result.bytes)
    return model
  }
}
