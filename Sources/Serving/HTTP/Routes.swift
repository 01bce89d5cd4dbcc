import NIOHTTP1
import Registry

/// The table of all addresses.
struct Routes: Sendable {
  let routes: [Route]

  init(_ routes: [Route]) { self.routes = routes }

  /// The route of a request and the names in its path.
  ///
  /// A path with anything but plain names is refused with 400 before it is compared, an unknown one with 404, a known
  /// one under another method with 405 and the methods that it has.
  func find(_ method: HTTPMethod, _ target: String) throws -> (Route, [String]) {
    let segments = try Routes.segments(target)
    var allowed: [String] = []
    for route in routes {
      guard let names = route.match(segments) else { continue }
      if route.method == method || (method == .HEAD && route.method == .GET) { return (route, names) }
      allowed.append(route.method.rawValue)
      if route.method == .GET { allowed.append("HEAD") }
    }
    guard allowed.isEmpty else {
      let list = allowed.joined(separator: ", ")
      throw Refusal(
        405, "H011", "this address does not take \(Routes.shown(method.rawValue))", help: "it takes \(list)",
        headers: [("allow", list)])
    }
    throw Refusal(
      404, "H019", "there is no such address", subject: "/" + segments.joined(separator: "/"),
      help: "predictions are at POST /models/NAME/predict, the list of models at GET /models")
  }

  /// The parts of a path, each of them a plain name.
  static func segments(_ target: String) throws -> [Substring] {
    let path = target.prefix { $0 != "?" }
    guard path.utf8.first == UInt8(ascii: "/") else { throw badPath(path) }
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if segments == [""] { return [] }
    for segment in segments where !Name.isValid(String(segment)) { throw badPath(segment) }
    return segments
  }

  private static func badPath(_ part: Substring) -> Refusal {
    Refusal(
      400, "H009", "the address has a part that is not a name: `\(shown(String(part)))`",
      help: "a name has 1 to 100 letters, digits, `.`, `_` or `-`, and begins with a letter or a digit")
  }

  private static func shown(_ text: String) -> String {
    text.unicodeScalars.count <= 60 ? text : String(text.unicodeScalars.prefix(60).map(Character.init)) + "…"
  }
}
