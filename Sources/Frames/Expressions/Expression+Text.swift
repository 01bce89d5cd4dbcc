import Calendar
import Engines

extension Expression: CustomStringConvertible {
  /// As the language writes it: `.age > 40 and .plan == "pro"`.
  public var description: String { text(within: 0) }

  private var strength: Int {
    switch self {
    case .unary(.not, _): 3
    case .unary(.negate, _): 9
    case .binary(let operation, _, _): operation.strength
    default: 11
    }
  }

  private func text(within outer: Int) -> String {
    let inner = spelled
    return strength < outer ? "(\(inner))" : inner
  }

  private var spelled: String {
    switch self {
    case .column(let name): return Spelling.column(name)
    case .literal(let scalar): return scalar.description
    case .unary(.negate, let operand): return "-" + operand.text(within: 9)
    case .unary(.not, let operand): return "not " + operand.text(within: 3)
    case .binary(.power, let left, let right):
      return left.text(within: 11) + " ** " + right.text(within: 9)
    case .binary(let operation, let left, let right):
      return left.text(within: operation.strength + (operation.isComparison ? 1 : 0)) + " \(operation.rawValue) "
        + right.text(within: operation.strength + 1)
    case .list(let items): return "[" + Expression.joined(items) + "]"
    case .call("hash", let arguments): return "hash(" + Expression.joined(Expression.keyless(arguments)) + ")"
    case .call("field", let arguments) where arguments.count == 2:
      guard case .literal(.text(let name)) = arguments[1] else { return "field(" + Expression.joined(arguments) + ")" }
      return arguments[0].text(within: 11) + Spelling.column(name)
    case .call("element", let arguments) where arguments.count == 2:
      return arguments[0].text(within: 11) + "[\(arguments[1])]"
    case .call(let name, let arguments): return "\(name)(" + Expression.joined(arguments) + ")"
    case .descending(let operand): return "desc(\(operand))"
    case .aggregate(let aggregate): return aggregate.description
    }
  }

  /// The arguments of `hash` with a sign in place of the key: two keys differ in it, and neither is told.
  private static func keyless(_ arguments: [Expression]) -> [Expression] {
    arguments.enumerated().map { place, argument in
      guard place == 1, case .literal(.text(let key)) = argument else { return argument }
      return .literal(.text("•••" + SHA256.hex("key " + key).prefix(8)))
    }
  }

  static func joined(_ items: [Expression]) -> String { items.map(\.description).joined(separator: ", ") }
}

extension Aggregate: CustomStringConvertible {
  public var description: String {
    var parts = arguments.map(\.description)
    if let by { parts.append("by: " + Aggregate.listed(by)) }
    if !order.isEmpty { parts.append("order: " + Aggregate.listed(order)) }
    switch last {
    case .rows(let count): parts.append("last: \(count)")
    case .duration(let microseconds): parts.append("last: \(Scalar.duration(.init(microseconds: microseconds)))")
    case nil: break
    }
    return "\(name)(" + parts.joined(separator: ", ") + ")"
  }

  private static func listed(_ items: [Expression]) -> String {
    items.count == 1 ? items[0].description : "[" + Expression.joined(items) + "]"
  }
}
