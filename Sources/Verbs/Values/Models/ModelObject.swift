import Display
import Frames
import Language
import Learning
import Registry

/// A trained model, with the run that made it and the last judgement of it.
class ModelObject: DomainObject {
  let model: Model
  let run: Run
  /// What `register` keeps as the version's metrics: the last evaluation on rows that were not trained on.
  var metrics: [String: Double] = [:]
  /// Where the frame of a family's members is made.
  let context: FrameContext?

  init(_ model: Model, run: Run, in context: FrameContext? = nil) {
    self.model = model
    self.run = run
    self.context = context
    super.init()
  }

  override var kind: String { "model" }
  override var inline: String { "model(\(model.summary))" }

  override var fields: [(name: String, value: Value)] {
    let card = model.card
    return [
      ("task", .text(card.task.rawValue)), ("target", .text(card.target.name)),
      ("positive", card.target.positive.map(Value.init) ?? .none),
      ("classes", .list(card.target.classes.map(Value.init))),
      ("features", .list(model.featureNames.map(Value.text))), ("estimator", .text(card.estimator)),
      ("parameters", .record(card.parameters.map { ($0.name, Value($0.value)) })),
      ("rows", .int(card.training.rows)), ("iterations", .int(card.training.iterations)),
      ("validation", card.training.validation.map(Value.double) ?? .none), ("seed", .int(card.training.seed)),
      ("threshold", card.threshold.map(Value.double) ?? .none),
      ("calibration", card.calibration.map { .text($0.kind.rawValue) } ?? .none),
      ("data", .text(card.fingerprints.data)), ("code", .text(card.fingerprints.code)), ("run", .text(run.id)),
      ("warnings", .list((card.training.guards ?? []).map(Value.init))),
      ("contract", card.contract.map { .object(ContractObject($0)) } ?? .none),
    ] + familyFields
  }

  override var passing: Set<String> { ["run"] }

  override func at(_ index: Value) throws -> Value? { try familyMember(index) }

  override func showable(_ session: Session) -> any Showable {
    let card = model.card
    var rows: [RecordText.Field] = [
      RecordText.Field("model", .text(model.summary)),
      RecordText.Field("features", .text(model.featureNames.joined(separator: ", "))),
    ]
    if let family = card.family {
      rows[1] = RecordText.Field(
        "features", .text(model.featureNames.dropLast(family.keys.count).joined(separator: ", ")))
      rows.append(
        RecordText.Field(
          "members", .integer(family.members),
          beside: family.followers > 0
            ? "\(NumberText.count(family.followers, "group")) of fewer than \(family.minimumRows) rows or one class: pooled"
            : nil))
    }
    if let value = card.training.validation, let metric = card.training.metric {
      rows.append(RecordText.Field("validation", .decimal(value), beside: metric))
    }
    let usual = (try? Estimator.named(card.estimator))?.parameters ?? []
    let special = card.parameters.filter { parameter in
      usual.first { $0.name == parameter.name }.map { $0.standard != parameter.value } ?? true
    }
    if !special.isEmpty {
      rows.append(
        RecordText.Field("parameters", .text(special.map { "\($0.name) \($0.value)" }.joined(separator: ", "))))
    }
    if let threshold = card.threshold { rows.append(RecordText.Field("threshold", .decimal(threshold))) }
    if let calibration = card.calibration {
      rows.append(RecordText.Field("calibration", .text(calibration.kind.rawValue)))
    }
    rows.append(RecordText.Field("run", .text(run.id)))
    return RecordText(rows)
  }
}

/// A model by itself, as a version, or by a text that points at a version.
struct ModelChoice: Argument {
  var model: Model
  /// The object of the session, where it is one.
  var object: ModelObject?

  static var word: String { "a model" }
  static var readsWorkspace: Bool { true }

  static func accepts(_ value: Value) -> Bool {
    value.asObject is ModelObject || value.asObject is VersionObject || value.asObject is TextObject
  }

  static func read(_ given: Given, _ session: Session) throws -> ModelChoice {
    if let object = given.value.asObject as? ModelObject { return ModelChoice(model: object.model, object: object) }
    guard accepts(given.value) else {
      throw given.wrong("a model, a version, or a reference such as \"loans@production\"")
    }
    if given.value.asText != nil { session.trace?.names.insert(SessionTrace.workspace) }
    let registry = try session.registry()
    let version = try registry.version(try VersionChoice.read(given, session).reference)
    return ModelChoice(model: try Model(package: registry.package(of: version)), object: nil)
  }
}
