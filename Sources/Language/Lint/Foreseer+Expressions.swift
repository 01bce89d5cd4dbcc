extension Foreseer {
  /// The value of an expression, unknown where only a run can tell; throws what certainly fails.
  func evaluate(_ expression: Expression) throws -> Value {
    if isSpent() { return UnknownObject.value }
    switch expression.kind {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .double(let value): return .double(value)
    case .text(let value): return .text(value)
    case .date(let day): return .date(day)
    case .time(let moment): return .time(moment)
    case .duration(let period): return .duration(period)
    case .format(let parts): return try format(parts, expression.span)
    case .list(let elements): return try list(elements)
    case .record(let entries): return try record(entries)
    case .range(let low, let high):
      let (low, high) = (try evaluate(low), try evaluate(high))
      guard let first = low.asInt, let last = high.asInt else { return UnknownObject.value }
      return .object(RangeObject(first, last))
    case .name(let name, let isCommand): return try self.name(name, isCommand, expression.span)
    case .placeholder: return read("_") ?? UnknownObject.value
    case .column(let name): return host.column(name)
    case .unary(let operation, let value): return try unary(operation, try evaluate(value), expression.span)
    case .binary(let operation, let left, let right, _):
      let (x, y) = (try evaluate(left), try evaluate(right))
      return try located(expression.span) { try binary(Operation(operation), x, y) }
    case .and(let left, let right): return try join(.and, left, right, expression.span)
    case .or(let left, let right): return try join(.or, left, right, expression.span)
    case .fallback(let left, let right): return try join(.fallback, left, right, expression.span)
    case .member(let base, let name):
      let owner = try evaluate(base)
      if owner.isUnknown { return owner }
      return try located(expression.span) { try Indexing.field(name.text, of: owner, host: host) }
    case .index(let base, let index):
      let (owner, place) = (try evaluate(base), try evaluate(index))
      if owner.isUnknown || place.holdsUnknown { return UnknownObject.value }
      return try located(expression.span) { try Indexing.element(of: owner, at: place) }
    case .call(let call): return try self.call(call, expression.span)
    case .pipe(let left, let stage):
      let value = try evaluate(left)
      let mark = scope.scoped.count
      scope.scoped.append(("_", value))
      defer { scope.scoped.removeLast(scope.scoped.count - mark) }
      return try evaluate(stage)
    case .lambda(let function): return .object(found(function))
    case .ifElse(let condition, let then, let otherwise): return try choose(condition, then, otherwise)
    case .tryElse(let body, let otherwise): return try attempt(body, otherwise, nil)
    case .tryCatch(let body, let problem, let handler): return try attempt(body, handler, problem.text)
    case .block(let block): return try visit(block)
    }
  }

  // MARK: Names

  /// The variable of that name as the place sees it; none where there is none, or none yet.
  func read(_ name: String) -> Value? {
    var current: ForeseenScope? = scope
    while let scope = current, scope !== main {
      if let value = scope.own(name) { return scope.unsteady.contains(name) ? UnknownObject.value : value }
      current = scope.parent
    }
    guard let value = main.own(name) else { return nil }
    // A function may run when the script has bound the name anew.
    let isCertain = scope === main || steady.contains(name) || main.scoped.contains { $0.name == name }
    return isCertain ? value : UnknownObject.value
  }

  private func name(_ name: String, _ isCommand: Bool, _ span: Span) throws -> Value {
    if let value = read(name) { return value }
    guard let verb = Builtins.callable(named: name) ?? host.callable(named: name) else { return UnknownObject.value }
    guard isCommand else { return .object(verb) }
    let site = CallSite(source: source, span: span)
    return try located(span) { try call(.object(verb), Arguments([], site: site)) }
  }

  // MARK: Operators

  func binary(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value {
    if x.holdsUnknown || y.holdsUnknown || Foreseer.isLarge(x, y) { return UnknownObject.made(of: [x, y]) }
    return try Arithmetic.evaluate(operation, x, y)
  }

  /// What would grow without end if a script that doubles a text were gone through.
  private static func isLarge(_ x: Value, _ y: Value) -> Bool {
    (x.asObject?.count ?? 0) > 100_000 || (y.asObject?.count ?? 0) > 100_000
  }

  private func unary(_ operation: UnaryOperator, _ value: Value, _ span: Span) throws -> Value {
    if value.holdsUnknown { return UnknownObject.made(of: [value]) }
    return try located(span) {
      switch (operation, value) {
      case (.not, .bool(let truth)): .bool(!truth)
      case (.not, _): try Arithmetic.opposite(value)
      case (.minus, .int), (.minus, .double): try Arithmetic.evaluate(.multiply, .int(-1), value)
      case (.minus, _): try Arithmetic.negated(value)
      }
    }
  }

  private func join(_ operation: Operation, _ left: Expression, _ right: Expression, _ span: Span) throws -> Value {
    let x = try evaluate(left)
    switch (operation, x) {
    case (.and, .bool(false)), (.or, .bool(true)): return x
    case (.fallback, .int), (.fallback, .double), (.fallback, .bool): return x
    default: break
    }
    if operation == .fallback, let object = x.asObject, object.layout != .other { return x }
    // The left side may stand guard over the right one.
    if x.isUnknown { caught += 1 }
    defer { if x.isUnknown { caught -= 1 } }
    let y: Value
    do { y = try evaluate(right) } catch let ending as Ending { throw ending } catch {
      if x.isUnknown { return x }
      throw error
    }
    if x.isUnknown || y.isUnknown { return UnknownObject.made(of: [x, y]) }
    return try located(span) { try Arithmetic.join(operation, x, y) }
  }

  /// Whether a condition holds, none where only a run can tell; throws for what is no condition.
  func condition(_ expression: Expression) throws -> Bool? {
    let value = try evaluate(expression)
    if value.holdsUnknown { return nil }
    if let truth = value.asBool { return truth }
    _ = try located(expression.span) { throw Machine.conditionProblem(value) }
    return nil
  }

  // MARK: Ways that part

  private func choose(_ condition: Expression, _ then: Block, _ otherwise: Block?) throws -> Value {
    switch try self.condition(condition) {
    case true?: return try visit(then)
    case false?: return try otherwise.map { try visit($0) } ?? .none
    case nil:
      try either(then, otherwise)
      return UnknownObject.value
    }
  }

  /// `try a else b`: what fails in `a` is expected.
  private func attempt(_ body: Block, _ otherwise: Block, _ problem: String?) throws -> Value {
    var value: Value?
    caught += 1
    do { value = try visit(body) } catch {
      forget(ChangedNames(body.statements).names)
    }
    caught -= 1
    if let value, !value.holdsUnknown { return value }
    let mark = scope.scoped.count
    if let problem { scope.scoped.append((problem, UnknownObject.value)) }
    defer { scope.scoped.removeLast(scope.scoped.count - mark) }
    try either(otherwise, nil)
    return UnknownObject.value
  }

  // MARK: Made of parts

  private func format(_ parts: [FormatPart], _ span: Span) throws -> Value {
    var text = ""
    var isKnown = true
    for part in parts {
      switch part {
      case .text(let letters): text += letters
      case .value(let expression, let format):
        let value = try evaluate(expression)
        if value.holdsUnknown {
          isKnown = false
        } else if isKnown {
          text +=
            try located(expression.span) {
              .text(try format.map { try FormatSpec.format(value, $0) } ?? value.text)
            }.asText ?? ""
        }
      }
    }
    return isKnown ? .text(text) : UnknownObject.value
  }

  private func list(_ elements: [Element]) throws -> Value {
    var values: [Value] = []
    var isKnown = true
    for element in elements {
      let value = try evaluate(element.value)
      guard element.isSpread else {
        values.append(value)
        continue
      }
      if let list = value.asList { values += list } else { isKnown = false }
    }
    return isKnown ? .list(values) : UnknownObject.value
  }

  private func record(_ entries: [RecordEntry]) throws -> Value {
    var fields: [(String, Value)] = []
    var isKnown = true
    for entry in entries {
      switch entry {
      case .field(let name, let expression): fields.append((name.text, try evaluate(expression)))
      case .spread(let expression):
        let value = try evaluate(expression)
        if let record = value.asRecord { fields += record.fields.map { ($0.name, $0.value) } } else { isKnown = false }
      }
    }
    return isKnown ? .record(fields) : UnknownObject.value
  }
}
