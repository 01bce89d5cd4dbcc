import Engines
import FoundationEssentials

/// What a model was made from, as hashes that two equal makings share.
public struct Fingerprints: Codable, Hashable, Sendable {
  /// SHA-256 of the content and the order of the training rows, in hexadecimal.
  public var data: String
  /// SHA-256 of how the rows became a model: recipe, estimator, parameters, seed and engine version.
  public var code: String

  public init(data: String, code: String) {
    self.data = data
    self.code = code
  }
}

extension Fingerprints {
  /// What of a training is hashed besides its rows.
  private struct Code: Encodable {
    let recipe: Recipe
    let parameters: [ModelCard.Parameter]
    let task: Task
    let engine: String
    let seed: Int
    let threads: Int
    let validationRows: Int
    let adjustment: String?
  }

  static func code(
    recipe: Recipe, parameters: [ModelCard.Parameter], task: Task, engine: String, _ facts: TrainingFacts,
    adjustment: String?
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let code = Code(
      recipe: recipe, parameters: parameters, task: task, engine: engine, seed: facts.seed, threads: facts.threads,
      validationRows: facts.validationRows, adjustment: adjustment)
    return SHA256.hex(Array(try encoder.encode(code)))
  }
}
