import Frames
import Registry

extension Verb {
  static let snapshots = Verb(
    "snapshots", "List the kept versions of data, newest first; without a name, of all.",
    effect: [.look, .readsWorkspace], example: "snapshots \"loans\"",
    Parameter<String?>("name", "the name of the data", default: nil)
  ) { session, name in
    let registry = try session.registry()
    return try session.table(
      [
        ("name", .text), ("version", .int), ("rows", .int), ("columns", .int), ("bytes", .int), ("content", .text),
        ("note", .text), ("who", .text), ("when", .time(isZoned: true)),
      ],
      try registry.snapshots(of: name).map { snapshot in
        [
          .text(snapshot.name), .int(snapshot.number), .int(snapshot.content.rows), .int(snapshot.columns.count),
          .int(snapshot.size), .text(String(snapshot.content.hash.prefix(12))),
          snapshot.note.map(Scalar.text) ?? .missing, .text(snapshot.who), .time(snapshot.when),
        ]
      }, named: "snapshots")
  }
}
