public import Engines

/// Computes a value from the cells of one row, in the order of the schema that it was compiled for.
///
/// Missing spreads, what is undefined is missing, and an integer overflow throws F015. The row must have as many cells
/// as the schema has columns, of its types.
public typealias RowClosure = @Sendable (_ row: [Scalar]) throws -> Scalar

extension Expression {
  /// The expression as a closure over one row; equal to its SQL. Throws before any row when a name or type is wrong.
  public func compile(_ schema: Schema) throws(Fault) -> RowClosure {
    try typed(in: Scope(schema, place: .row)).compiled()
  }
}

extension TypedExpression {
  func compiled() throws(Fault) -> RowClosure {
    switch node {
    case .column(_, let slot):
      return { row in slot < row.count ? row[slot] : .missing }
    case .literal(let scalar): return { _ in scalar }
    case .negate(let operand):
      let inner = try operand.compiled()
      let text = "\(source)"
      return { row in try RowArithmetic.negate(inner(row), text) }
    case .not(let operand):
      let inner = try operand.compiled()
      return { row in try inner(row).bool.map { .bool(!$0) } ?? .missing }
    case .arithmetic(let arithmetic, let left, let right):
      return try RowArithmetic.closure(arithmetic, left.compiled(), right.compiled(), "\(source)")
    case .compare(let operation, let left, let right):
      return RowComparison.closure(operation, try left.compiled(), try right.compiled(), left.type, right.type)
    case .both(let left, let right): return RowLogic.both(try left.compiled(), try right.compiled())
    case .either(let left, let right): return RowLogic.either(try left.compiled(), try right.compiled())
    case .fallback(let left, let right):
      let (first, second, type) = (try left.compiled(), try right.compiled(), type)
      return { row in
        let value = try first(row)
        return value.isMissing ? try second(row).widened(to: type) : value.widened(to: type)
      }
    case .isIn(let value, let items, let isNegated): return try membership(value, items, isNegated)
    case .list(let items):
      let closures = try TypedExpression.compiled(items)
      return { row in .list(try closures.map { try $0(row) }) }
    case .call(let function, let arguments): return try call(function, arguments)
    case .aggregate(let aggregate):
      throw Fault("F017", "`\(source)` needs other rows, and here each row is alone", subject: aggregate.name)
    }
  }

  static func compiled(_ items: [TypedExpression]) throws(Fault) -> [RowClosure] {
    var closures: [RowClosure] = []
    for item in items { closures.append(try item.compiled()) }
    return closures
  }

  private func membership(
    _ value: TypedExpression, _ items: [TypedExpression], _ isNegated: Bool
  ) throws(Fault) -> RowClosure {
    let wanted = try value.compiled()
    if case .list = items.first?.type, items.count == 1, value.type.joined(with: items[0].type) == nil {
      let list = try items[0].compiled()
      return { row in
        let found = try wanted(row)
        guard !found.isMissing, case .list(let scalars) = try list(row) else { return .missing }
        return .bool(scalars.contains { RowComparison.equal($0, found) } != isNegated)
      }
    }
    let literals = items.compactMap(\.literal)
    if literals.count == items.count {
      let isNumber = value.type.isNumeric
      let set = Set(literals.map { RowComparison.key($0, isNumber: isNumber) })
      return { row in
        let found = try wanted(row)
        return found.isMissing
          ? .missing : .bool(set.contains(RowComparison.key(found, isNumber: isNumber)) != isNegated)
      }
    }
    let closures = try TypedExpression.compiled(items)
    return { row in
      let found = try wanted(row)
      if found.isMissing { return .missing }
      var sawMissing = false
      for closure in closures {
        let candidate = try closure(row)
        if candidate.isMissing {
          sawMissing = true
        } else if RowComparison.equal(candidate, found) {
          return .bool(!isNegated)
        }
      }
      return sawMissing ? .missing : .bool(isNegated)
    }
  }

  private func call(_ function: ScalarFunction, _ arguments: [TypedExpression]) throws(Fault) -> RowClosure {
    let closures = try TypedExpression.compiled(arguments)
    let type = type
    if function.name == "when" { return RowLogic.when(closures, type) }
    let apply = function.apply
    if function.takesMissing {
      return { row in (try apply(try closures.map { try $0(row) }) ?? .missing).widened(to: type) }
    }
    if closures.count == 1 {
      let only = closures[0]
      return { row in
        let value = try only(row)
        return value.isMissing ? .missing : try apply([value]) ?? .missing
      }
    }
    return { row in
      var values: [Scalar] = []
      values.reserveCapacity(closures.count)
      for closure in closures {
        let value = try closure(row)
        if value.isMissing { return .missing }
        values.append(value)
      }
      return (try apply(values) ?? .missing).widened(to: type)
    }
  }
}
