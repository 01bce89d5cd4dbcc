import Engines

extension Frame {
  /// One row for each combination of the keys, in their order: an item without an aggregate is a key.
  public func group(_ items: [NamedExpression]) throws -> Frame {
    let keys = items.filter { !$0.expression.hasAggregate }
    guard keys.count < items.count else {
      throw Fault(
        "F017", "`group` needs an aggregate, such as `n: count()`", subject: "group",
        help: "the distinct combinations are `distinct \(Expression.joined(keys.map(\.expression)))`")
    }
    let plainKeys = Set(keys.flatMap { if case .column(let name) = $0.expression { [name] } else { [String]() } })
    var fields: [Field] = []
    for item in items {
      let isKey = !item.expression.hasAggregate
      if !isKey { try checkBare(item.expression, keys: plainKeys) }
      fields.append(Field(item.name, try item.expression.type(in: scope(isKey ? .rows : .group))))
    }
    return next(.group(plan, items), try Schema(fields), "group")
  }

  /// Throws F017 when a column stands outside of any aggregate and is no key.
  private func checkBare(_ expression: Expression, keys: Set<String>) throws(Fault) {
    switch expression {
    case .aggregate: return
    case .column(let name):
      guard schema.contains(name) else { throw scope().unknown(name) }
      guard !keys.contains(name) else { return }
      throw Fault(
        "F017", "`\(Spelling.column(name))` has many values in a group, and one is wanted",
        subject: Spelling.column(name),
        help: "make it a key of the group, or write `first(\(Spelling.column(name)), order: …)`")
    default:
      for child in expression.children { try checkBare(child, keys: keys) }
    }
  }

  /// How often each value (or combination) occurs, most frequent first: columns and `n`.
  public func counts(_ items: [NamedExpression]) throws -> Frame {
    let name = items.contains { $0.name == "n" } ? "count" : "n"
    let grouped = try group(items + [NamedExpression(name, .aggregate(Aggregate("count")))])
    return try grouped.sort([.descending(.column(name))] + items.map { .column($0.name) })
  }
}
