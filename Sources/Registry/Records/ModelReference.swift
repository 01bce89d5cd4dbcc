import Engines

/// How a person points at a version: `loans@production`, `loans@3`, `loans/3`, `loans@latest` or `loans`.
///
/// A bare name is the version in production, or the newest one while nothing was promoted.
public struct ModelReference: Hashable, Codable, Sendable, CustomStringConvertible {
  public enum Choice: Hashable, Codable, Sendable {
    /// In production, else the newest.
    case current
    case newest
    case number(Int)
    case alias(String)
  }

  public var model: String
  public var choice: Choice

  public init(_ model: String, _ choice: Choice = .current) {
    self.model = model
    self.choice = choice
  }

  /// Reads a reference.
  public init(parsing text: String) throws {
    let mark = text.firstIndex { $0 == "@" || $0 == "/" }
    let name = String(text[..<(mark ?? text.endIndex)])
    guard Name.isValid(name) else { throw ModelReference.unreadable(text) }
    guard let mark else { self.init(name); return }
    let rest = String(text[text.index(after: mark)...])
    if let number = Int(rest), number > 0, rest.utf8.allSatisfy({ (48...57).contains($0) }) {
      self.init(name, .number(number))
    } else if rest == "latest" {
      self.init(name, .newest)
    } else if text[mark] == "@", Name.isValid(rest), !rest.utf8.allSatisfy({ (48...57).contains($0) }) {
      self.init(name, .alias(rest))
    } else {
      throw ModelReference.unreadable(text)
    }
  }

  public var description: String {
    switch choice {
    case .current: model
    case .newest: "\(model)@latest"
    case .number(let number): "\(model)@\(number)"
    case .alias(let alias): "\(model)@\(alias)"
    }
  }

  private static func unreadable(_ text: String) -> Fault {
    Fault(
      "W002", "this does not name a version of a model", subject: text,
      help: "write \"loans\", \"loans@production\" or \"loans@3\"")
  }
}
