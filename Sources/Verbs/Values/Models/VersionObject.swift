import Display
public import Language
import Learning
public import Registry

/// A registered version as a value: `version.number`, `version.metrics.auc`.
final class VersionObject: DomainObject {
  let version: Version
  /// Whether the screen shows all that is recorded.
  let isWhole: Bool

  init(_ version: Version, isWhole: Bool = false) {
    self.version = version
    self.isWhole = isWhole
    super.init()
  }

  override var kind: String { "version" }
  override var inline: String { "\(version.reference)" }

  override var fields: [(name: String, value: Value)] {
    [
      ("model", .text(version.model)), ("number", .int(version.number)), ("stage", .text(version.stage)),
      ("task", .text(version.task.rawValue)), ("aliases", .list(version.aliases.map(Value.text))),
      ("metrics", .record(version.metrics.sorted { $0.key < $1.key }.map { ($0.key, .double($0.value)) })),
      ("parameters", .record(version.parameters.sorted { $0.key < $1.key }.map { ($0.key, Value($0.value)) })),
      ("recipe", .list(version.recipe.map(Value.text))),
      ("id", version.signature.id.map(Value.text) ?? .none), ("time", version.signature.time.map(Value.text) ?? .none),
      ("note", version.note.map(Value.text) ?? .none), ("run", version.run.map(Value.text) ?? .none),
      ("who", .text(version.who)), ("when", .time(version.when)), ("sha256", .text(version.blob)),
      ("bytes", .int(version.size)),
    ]
  }

  override var passing: Set<String> { ["number", "run", "who", "when"] }

  /// The few lines that matter after an act; `show` gives the rest.
  override func showable(_ session: Session) -> any Showable {
    guard !isWhole else { return RecordText(fields.map { RecordText.Field($0.name, Item($0.value)) }) }
    var lines = [
      RecordText.Field("version", .text("\(version.reference)"), beside: version.stage),
      RecordText.Field(
        "metrics", .text(version.metrics.isEmpty ? "none yet: `evaluate` the model before" : version.metrics.inOneLine)),
    ]
    if let note = version.note { lines.append(RecordText.Field("note", .text(note))) }
    return RecordText(lines)
  }
}

extension Version: Answer {
  public func value(in session: Session) -> Value { .object(VersionObject(self)) }
}

/// A version by itself or by a text that points at it: `version`, `"loans@production"`, `"loans@3"`.
struct VersionChoice: Argument {
  var reference: ModelReference

  static var word: String { "a version or a reference such as \"loans@production\"" }
  static func accepts(_ value: Value) -> Bool { value.asObject is VersionObject || value.asObject is TextObject }

  static func read(_ given: Given, _ session: Session) throws -> VersionChoice {
    if let object = given.value.asObject as? VersionObject { return VersionChoice(reference: object.version.reference) }
    guard let text = given.value.asText else {
      throw given.wrong(
        word, help: given.value.asObject is ModelObject ? "register the model first: `register model, \"name\"`" : nil)
    }
    return VersionChoice(reference: try ModelReference(parsing: text))
  }
}
