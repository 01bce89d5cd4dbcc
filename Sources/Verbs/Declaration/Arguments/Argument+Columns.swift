public import Frames
public import Language

/// An expression over columns: `.age > 40`. A plain value counts as a constant.
extension Expression: Argument {
  public static var word: String { "a column expression" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is ColumnObject }

  public static func read(_ given: Given, _ session: Session) throws -> Expression {
    if given.value.isCallable {
      let name = (given.value.asObject as? VerbCallable)?.verb.name
      throw given.wrong(
        "a column expression",
        help: name.map { $0 == "count" ? "call it: `n: count()`" : "call it: `name: \($0)(.column)`" }
          ?? "a column begins with a dot: `.name`")
    }
    return try Expression(given.value)
  }
}

/// A condition over columns: an expression that is true or false for each row.
public struct Condition: Argument {
  public var expression: Expression

  public static var word: String { "a condition on columns" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is ColumnObject || value.asBool != nil }

  public static func read(_ given: Given, _ session: Session) throws -> Condition {
    if let column = given.value.asObject as? ColumnObject { return Condition(expression: column.expression) }
    throw given.wrong(
      "a condition on columns",
      help: "a column begins with a dot: `.age > 18`, where a bare `age` is a variable")
  }
}

/// The name of one column: `.age`, or `"age"`.
public struct ColumnName: Argument {
  public var name: String

  public static var word: String { "a column" }

  public static func accepts(_ value: Value) -> Bool {
    (value.asObject as? ColumnObject)?.name != nil
  }

  public static func read(_ given: Given, _ session: Session) throws -> ColumnName {
    if let column = given.value.asObject as? ColumnObject, let name = column.name { return ColumnName(name: name) }
    if let text = given.value.asText { return ColumnName(name: text) }
    throw given.wrong("a column such as `.age`")
  }
}

/// Columns by name, by list, or by a choice such as `cols(number)`; asked for with the schema they are taken from.
public struct ColumnSet: Argument {
  enum Part { case name(String), choice(ColumnChoice) }
  var parts: [Part]

  public static var word: String { "columns" }
  public static var gathering: Gathering { .rest }

  public static func accepts(_ value: Value) -> Bool {
    value.asObject is ColumnObject || value.asObject is ColumnChoice || value.asObject is ListObject
  }

  public static func read(_ given: Given, _ session: Session) throws -> ColumnSet {
    var parts: [Part] = []
    func add(_ value: Value) throws {
      if let column = value.asObject as? ColumnObject, let name = column.name {
        parts.append(.name(name))
      } else if let choice = value.asObject as? ColumnChoice {
        parts.append(.choice(choice))
      } else if let list = value.asList {
        for element in list { try add(element) }
      } else if let text = value.asText {
        parts.append(.name(text))
      } else {
        if let column = value.asObject as? ColumnObject, case .unary(.negate, .column(let name)) = column.expression {
          throw given.of(nil, value).wrong("columns", help: "to leave a column out write `drop .\(name)`")
        }
        throw given.of(nil, value).wrong("columns such as `.age`, `[.a, .b]` or `cols(number)`")
      }
    }
    for (_, value) in given.values { try add(value) }
    return ColumnSet(parts: parts)
  }

  /// The names in the order asked for, each once; a name that is not there stays, so that the frame can say so.
  func names(in schema: Schema) -> [String] {
    var seen: Set<String> = []
    return parts.flatMap { part in
      switch part {
      case .name(let name): [name]
      case .choice(let choice): choice.names(in: schema)
      }
    }.filter { seen.insert($0).inserted }
  }
}

/// Columns given as one argument: `exclude: [.id, .timestamp]`, `exclude: .id`.
public struct ColumnList: Argument {
  public var set: ColumnSet

  public static var word: String { "columns" }
  public static func accepts(_ value: Value) -> Bool { ColumnSet.accepts(value) }

  public static func read(_ given: Given, _ session: Session) throws -> ColumnList {
    ColumnList(set: try ColumnSet.read(given, session))
  }
}
