import Engines

extension Frame {
  /// The rows of both frames that belong together. `on` holds columns that both have, or `.user_id == .id`.
  ///
  /// The key of the right side is left out; another name that both have gets the suffix on the right side.
  public func join(
    _ other: Frame, on: [Expression], kind: Join.Kind = .inner, expect: Join.Expectation = .manyToMany,
    tolerance: Scalar? = nil, suffix: String = "_r"
  ) throws -> Frame {
    guard context === other.context else {
      throw Fault("F045", "the two frames belong to different sessions", subject: "join")
    }
    var on = on.flatMap(\.conjuncts)
    var asOf: Join.AsOf?
    if kind == .asof, let time = on.lastIndex(where: \.isNoLater) ?? on.indices.last {
      asOf = try self.asOf(on.remove(at: time), other, tolerance)
    } else if tolerance != nil {
      throw Fault("F025", "`tolerance:` goes with `kind: \"asof\"` only", subject: "tolerance")
    }
    var keys: [Join.Key] = []
    for expression in on { keys += try self.keys(expression, other) }
    guard !keys.isEmpty || asOf != nil else {
      throw Fault("F025", "`join` needs the columns to match by", subject: "join", help: shared(other))
    }
    for key in keys { try check(key, other) }
    let (columns, fields) = result(other, keys, kind, suffix)
    let join = Join(
      left: plan, right: other.plan, keys: keys, kind: kind, expectation: expect, asOf: asOf, columns: columns)
    return next(.join(join), try Schema(fields), "join")
  }

  private func keys(_ expression: Expression, _ other: Frame) throws(Fault) -> [Join.Key] {
    switch expression {
    case .column(let name): return [Join.Key(left: name, right: name)]
    case .binary(.equal, .column(let left), .column(let right)):
      let isSwapped = !schema.contains(left) && schema.contains(right) && other.schema.contains(left)
      return [isSwapped ? Join.Key(left: right, right: left) : Join.Key(left: left, right: right)]
    default:
      throw Fault(
        "F025", "`on:` takes columns and equalities of columns, not `\(expression)`", subject: "\(expression)",
        help: "write `on: .id` or `on: .user_id == .id`")
    }
  }

  private func check(_ key: Join.Key, _ other: Frame) throws(Fault) {
    guard let left = schema.type(of: key.left) else { throw scope().unknown(key.left) }
    guard let right = other.schema.type(of: key.right) else { throw other.scope().unknown(key.right) }
    guard left.joined(with: right) != nil else {
      throw Fault(
        "F022", "`\(key.left)` is \(left) on the left and `\(key.right)` is \(right) on the right: they never match",
        subject: Spelling.column(key.left), help: "`cast` one of them")
    }
  }

  private func shared(_ other: Frame) -> String? {
    let names = schema.names.filter(other.schema.contains)
    return names.isEmpty ? nil : "both have \(names.prefix(6).map(Spelling.column).joined(separator: ", "))"
  }

  private func result(
    _ other: Frame, _ keys: [Join.Key], _ kind: Join.Kind, _ suffix: String
  ) -> ([Join.Column], [Field]) {
    var columns: [Join.Column] = []
    var fields: [Field] = []
    for field in schema.fields {
      var source = Join.Column.Source.left(field.name)
      var type = field.type
      if kind == .right || kind == .full, let key = keys.first(where: { $0.left == field.name }) {
        source = .key(key)
        type = other.schema.type(of: key.right).flatMap(type.joined) ?? type
      }
      columns.append(Join.Column(name: field.name, source: source))
      fields.append(Field(field.name, type))
    }
    guard kind != .semi, kind != .anti else { return (columns, fields) }
    var taken = Set(schema.names.map(Spelling.folded))
    let rightKeys = Set(keys.map(\.right))
    for field in other.schema.fields where !rightKeys.contains(field.name) {
      var name = field.name
      while !taken.insert(Spelling.folded(name)).inserted { name += suffix.isEmpty ? "_r" : suffix }
      columns.append(Join.Column(name: name, source: .right(field.name)))
      fields.append(Field(name, field.type))
    }
    return (columns, fields)
  }
}
