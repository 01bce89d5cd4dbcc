extension Expression {
  /// Hands over what this expression is made of, in the order in which it runs; a function's inside is not gone into.
  public func visitChildren(expressions: (Expression) -> Void, blocks: (Block) -> Void) {
    switch kind {
    case .none, .bool, .int, .double, .text, .date, .time, .duration, .name, .placeholder, .column, .lambda: break
    case .format(let parts):
      for case .value(let value, _) in parts { expressions(value) }
    case .list(let elements):
      for element in elements { expressions(element.value) }
    case .record(let entries):
      for entry in entries {
        switch entry {
        case .field(_, let value), .spread(let value): expressions(value)
        }
      }
    case .range(let a, let b), .binary(_, let a, let b, _), .and(let a, let b), .or(let a, let b),
      .fallback(let a, let b), .index(let a, let b), .pipe(let a, let b):
      expressions(a)
      expressions(b)
    case .unary(_, let value), .member(let value, _): expressions(value)
    case .call(let call):
      expressions(call.callee)
      for argument in call.arguments { expressions(argument.value) }
    case .ifElse(let condition, let then, let otherwise):
      expressions(condition)
      blocks(then)
      if let otherwise { blocks(otherwise) }
    case .tryElse(let body, let otherwise):
      blocks(body)
      blocks(otherwise)
    case .tryCatch(let body, _, let handler):
      blocks(body)
      blocks(handler)
    case .block(let block): blocks(block)
    }
  }

  /// A block inside may bind a variable that stands to the left of it.
  var holdsBlock: Bool {
    var found = false
    switch kind {
    case .ifElse, .tryElse, .tryCatch, .block: return true
    default: visitChildren(expressions: { found = found || $0.holdsBlock }, blocks: { _ in found = true })
    }
    return found
  }
}
