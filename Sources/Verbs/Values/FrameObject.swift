public import Frames
public import Language

/// A frame as a value; `loans.age` is its column.
public class FrameObject: Object {
  public internal(set) var frame: Frame

  public init(_ frame: Frame) {
    self.frame = frame
    super.init()
  }

  override public var kind: String { "frame" }
  override public var inline: String { "frame(\(frame.schema.names.joined(separator: ", ")))" }
  override public var memberNames: [String] { frame.schema.names }

  override public func member(_ name: String) throws -> Value? {
    if frame.schema.contains(name) { return .object(ColumnObject(.column(name), of: frame)) }
    let own = frame.name ?? "frame"
    if Catalogue.names.contains(name) {
      throw Diagnostic(
        "V014", "`\(name)` is a verb, not a column of `\(own)`", help: "a line goes on with `|`: `\(own) | \(name) …`")
    }
    if let help = FrameObject.foreign(name, own), Nearest.names(to: name, among: frame.schema.names).isEmpty {
      throw Diagnostic("V014", "`\(name)` is no column of `\(own)`", help: help)
    }
    throw frame.schema.unknown(name, in: frame.name)
  }

  /// What to write in place of what a data frame has in other languages.
  private static func foreign(_ name: String, _ own: String) -> String? {
    switch name {
    case "shape", "size", "len": "write `count(\(own))` for the rows, `schema \(own)` for the columns"
    case "columns", "dtypes", "names", "info": "write `schema \(own)`"
    case "loc", "iloc", "query": "rows are kept with `\(own) | filter …`, the first ones taken with `\(own) | head 5`"
    case "apply", "assign": "write `\(own) | derive name: …`"
    case "to_csv", "to_parquet": "write `save \(own), \"file.csv\"`"
    default:
      ForeignWords.help(name).map { help in
        let verb = help.split(separator: "`").dropFirst().first.map(String.init) ?? name
        return "write `\(own) | \(verb.split(separator: " ").first ?? "filter") …`"
      }
    }
  }

  override public func at(_ index: Value) throws -> Value? {
    let own = frame.name ?? "frame"
    if let name = index.asText {
      throw Diagnostic("V015", "a column is taken with a dot", help: "write `\(own).\(name)`")
    }
    if index.asObject is ColumnObject {
      throw Diagnostic("V015", "rows are kept with `filter`", help: "write `\(own) | filter \(index.inline)`")
    }
    throw Diagnostic(
      "V015", "a frame has no positions", help: "write `\(own) | head 5`, or `collect \(own)` for a list")
  }
}

/// A frame of which `check` found that all holds: the screen says that instead of showing it again.
final class CheckedFrame: FrameObject {
  let verdict: String

  init(_ frame: Frame, verdict: String) {
    self.verdict = verdict
    super.init(frame)
  }
}

extension Frame: Answer {
  public func value(in session: Session) -> Value { .object(FrameObject(self)) }
}

extension Frame: Argument {
  public static var word: String { "a frame" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is FrameObject }

  public static func read(_ given: Given, _ session: Session) throws -> Frame {
    guard let object = given.value.asObject as? FrameObject else {
      throw given.wrong("a frame", help: "`load \"file.csv\"` gives one, and so does `frame [{x: 1}, {x: 2}]`")
    }
    return object.frame
  }
}
