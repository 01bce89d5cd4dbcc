import Frames
import Language
import Learning
import Registry

extension Verb {
  static let versions = Verb(
    "versions", "List the versions of a model, newest first; without a name, of all models.",
    effect: [.look, .readsWorkspace],
    example: "versions \"loans\"",
    Parameter<String?>("model", "the name of the model", default: nil)
  ) { session, model in
    let registry = try session.registry()
    let versions = try model.map { try registry.versions(of: $0) } ?? registry.versions()
    return try session.table(
      [
        ("model", .text), ("version", .int), ("stage", .text), ("task", .text), ("metrics", .text), ("note", .text),
        ("who", .text), ("when", .time(isZoned: true)), ("run", .text),
      ],
      versions.map { version in
        [
          .text(version.model), .int(version.number), .text(version.stage), .text(version.task.rawValue),
          .text(version.metrics.inOneLine), version.note.map(Scalar.text) ?? .missing, .text(version.who),
          .time(version.when), version.run.map(Scalar.text) ?? .missing,
        ]
      }, named: "versions")
  }
}
