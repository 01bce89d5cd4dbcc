import Frames
import Language
import Registry

extension Verb {
  static let models = Verb(
    "models", "List the models of the workspace.", effect: [.look, .readsWorkspace], example: "models()"
  ) { session in
    let entries = try session.registry().models()
    return try session.table(
      [
        ("name", .text), ("versions", .int), ("newest", .int), ("aliases", .text), ("who", .text),
        ("created", .time(isZoned: true)),
      ],
      entries.map { entry in
        [
          .text(entry.name), .int(entry.versions), entry.newest.map(Scalar.int) ?? .missing,
          .text(entry.aliases.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")),
          .text(entry.who), .time(entry.created),
        ]
      }, named: "models")
  }
}
