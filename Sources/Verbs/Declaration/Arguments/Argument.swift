public import Language

/// What a call gave for one parameter: values in the order of the call, with their names where they had one.
public struct Given {
  public var verb: String
  public var parameter: String
  public var values: [(name: String?, value: Value)]
  /// Where the call stands; paths are relative to its source.
  public var site: CallSite

  /// The same call with other values, for the elements of a list.
  func of(_ name: String?, _ value: Value) -> Given {
    Given(verb: verb, parameter: name ?? parameter, values: [(nil, value)], site: site)
  }

  /// The one value that was given.
  public var value: Value { values.first?.value ?? .none }
}

/// How many values of a call a parameter takes.
public enum Gathering: Sendable {
  /// One, by position or by name.
  case one
  /// All positions that are left.
  case rest
  /// All positions that are left, and every name that is no parameter's: `group month: month(.at), .city`.
  case named
}

/// A Swift type that a verb can ask for: the only place where a `Value` becomes a Swift value.
public protocol Argument: SendableMetatype {
  /// The user's word with its article: "a frame", "a number from 0 to 1".
  static var word: String { get }
  static var gathering: Gathering { get }
  /// Reading a value may open the registry, so that only a run does it.
  static var readsWorkspace: Bool { get }
  /// The words that it can be, where they are few; `Binding` refuses others, and completion offers them.
  static var choices: [String] { get }
  /// Whether a value is of this kind at all; chooses the face of a verb, so it must be quick.
  static func accepts(_ value: Value) -> Bool
  /// The Swift value, or a `Diagnostic` that says what was expected and found.
  static func read(_ given: Given, _ session: Session) throws -> Self
}

extension Argument {
  public static var gathering: Gathering { .one }
  public static var readsWorkspace: Bool { false }
  public static var choices: [String] { [] }
}

/// One of a few words, written as a text.
public protocol Choice: Argument, CaseIterable, RawRepresentable<String> {}

extension Choice {
  public static var word: String { "a text" }
  public static var choices: [String] { allCases.map(\.rawValue) }
  public static func accepts(_ value: Value) -> Bool { value.asText.flatMap(Self.init(rawValue:)) != nil }

  public static func read(_ given: Given, _ session: Session) throws -> Self {
    guard let choice = given.value.asText.flatMap(Self.init(rawValue:)) else { throw given.wrong(word) }
    return choice
  }
}

extension Given {
  /// The error for a value of the wrong kind.
  public func wrong(_ expected: String, help: String? = nil) -> Diagnostic {
    Diagnostic(
      "V002", "`\(parameter)` of `\(verb)` must be \(expected), not \(value.described)", help: help)
  }
}

extension Value {
  /// The user's words for a value in an error: "the number 3", "a frame", "none".
  var described: String {
    switch self {
    case .none: "none"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "the number \(value)"
    case .double(let value): "the number \(value)"
    case .object(let object):
      object is TextObject && object.inline.utf8.count <= 40 ? "the text \(object.inline)" : aKind
    }
  }
}
