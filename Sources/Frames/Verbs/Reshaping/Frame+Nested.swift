import Engines

extension Frame {
  /// A row for each element of the lists in the columns, which go along side by side; a row whose lists have no element
  /// stays, with missing there.
  public func explode(_ columns: [String]) throws -> Frame {
    try check(columns)
    guard !columns.isEmpty else {
      throw Fault("F011", "`explode` needs a column that holds lists", subject: "explode", help: lists)
    }
    var fields: [Field] = []
    for name in columns {
      guard case .list(let element) = schema.type(of: name) else {
        throw Fault(
          "F053", "`\(name)` is \(schema.type(of: name) ?? .missing), and only a list has elements",
          subject: Spelling.column(name), help: lists)
      }
      fields.append(Field(name, element))
    }
    return next(.explode(plan, columns), try schema.setting(fields), "explode")
  }

  private var lists: String? {
    let names = schema.fields.filter { if case .list = $0.type { true } else { false } }.map {
      Spelling.column($0.name)
    }
    return names.isEmpty ? "`split_text(.x, \",\")` makes a list of a text" : "lists: \(names.joined(separator: ", "))"
  }

  /// The fields of a record as columns in its place, with a prefix before their names.
  public func unnest(_ name: String, prefix: String = "") throws -> Frame {
    try check([name])
    guard case .record(let fields) = schema.type(of: name) else {
      let records = schema.fields.filter { if case .record = $0.type { true } else { false } }
      throw Fault(
        "F053", "`\(name)` is \(schema.type(of: name) ?? .missing), and only a record has fields",
        subject: Spelling.column(name),
        help: records.isEmpty ? nil : "records: \(records.map { Spelling.column($0.name) }.joined(separator: ", "))")
    }
    var items: [NamedExpression] = []
    for own in schema.names {
      guard own == name else {
        items.append(NamedExpression(own, .column(own)))
        continue
      }
      items += fields.map {
        NamedExpression(prefix + $0.name, .call("field", [.column(name), .literal(.text($0.name))]))
      }
    }
    if let twin = Frame.twin(items.map(\.name)) {
      throw Fault(
        "F002", "two columns would have the name `\(twin)`", subject: Spelling.column(twin),
        help: "write `unnest \(Spelling.column(name)), prefix: \"\(name)_\"`")
    }
    return try select(items)
  }

  /// A name that stands twice, whatever the case of its letters.
  private static func twin(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert(Spelling.folded($0)).inserted }
  }
}
