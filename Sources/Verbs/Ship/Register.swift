import Language
import Registry

extension Verb {
  static let register = Verb(
    "register", "Keep a model as the next version of a name.", effect: .changesWorkspace,
    example: "register model, \"plans\", note: \"first\"",
    Parameter<Registered>("model", "the model"), Parameter<String>("name", "the name of the model"),
    Parameter<ColumnName?>("id", "the column that names a row", default: nil),
    Parameter<ColumnName?>("time", "the column that dates a row", default: nil),
    Parameter<String?>("note", "a few words for the people who come after", default: nil)
  ) { session, model, name, id, time, note in
    let object = model.object
    var run = object.run
    run.metrics.merge(object.metrics) { $1 }
    let registration = try Registration(
      object.model, id: id?.name, time: time?.name, metrics: object.metrics, run: run, note: note)
    let version = try session.registry().register(registration, as: name)
    session.screen.remark("registered as \(version.reference)")
    return version
  }
}

/// A model of this session.
struct Registered: Argument {
  var object: ModelObject

  static var word: String { "a model" }
  static func accepts(_ value: Value) -> Bool { value.asObject is ModelObject }

  static func read(_ given: Given, _ session: Session) throws -> Registered {
    guard let object = given.value.asObject as? ModelObject else {
      throw given.wrong("a model", help: "`train` gives one; a version is registered already")
    }
    return Registered(object: object)
  }
}
