import Engines
import Frames
public import Learning

/// What is handed in to become a version: the model's sealed package and what is known about it.
public struct Registration: Sendable {
  /// The bytes of the model, opaque to the registry.
  public var package: [UInt8]
  /// The run that made it; recorded along with the version.
  public var run: Run?
  public var note: String?
  public var task: Learning.Task
  public var facts: VersionFacts

  public init(package: [UInt8], task: Learning.Task, facts: VersionFacts, run: Run? = nil, note: String? = nil) {
    self.package = package
    self.run = run
    self.note = note
    self.task = task
    self.facts = facts
  }

  /// A trained model, with the columns that will name and date the rows of each request.
  ///
  /// Throws L096 when a raw row is not enough for the model's recipe, W009 when one of these columns is a feature of the model.
  public init(
    _ model: Model, id: String? = nil, time: String? = nil, metrics: [String: Double] = [:], run: Run? = nil,
    note: String? = nil
  ) throws {
    var card = model.card
    try card.recipe.checkReplayable()
    card.signature.id = id ?? card.signature.id
    card.signature.time = time ?? card.signature.time
    for (column, what) in [(card.signature.id, "name"), (card.signature.time, "date")] {
      guard let column, card.signature.columns.contains(where: { $0.name == column }) else { continue }
      let typed = Spelling.column(column)
      throw Fault(
        "W009", "the model reads `\(typed)`, and a column that is to \(what) a row cannot be a feature",
        subject: typed, help: "train it again with exclude: [\(typed)]")
    }
    self.init(
      package: try Model(card: card, engine: model.engine).package(), task: card.task,
      facts: VersionFacts(card, metrics: metrics), run: run, note: note)
  }
}
