extension Interpreter {
  /// What an expression comes to as far as that can be told without running it: a look at a half-written line. The
  /// session's variables are known, its functions are not called, and nothing changes.
  ///
  /// None where the text is no single expression, holds a block or a function, or would certainly fail.
  public func foreseen(_ source: Source) -> Value? {
    guard let statements = try? Parser.script(source).statements, statements.count == 1,
      case .expression(let expression, _) = statements[0].kind, expression.isPlain
    else { return nil }
    let foreseer = Foreseer(source, statements, self)
    for name in variableNames {
      guard let value = variable(named: name) else { continue }
      foreseer.main.values[name] = value.isCallable ? UnknownObject.value : value
    }
    return try? foreseer.evaluate(expression)
  }
}

extension Expression {
  /// Whether it is made of values, names, operators and calls alone.
  fileprivate var isPlain: Bool {
    switch kind {
    case .lambda, .ifElse, .tryElse, .tryCatch, .block: return false
    default:
      var isPlain = true
      visitChildren(expressions: { isPlain = isPlain && $0.isPlain }, blocks: { _ in isPlain = false })
      return isPlain
    }
  }
}
