public import Calendar

/// A value of the language, 16 bytes: numbers and truth stand inline, all else is an object.
public enum Value {
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case object(Object)

  public static func text(_ string: String) -> Value { .object(TextObject(string)) }
  public static func list(_ elements: [Value]) -> Value { .object(ListObject(elements)) }
  public static func date(_ day: Day) -> Value { .object(DateObject(day)) }
  public static func time(_ moment: Moment) -> Value { .object(TimeObject(moment)) }
  public static func duration(_ period: Period) -> Value { .object(DurationObject(period)) }

  /// A record in the order given; of two fields with one name the last value stands.
  public static func record(_ fields: [(String, Value)]) -> Value { .object(RecordObject(fields)) }

  /// The user's word for what this is: `none`, `truth`, `integer`, `decimal`, or the object's own.
  public var kind: String {
    switch self {
    case .none: "none"
    case .bool: "truth"
    case .int: "integer"
    case .double: "decimal"
    case .object(let object): object.kind
    }
  }

  /// The kind with its article: `an integer`, `a list`.
  public var aKind: String {
    if case .none = self { return "none" }
    let word = kind
    if word == "truth" { return "true or false" }
    return ("aeio".contains(word.first ?? "x") ? "an " : "a ") + word
  }

  public var isNone: Bool { if case .none = self { true } else { false } }
  public var asBool: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var asInt: Int? { if case .int(let value) = self { value } else { nil } }
  public var asText: String? { asObject?.textObject?.string }
  public var asList: [Value]? { asObject?.listObject?.values }
  public var asRecord: RecordObject? { asObject?.recordObject }
  public var asObject: Object? { if case .object(let object) = self { object } else { nil } }

  /// The number as a decimal, for an integer too.
  public var asDouble: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// A function or a verb.
  public var isCallable: Bool { if case .object(let object) = self { object.isCallable } else { false } }
}
