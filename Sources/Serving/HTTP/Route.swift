import NIOHTTP1

/// Who may ask. On loopback everyone may read and predict; what changes the server needs its token.
enum Role: Sendable {
  case reader
  case predictor
  case operating
}

/// One address of the server. Its role has no default, so that a route that does not declare it does not build.
struct Route: Sendable {
  enum Segment: Sendable, Equatable {
    case word(String)
    case name
  }

  enum Action: Sendable {
    /// Answers at once, on the event loop, or on a worker when the body is large.
    case quick(@Sendable (Request) throws -> Answer)
    /// Answers after waiting for something.
    case slow(@Sendable (Request) async throws -> Answer)
  }

  let method: HTTPMethod
  let path: [Segment]
  let role: Role
  let action: Action

  /// `*` in the path stands for a name.
  init(_ method: HTTPMethod, _ path: String, role: Role, _ action: Action) {
    self.method = method
    self.path = path.split(separator: "/").map { $0 == "*" ? .name : .word(String($0)) }
    self.role = role
    self.action = action
  }

  var takesBody: Bool { method == .POST }

  /// The names in the path when it is this route's, whatever the method.
  func match(_ segments: [Substring]) -> [String]? {
    guard segments.count == path.count else { return nil }
    var names: [String] = []
    for (pattern, segment) in zip(path, segments) {
      switch pattern {
      case .word(let word): guard segment == word else { return nil }
      case .name: names.append(String(segment))
      }
    }
    return names
  }
}
