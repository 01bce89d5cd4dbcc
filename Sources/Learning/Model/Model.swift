/// A trained model: its card and the engine's bytes. It is a value that nothing changes behind its back; two trainings
/// with the same data, parameters, seed and threads give equal packages.
public struct Model: Hashable, Sendable {
  public var card: ModelCard
  /// The estimator's own form of the model, such as LightGBM's text.
  public var engine: [UInt8]

  public init(card: ModelCard, engine: [UInt8]) {
    self.card = card
    self.engine = engine
  }

  public var task: Task { card.task }
  public var target: Target { card.target }
  public var signature: Signature { card.signature }
  public var profile: Profile { card.profile }

  /// The names of the numbers that the engine sees, in its order.
  public var featureNames: [String] { card.recipe.features.map(\.name) }

  /// One line: the task, the target with its positive class, features, rows and what iterations it has.
  public var summary: String {
    var line = "\(card.estimator), \(task.rawValue)" + (task.hasTarget ? " of .\(target.name)" : "")
    if let positive = target.positive {
      line += " (positive: \(positive))"
    } else if task == .multiclass {
      line += " (\(target.classes.count) classes)"
    }
    if let family = card.family {
      line += ", \(Counted.number(family.members)) models by .\(family.keys.joined(separator: ", .")) and a pooled one"
    }
    let features = card.recipe.features.count - (card.family?.keys.count ?? 0)
    return line + ", \(features) features, \(Counted.rows(card.training.rows)), "
      + (card.training.iterations > 0 ? "\(card.training.iterations) iterations, " : "")
      + "seed \(card.training.seed)"
  }
}
