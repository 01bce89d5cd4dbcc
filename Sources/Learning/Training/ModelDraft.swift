import Engines
import Frames

/// All that is known of a model before its trees are grown; the rows themselves are no longer needed.
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
  let fit: GBMFit
  let datasets: GBMFit.Datasets

  /// The model with its trees.
  func sealed(_ result: GBMFit.Result, _ training: Training, notes: [String]) throws -> Model {
    let facts = TrainingFacts(
      rows: parts.trainingRows, missingTarget: parts.missingTarget,
      validationRows: parts.validationRows + heldRows, validation: result.validation?.value,
      metric: result.validation?.metric, iterations: result.iterations, seed: training.seed, threads: fit.threads,
      notes: notes)
    let engine = "lightgbm \(Engine.lightgbm.version)"
    let code = try Fingerprints.code(
      recipe: recipe, parameters: fit.parameters, task: task, engine: engine, facts)
    let card = ModelCard(
      task: task, target: target, signature: signature, recipe: recipe, estimator: training.estimator.name,
      parameters: fit.parameters, engine: engine, training: facts, profile: profile,
      fingerprints: Fingerprints(data: data, code: code), seen: seen)
    return Model(card: card, engine: Array(result.text.utf8))
  }
}
