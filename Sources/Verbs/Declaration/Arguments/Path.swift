import Frames
public import Language

/// A file or a folder: relative to the script that names it, or to the current folder at the prompt.
public struct Path: Argument, Sendable {
  /// Ready to be opened.
  public var resolved: String
  /// As it was written, for messages.
  public var written: String

  public static var word: String { "a path" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is TextObject }

  public static func read(_ given: Given, _ session: Session) throws -> Path {
    guard let text = given.value.asText else { throw given.wrong("a path in quotes, such as \"data.csv\"") }
    if RemoteAddress.isOne(text) {
      try session.refuseInSandbox("network")
      return Path(resolved: text, written: text)
    }
    let path = Path(resolved: session.resolvePath(text, from: given.site.source), written: text)
    try session.permit(path.resolved, written: text)
    session.trace?.paths.append(
      SessionTrace.UsedPath(written: text, resolved: path.resolved, site: given.site))
    return path
  }
}
