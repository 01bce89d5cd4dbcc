import Display
import Engines
public import Frames
public import Language
import Registry

extension Verb {
  static let snapshot = Verb(
    "snapshot", "Keep the rows in the workspace as a version by their content, or read a kept version back.",
    effect: [.changesWorkspace, .readsWorkspace],
    Face(
      example: "snapshot loans, \"loans\", note: \"as it came\"", Parameter<Frame>("frame", "the rows"),
      Parameter<String>("name", "the name of the data"),
      Parameter<String?>("note", "a few words for the people who come after", default: nil)
    ) { session, frame, name, note in
      let registry = try session.registry()
      let (snapshot, isNew) = try session.work("keeping the rows") { try registry.keep(frame, as: name, note: note) }
      session.screen.remark(
        isNew
          ? "kept as \(snapshot.reference): \(NumberText.count(snapshot.content.rows, "row"))"
          : "the content is that of \(snapshot.reference), so there is no new version")
      return SnapshotObject(snapshot)
    },
    Face(
      example: "snapshot \"loans@1\"",
      Parameter<SnapshotName>("name", "the data and its version: \"loans@2\"; the newest without a number")
    ) { session, name in try session.rows(of: name) })
}

extension SnapshotName: Argument {
  public static var word: String { "the name of a snapshot, such as \"loans@2\"" }
  public static func accepts(_ value: Value) -> Bool {
    value.asObject is TextObject || value.asObject is SnapshotObject
  }

  public static func read(_ given: Given, _ session: Session) throws -> SnapshotName {
    if let object = given.value.asObject as? SnapshotObject { return object.snapshot.reference }
    guard let text = given.value.asText else { throw given.wrong(word) }
    return try SnapshotName(parsing: text)
  }
}

extension Session {
  /// The rows of a kept version, after its file was found to be what was written.
  func rows(of name: SnapshotName) throws -> Frame {
    trace?.names.insert(SessionTrace.workspace)
    let registry = try registry()
    return try work("loading") { [frames] in
      let snapshot = try registry.snapshot(name)
      return try frames.load([registry.path(of: snapshot)], LoadOptions(format: .parquet))
    }
  }
}

/// A kept version as a value.
final class SnapshotObject: DomainObject {
  let snapshot: Snapshot

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    super.init()
  }

  override var kind: String { "snapshot" }
  override var inline: String { "\(snapshot.reference)" }

  override var fields: [(name: String, value: Value)] {
    [
      ("name", .text(snapshot.name)), ("version", .int(snapshot.number)), ("rows", .int(snapshot.content.rows)),
      ("columns", .list(snapshot.columns.map { .text($0.name) })), ("content", .text(snapshot.content.hash)),
      ("bytes", .int(snapshot.size)), ("note", snapshot.note.map(Value.text) ?? .none), ("who", .text(snapshot.who)),
      ("when", .time(snapshot.when)),
    ]
  }

  override var passing: Set<String> { ["version", "who", "when"] }

  override func showable(_ session: Session) -> any Showable {
    var lines = [
      RecordText.Field("snapshot", .text("\(snapshot.reference)")),
      RecordText.Field(
        "holds",
        .text(
          "\(NumberText.count(snapshot.content.rows, "row")), \(NumberText.count(snapshot.columns.count, "column"))")),
      RecordText.Field("content", .text(String(snapshot.content.hash.prefix(12)))),
    ]
    if let note = snapshot.note { lines.append(RecordText.Field("note", .text(note))) }
    return RecordText(lines)
  }
}
