import Language
import Registry

extension Verb {
  static let show = Verb(
    "show", "Show all that is recorded of a version or a run.", effect: [.look, .readsWorkspace],
    example: "show \"loans@1\"",
    Parameter<Value>("what", "a version, a reference such as \"loans@3\", or the id of a run")
  ) { session, what in
    let registry = try session.registry()
    if let object = what.asObject as? VersionObject {
      return Value.object(VersionObject(object.version, isWhole: true))
    }
    guard let text = what.asText else { return what }
    if let version = try? registry.version(text) { return .object(VersionObject(version, isWhole: true)) }
    if let run = try? registry.run(text) { return .object(RunObject(run)) }
    return .object(VersionObject(try registry.version(text)))
  }
}
