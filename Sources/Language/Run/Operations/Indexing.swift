/// Fields and elements: reading them, and changing them inside nested lists and records.
enum Indexing {
  enum Step {
    case field(String)
    case index(Value)
  }

  // MARK: Reading

  static func field(_ name: String, of value: Value, host: any Host) throws -> Value {
    if case .object(let object) = value, let field = try object.member(name) { return field }
    throw noField(name, of: value, host: host)
  }

  static func noField(_ name: String, of value: Value, host: any Host) -> Diagnostic {
    var names: [String] = []
    if case .object(let object) = value { names = object.memberNames }
    let owner = names.isEmpty ? value.aKind : "the \(value.kind)"
    var problem = Diagnostic("R010", "no field `\(name)` in \(owner)")
    if let near = Nearest.help(name, among: names) {
      problem.help = near
    } else if host.callable(named: name) != nil {
      problem.help = "`\(name)` is a verb: `\(name)(x)` or `x | \(name)`"
    } else if let ours = ForeignWords.member(name) {
      problem.help = ours
    } else if !names.isEmpty {
      let first = names.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
      problem.help = "it has \(first)\(names.count > 8 ? ", …" : "")"
    }
    return problem
  }

  static func element(of value: Value, at index: Value) throws -> Value {
    if case .object(let object) = value {
      if let record = object.recordObject {
        guard let name = index.asText else {
          throw Diagnostic("R011", "a record's field is named by a text, not \(index.aKind)")
        }
        guard let field = record[name] else { throw noKey(name, record) }
        return field
      }
      if let list = object.listObject {
        if let range = index.asRange { return .list(try bounds(range, list.size, "list").map { list[$0] }) }
        return list[try position(index, list.size, "list")]
      }
      if let text = object.textObject {
        if let range = index.asRange {
          let bounds = try bounds(range, text.length, "text")
          return .object(text.slice(bounds.lowerBound, bounds.upperBound - 1))
        }
        let position = try position(index, text.length, "text")
        return .object(text.scalar(at: position) ?? TextObject(room: 0))
      }
      if let range = object.rangeObject {
        return .int(range.first &+ (try position(index, range.count ?? 0, "range")))
      }
      if let element = try object.at(index) { return element }
    }
    throw Diagnostic("R012", "\(value.aKind) has no positions, so `[…]` does not apply")
  }

  private static func noKey(_ name: String, _ record: RecordObject) -> Diagnostic {
    Diagnostic("R010", "no field `\(name)` in the record", help: Nearest.help(name, among: record.names))
  }

  /// A position counted from 0, inside.
  private static func position(_ index: Value, _ count: Int, _ kind: String) throws -> Int {
    guard let position = index.asInt else {
      throw Diagnostic("R011", "a position in a \(kind) is an integer, not \(index.aKind)")
    }
    guard position >= 0, position < count else {
      let elements = count == 1 ? "1 element" : "\(count) elements"
      let help = position < 0 ? "positions count from 0; the last is `last(xs)`" : "positions count from 0"
      throw Diagnostic("R014", "index \(position) is outside of a \(kind) of \(elements)", help: help)
    }
    return position
  }

  /// Positions from a range with both ends in; an empty range is empty.
  private static func bounds(_ range: RangeObject, _ count: Int, _ kind: String) throws -> Range<Int> {
    guard range.first <= range.last else { return 0..<0 }
    let first = try position(.int(range.first), count, kind)
    return first..<(try position(.int(range.last), count, kind) + 1)
  }

  // MARK: Changing

  /// Changes what lies at the end of the steps. What on the way is held by others too is copied first.
  static func change(_ value: inout Value, _ steps: ArraySlice<Step>, to new: Value, host: any Host) throws {
    guard let step = steps.first else {
      value = new
      return
    }
    let rest = steps.dropFirst()
    // The object itself is not held here: what is changed must be held by the variable alone.
    switch layout(of: value) {
    case .list: try changeList(&value, step, rest, to: new, host: host)
    case .record: try changeRecord(&value, step, rest, to: new, host: host)
    default:
      guard case .field(let name) = step, case .object(let object) = value else { throw unchangeable(value, step) }
      var inner = new
      if !rest.isEmpty {
        inner = try field(name, of: value, host: host)
        try change(&inner, rest, to: new, host: host)
      }
      guard try object.setMember(name, inner) else { throw unchangeable(value, step) }
    }
  }

  private static func layout(of value: Value) -> Object.Layout {
    if case .object(let object) = value { object.layout } else { .other }
  }

  private static func changeList(
    _ value: inout Value, _ step: Step, _ rest: ArraySlice<Step>, to new: Value, host: any Host
  ) throws {
    guard case .index(let index) = step else { throw unchangeable(value, step) }
    guard var list = value.asObject?.listObject else { return }
    let position = try position(index, list.size, "list")
    value = .none
    if !isKnownUniquelyReferenced(&list) { list = list.copy() }
    defer { value = .object(list) }
    if rest.isEmpty {
      list.set(position, new)
      return
    }
    var inner = list[position]
    list.set(position, .none)
    defer { list.set(position, inner) }
    try change(&inner, rest, to: new, host: host)
  }

  private static func changeRecord(
    _ value: inout Value, _ step: Step, _ rest: ArraySlice<Step>, to new: Value, host: any Host
  ) throws {
    let name: String
    switch step {
    case .field(let field): name = field
    case .index(let index):
      guard let text = index.asText else {
        throw Diagnostic("R011", "a record's field is named by a text, not \(index.aKind)")
      }
      name = text
    }
    guard var record = value.asRecord else { return }
    value = .none
    if !isKnownUniquelyReferenced(&record) { record = record.copy() }
    defer { value = .object(record) }
    if rest.isEmpty {
      record.set(name, new)
      return
    }
    guard let slot = record.shape.slot(name) else { throw noKey(name, record) }
    var inner = record[slot]
    record.set(slot, .none)
    defer { record.set(slot, inner) }
    try change(&inner, rest, to: new, host: host)
  }

  private static func unchangeable(_ value: Value, _ step: Step) -> Diagnostic {
    switch step {
    case .field(let name): Diagnostic("R015", "the field `\(name)` of \(value.aKind) cannot be set")
    case .index: Diagnostic("R015", "the elements of \(value.aKind) cannot be set")
    }
  }
}

extension Value {
  var asRange: RangeObject? { asObject?.rangeObject }
}
