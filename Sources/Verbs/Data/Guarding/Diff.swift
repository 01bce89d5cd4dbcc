import Frames
import Language
import Monitoring
import Registry

extension Verb {
  static let diff = Verb(
    "diff", "Tell how rows differ from earlier ones: columns, rows, cells, distributions; of frames or kept versions.",
    effect: [.look, .readsWorkspace],
    example: "diff loans, head(loans, 150), on: .id",
    Parameter<DataVersion>("before", "the earlier rows: a frame, or a snapshot such as \"loans@1\""),
    Parameter<DataVersion>("after", "the later rows"),
    Parameter<ColumnList?>(
      "on", "the columns by which a row is known again; whole rows are compared without", default: nil),
    Parameter<Int>("examples", "at most so many of each kind", default: 5)
  ) { session, before, after, on, examples in
    guard (0...1_000).contains(examples) else {
      throw Diagnostic("V075", "`examples` of `diff` is 0 to 1,000, not \(examples)")
    }
    let (old, new) = (try before.frame(session), try after.frame(session))
    let keys = on?.set.names(in: old.schema) ?? []
    let (difference, drift) = try session.work("comparing") {
      let difference = try old.diff(to: new, on: keys, examples: examples)
      return (difference, try Verb.moved(old, new, difference, except: keys))
    }
    return DiffObject(difference, drift, session.frames)
  }

  /// How the distributions of the columns that both have differ; none where nothing can be compared.
  private static func moved(_ old: Frame, _ new: Frame, _ found: FrameDiff, except keys: [String]) throws
    -> DriftReport?
  {
    let away = Set(found.columns.map(\.column) + keys)
    let names = old.schema.names.filter { new.schema.contains($0) && !away.contains($0) }
    guard !names.isEmpty, found.rowsBefore > 0, found.rowsAfter > 0 else { return nil }
    return try Monitoring.drift(reference: old.select(names).collect(), current: new.select(names).collect())
  }
}

/// Rows at hand, or a version that the workspace keeps.
enum DataVersion: Argument {
  case frame(Frame)
  case kept(SnapshotName)

  static var word: String { "a frame or a snapshot such as \"loans@1\"" }
  static func accepts(_ value: Value) -> Bool { value.asObject is FrameObject || SnapshotName.accepts(value) }

  static func read(_ given: Given, _ session: Session) throws -> DataVersion {
    if let object = given.value.asObject as? FrameObject { return .frame(object.frame) }
    guard SnapshotName.accepts(given.value) else { throw given.wrong(word) }
    return .kept(try SnapshotName.read(given, session))
  }

  func frame(_ session: Session) throws -> Frame {
    switch self {
    case .frame(let frame): frame
    case .kept(let name): try session.rows(of: name)
    }
  }
}
