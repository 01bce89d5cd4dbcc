extension Foreseer {
  func call(_ call: Call, _ span: Span) throws -> Value {
    let callee = try self.callee(call.callee)
    var values: [Value] = []
    var named: [(name: String, value: Value)] = []
    var isWhole = true
    var sites: [CallSite.Argument] = []
    for argument in call.arguments {
      let value = try evaluate(argument.value)
      sites.append(
        CallSite.Argument(span: argument.value.span, name: argument.name?.text, isSpread: argument.isSpread))
      if argument.isSpread {
        if let list = value.asList {
          values += list
        } else if let record = value.asRecord {
          named += record.fields
        } else {
          isWhole = false
        }
      } else if let name = argument.name {
        named.append((name.text, value))
      } else {
        values.append(value)
      }
    }
    guard isWhole else { return UnknownObject.value }
    let site = CallSite(source: source, span: span, arguments: sites)
    return try located(span) { try self.call(callee, Arguments(values, named: named, site: site)) }
  }

  /// In call position a variable that holds no callable does not hide a verb.
  private func callee(_ expression: Expression) throws -> Value {
    guard case .name(let name, _) = expression.kind else { return try evaluate(expression) }
    let verb = Builtins.callable(named: name) ?? host.callable(named: name)
    guard let value = read(name) else { return verb.map { .object($0) } ?? UnknownObject.value }
    if value.isCallable || verb == nil { return value }
    return value.isUnknown ? value : verb.map { .object($0) } ?? value
  }

  func call(_ callee: Value, _ arguments: Arguments) throws -> Value {
    switch callee.asObject {
    case is UnknownObject: return UnknownObject.value
    case let function as ForeseenFunction: return try call(function, arguments)
    case let verb as Callable:
      if Builtins.names.contains(verb.name), Builtins.callable(named: verb.name) != nil { throw Ending.left }
      return try host.foresee(verb, arguments, interpreter)
    default:
      guard !callee.isCallable else { return UnknownObject.value }
      let name = String(arguments.site.text.prefix { $0 != "(" && $0 != " " })
      throw Diagnostic(
        "R030", "`\(name)` is \(callee.aKind) and cannot be called",
        help: callee.asObject?.callHelp ?? "missing operator or comma?")
    }
  }

  /// The value of a script's function for these arguments, where its body is one expression or ends with its only value.
  func call(_ function: ForeseenFunction, _ arguments: Arguments) throws -> Value {
    let values = try function.deal(arguments)
    guard depth < 12,
      arguments.values.contains(where: { !$0.isUnknown }) || !arguments.named.isEmpty
        || function.parameterNames.isEmpty
    else { return UnknownObject.value }
    depth += 1
    // What fails in the body for unknown arguments is told when the function is looked at by itself.
    defer { depth -= 1 }
    return try body(of: function, values) ?? UnknownObject.value
  }

  /// Goes through a body; none where a `return` leaves it before its end.
  func body(of function: ForeseenFunction, _ values: [String: Value]) throws -> Value? {
    let inner = ForeseenScope(
      parent: function.scope, unsteady: ChangedNames.ofInnerFunctions(function.function.body))
    let outer = scope
    scope = inner
    defer { scope = outer }
    for parameter in function.function.parameters {
      let name = parameter.name.text
      inner.values[name] =
        try values[name] ?? parameter.defaultValue.map { try evaluate($0) } ?? UnknownObject.value
    }
    do {
      switch function.function.body {
      case .expression(let expression):
        do { return try evaluate(expression) } catch let ending as Ending { throw ending } catch {
          if caught == 0, depth == 0, let problem = diagnostic(error, at: expression.span) { add(problem) }
          throw error
        }
      case .statement(let statement): return try visit(statement)
      case .block(let block):
        for name in ChangedNames(block.statements).names where BoundNames.of(block.statements).functions.contains(name)
        {
          inner.values[name] = UnknownObject.value
        }
        for name in BoundNames.of(block.statements).counts.keys where inner.values[name] == nil {
          if !isBoundOutside(name, inner) { inner.values[name] = UnknownObject.value }
        }
        let value = try visit(block)
        return Foreseer.returns(block) ? nil : value
      }
    } catch is Ending {
      return nil
    }
  }

  private func isBoundOutside(_ name: String, _ inner: ForeseenScope) -> Bool {
    var scope = inner.parent
    while let current = scope, current !== main {
      if current.own(name) != nil { return true }
      scope = current.parent
    }
    return false
  }

  /// Whether a `return` stands anywhere in a block, outside the functions in it.
  private static func returns(_ block: Block) -> Bool { block.statements.contains { returns($0) } }

  private static func returns(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .returnValue: true
    case .forEach(_, _, _, let body), .whileLoop(_, let body): returns(body)
    case .expression(let value, _), .bind(_, _, let value): returns(value)
    default: false
    }
  }

  private static func returns(_ expression: Expression) -> Bool {
    var found = false
    if case .lambda = expression.kind { return false }
    expression.visitChildren(
      expressions: { found = found || returns($0) }, blocks: { found = found || returns($0) })
    return found
  }
}
