public import Engines

extension Frame {
  /// New columns, or columns with new content; each sees those made earlier in the call.
  public func derive(_ items: [NamedExpression]) throws -> Frame {
    var frame = self
    var layer: [NamedExpression] = []
    var made: Set<String> = []
    for item in items {
      if made.contains(item.name) || item.expression.columns.contains(where: made.contains) {
        frame = try frame.deriving(layer)
        layer = []
        made = []
      }
      layer.append(item)
      made.insert(item.name)
    }
    return layer.isEmpty ? frame : try frame.deriving(layer)
  }

  private func deriving(_ items: [NamedExpression]) throws -> Frame {
    var fields: [Field] = []
    for item in items {
      guard !item.name.isEmpty else {
        throw Fault("F021", "a column needs a name", help: "write `derive name: \(item.expression)`")
      }
      let typed = try item.expression.typed(in: scope())
      fields.append(Field(item.name, typed.type))
    }
    return next(.derive(plan, items), try schema.setting(fields), "derive")
  }

  /// Only these columns, in this order.
  public func select(_ names: [String]) throws -> Frame { try keep(names, "select") }

  /// These columns and expressions, in this order: `select .id, share: .a / .b`.
  public func select(_ items: [NamedExpression]) throws -> Frame {
    let computed = items.filter { $0.expression != .column($0.name) }
    // Each expression means the frame's own columns, never one that stands before it in the call.
    let frame = computed.isEmpty ? self : try deriving(computed)
    return try frame.keep(items.map(\.name), "select")
  }

  /// All columns but these.
  public func drop(_ names: [String]) throws -> Frame {
    try check(names)
    let gone = Set(names)
    return next(.keep(plan, schema.names.filter { !gone.contains($0) }), schema.dropping(gone), "drop")
  }

  private func keep(_ names: [String], _ verb: String) throws -> Frame {
    try check(names)
    var fields: [Field] = []
    for name in names {
      if let type = schema.type(of: name) { fields.append(Field(name, type)) }
    }
    return next(.keep(plan, names), try Schema(fields), verb)
  }

  public func rename(_ renamings: [Renaming]) throws -> Frame {
    try check(renamings.map(\.old))
    let new = Dictionary(renamings.map { ($0.old, $0.new) }, uniquingKeysWith: { $1 })
    let fields = schema.fields.map { Field(new[$0.name] ?? $0.name, $0.type) }
    return next(.rename(plan, renamings), try Schema(fields), "rename")
  }

  /// Columns as other types; a value that does not fit becomes missing, counted and told.
  public func cast(_ casts: [Field]) throws -> Frame {
    try check(casts.map(\.name))
    var items: [NamedExpression] = []
    for cast in casts { items.append(NamedExpression(cast.name, try cast.castExpression())) }
    return try derive(items)
  }

  /// Missing values replaced: by a constant, or by an expression over the frame.
  public func fill(_ items: [NamedExpression]) throws -> Frame {
    try check(items.map(\.name))
    return try derive(items.map { NamedExpression($0.name, .binary(.fallback, .column($0.name), $0.expression)) })
  }

  /// The names that a selection means: `cols(number)`, `cols("lag_*")`.
  public func columns(_ selection: ColumnSelection) throws(Fault) -> [String] {
    let names = schema.fields.filter { selection.holds($0) }.map(\.name)
    guard !names.isEmpty else {
      throw Fault("F024", "no column is chosen by \(selection)", help: "(columns: \(schema.shortList))")
    }
    return names
  }
}

/// Several columns by what they are or how they are called.
public enum ColumnSelection: Hashable, Sendable, CustomStringConvertible {
  /// A type's word: `number` (integers and decimals), `int`, `text`, `date`, `time`, `bool`, …
  case kind(String)
  /// A name with `*` for any text.
  case pattern(String)
  case all

  func holds(_ field: Field) -> Bool {
    switch self {
    case .all: true
    case .kind("number"): field.type == .int || field.type == .double
    case .kind("time"): if case .time = field.type { true } else { false }
    case .kind(let word): ColumnType(word: word) == field.type
    case .pattern(let pattern): ColumnSelection.matches(Array(field.name.utf8), Array(pattern.utf8))
    }
  }

  private static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var (at, place, star, from) = (0, 0, -1, 0)
    while at < name.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        (star, from) = (place, at)
        place += 1
      } else if place < pattern.count, pattern[place] == name[at] {
        (at, place) = (at + 1, place + 1)
      } else if star >= 0 {
        from += 1
        (at, place) = (from, star + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  public var description: String {
    switch self {
    case .kind(let word): "cols(\(word))"
    case .pattern(let pattern): "cols(\(Spelling.quoted(pattern)))"
    case .all: "cols()"
    }
  }
}

extension Field {
  /// The function that makes the type out of a column.
  func castExpression() throws(Fault) -> Expression {
    let function: String
    switch type {
    case .int: function = "int"
    case .double: function = "number"
    case .text: function = "text"
    case .bool: function = "bool"
    case .date: function = "date"
    case .time(isZoned: false): function = "time"
    default:
      throw Fault(
        "F012", "`cast` cannot make \(type)", subject: "\(type)",
        help: "it makes int, double, text, bool, date and time")
    }
    return .call(function, [.column(name)])
  }
}
