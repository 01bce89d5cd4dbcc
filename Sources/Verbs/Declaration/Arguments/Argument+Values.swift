import Engines
public import Language

extension Value: Argument {
  public static var word: String { "a value" }
  public static func accepts(_ value: Value) -> Bool { true }
  public static func read(_ given: Given, _ session: Session) throws -> Value { given.value }
}

extension Int: Argument {
  public static var word: String { "a whole number" }
  public static func accepts(_ value: Value) -> Bool { value.asInt != nil }

  public static func read(_ given: Given, _ session: Session) throws -> Int {
    if let number = given.value.asInt { return number }
    if let decimal = given.value.asDouble, let exact = Int(exactly: decimal) { return exact }
    throw given.wrong(word)
  }
}

extension Double: Argument {
  public static var word: String { "a number" }
  public static func accepts(_ value: Value) -> Bool { value.asDouble != nil }

  public static func read(_ given: Given, _ session: Session) throws -> Double {
    guard let number = given.value.asDouble else { throw given.wrong(word) }
    return number
  }
}

extension Bool: Argument {
  public static var word: String { "true or false" }
  public static func accepts(_ value: Value) -> Bool { value.asBool != nil }

  public static func read(_ given: Given, _ session: Session) throws -> Bool {
    guard let truth = given.value.asBool else { throw given.wrong(word) }
    return truth
  }
}

extension String: Argument {
  public static var word: String { "a text" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is TextObject }

  public static func read(_ given: Given, _ session: Session) throws -> String {
    guard let text = given.value.asText else { throw given.wrong(word) }
    return text
  }
}

/// Absent is none: an optional parameter has the default `nil`, and `none` given by hand means the same.
extension Optional: Argument where Wrapped: Argument {
  public static var word: String { Wrapped.word }
  public static var choices: [String] { Wrapped.choices }
  public static func accepts(_ value: Value) -> Bool { value.isNone || Wrapped.accepts(value) }

  public static func read(_ given: Given, _ session: Session) throws -> Wrapped? {
    given.value.isNone ? nil : try Wrapped.read(given, session)
  }
}

/// A list; every element must be of the kind. A range counts as the list of its numbers.
extension Array: Argument where Element: Argument {
  public static var word: String { "a list" }

  public static func accepts(_ value: Value) -> Bool {
    value.asObject is ListObject || value.asObject is RangeObject
  }

  public static func read(_ given: Given, _ session: Session) throws -> [Element] {
    guard accepts(given.value), let values = try elements(of: given.value) else { throw given.wrong(word) }
    // Through `Any`, since Swift would go through the elements to turn one array into the other.
    if Element.self == Value.self, let same = values as Any as? [Element] { return same }
    return try values.map { value in
      try Element.read(given.of(nil, value), session)
    }
  }

  /// The elements; those of a long range are made by and by, as it can be as long as it is wrong.
  private static func elements(of value: Value) throws -> [Value]? {
    guard let range = value.asObject as? RangeObject, let count = range.count, (1_000_000...100_000_000).contains(count)
    else { return try value.asObject?.elements() }
    var elements: [Value] = []
    elements.reserveCapacity(count)
    for number in range.first...range.last {
      if number % 65_536 == 0 { try Watch.current.check() }
      elements.append(.int(number))
    }
    return elements
  }
}

/// A list or a range as it is, for a verb that goes through the elements without a copy of them.
struct Elements: Argument {
  let value: Value

  static var word: String { [Value].word }
  static func accepts(_ value: Value) -> Bool { [Value].accepts(value) }

  static func read(_ given: Given, _ session: Session) throws -> Elements {
    guard accepts(given.value) else { throw given.wrong(word) }
    return Elements(value: given.value)
  }

  /// A copy of the elements.
  func values() throws -> [Value] { try value.asObject?.elements() ?? [] }
}

/// All positions that are left.
public struct Rest<Element: Argument>: Argument {
  public var values: [Element]

  public static var word: String { Element.word }
  public static var gathering: Gathering { .rest }
  public static func accepts(_ value: Value) -> Bool { Element.accepts(value) }

  public static func read(_ given: Given, _ session: Session) throws -> Rest {
    Rest(
      values: try given.values.map { value in
        try Element.read(given.of(value.name, value.value), session)
      })
  }
}

extension Rest: Sendable where Element: Sendable {}

/// All positions that are left, and every name that is no parameter's, in the order of the call.
public struct Named<Element: Argument>: Argument {
  public var values: [(name: String?, value: Element)]

  public static var word: String { Element.word }
  public static var gathering: Gathering { .named }
  public static func accepts(_ value: Value) -> Bool { Element.accepts(value) }

  public static func read(_ given: Given, _ session: Session) throws -> Named {
    Named(
      values: try given.values.map { name, value in
        (name, try Element.read(given.of(name, value), session))
      })
  }
}

/// A function or a verb to call back.
public struct Function: Argument {
  let callable: Value
  private let column: ColumnObject?

  init(callable: Value) {
    self.callable = callable
    column = callable.asObject as? ColumnObject
  }

  public static var word: String { "a function" }
  public static func accepts(_ value: Value) -> Bool { value.isCallable || value.asObject is ColumnObject }

  public static func read(_ given: Given, _ session: Session) throws -> Function {
    guard accepts(given.value) else { throw given.wrong("a function", help: "such as `x => x * 2`") }
    return Function(callable: given.value)
  }

  /// The result for these values; a column stands for the function that reads it from a record.
  func callAsFunction(_ session: Session, _ values: Value...) throws -> Value {
    if let column, let first = values.first { return try column.read(first) }
    return try session.interpreter.call(callable, values)
  }

  /// The same with two values, quicker.
  func callAsFunction(_ session: Session, _ first: Value, _ second: Value) throws -> Value {
    if let column { return try column.read(first) }
    return try session.interpreter.call(callable, first, second)
  }

  /// The same with one value, quicker.
  func callAsFunction(_ session: Session, _ value: Value) throws -> Value {
    if let column { return try column.read(value) }
    return try session.interpreter.call(callable, value)
  }
}

extension RecordObject {
  /// The fields as pairs, for verbs that go through them.
  var pairs: [(name: String, value: Value)] { fields.map { ($0.name, $0.value) } }
}
