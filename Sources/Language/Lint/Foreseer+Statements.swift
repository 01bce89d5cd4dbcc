extension Foreseer {
  /// The value of a statement, where it has one; its errors are collected and leave unknown values behind.
  func visit(_ statement: Statement) throws -> Value {
    do { return try value(of: statement) } catch let ending as Ending { throw ending } catch {
      if let problem = diagnostic(error, at: statement.span) { add(problem) }
      if caught > 0 { throw error }
      skip(statement)
      return UnknownObject.value
    }
  }

  @discardableResult
  func visit(_ block: Block) throws -> Value {
    var last = Value.none
    for statement in block.statements { last = try visit(statement) }
    return last
  }

  private func value(of statement: Statement) throws -> Value {
    switch statement.kind {
    case .expression(let expression, _): return try evaluate(expression)
    case .bind(let targets, let operation, let value): try bind(targets, operation, value, statement.span)
    case .function(let function): if let name = function.name { bind(name.text, .object(found(function))) }
    case .forEach(let index, let item, let sequence, let body):
      _ = try evaluate(sequence)
      try loop(body, changed: [], names: [index, item].compactMap { $0?.text })
    case .whileLoop(let condition, let body):
      // What the body changes may have changed before the condition is asked again.
      forget(ChangedNames(body.statements).names)
      let holds = try self.condition(condition)
      if holds != false { try loop(body, changed: [], names: []) }
    case .breakLoop, .continueLoop: throw Ending.left
    case .returnValue(let value):
      if let value { _ = try evaluate(value) }
      throw Ending.left
    case .use(let path, let span, let names):
      _ = try located(span) {
        _ = try host.readModule(path, from: source)
        return .none
      }
      for name in names?.map(\.text) ?? [ModulePath.stem(path)] { bind(name, UnknownObject.value) }
    case .param(let name, let type, let value):
      let given = try value.map { try evaluate($0) }
      let known = given.flatMap { $0.holdsUnknown ? nil : $0 }
      bind(
        name.text,
        try known.map { try interpreter.parameterValue(name.text, type: type?.text ?? "", given: $0, source: source) }
          ?? UnknownObject.value)
    case .expect(let condition, let why):
      _ = try self.condition(condition)
      if let why { caught += 1; defer { caught -= 1 }; _ = try? evaluate(why) }
    case .test(let name, let body):
      _ = try evaluate(name)
      inScope(ForeseenScope(parent: main)) { _ = try? visit(body) }
    }
    return .none
  }

  /// Goes through a body that runs any number of times.
  private func loop(_ body: Block, changed: Set<String>, names: [String]) throws {
    forget(ChangedNames(body.statements).names)
    let mark = scope.scoped.count
    for name in names { scope.scoped.append((name, UnknownObject.value)) }
    defer { scope.scoped.removeLast(scope.scoped.count - mark) }
    do { try visit(body) } catch is Ending {}
    forget(ChangedNames(body.statements).names)
  }

  /// Makes variables unknown that have a value.
  func forget(_ names: Set<String>) {
    for name in names { bind(name, UnknownObject.value) }
  }

  /// Goes through two ways of which only a run can tell which it takes.
  func either(_ first: Block, _ second: Block?) throws {
    let changed = ChangedNames(first.statements + (second?.statements ?? [])).names
    let before = changed.map { ($0, read($0)) }
    var isLeft = false
    do { try visit(first) } catch is Ending { isLeft = true }
    for (name, value) in before { if let value { bind(name, value) } }
    if let second {
      do { try visit(second) } catch is Ending {
        forget(changed)
        if isLeft { throw Ending.left }
        return
      }
    }
    forget(changed)
  }

  func inScope(_ inner: ForeseenScope, _ work: () -> Void) {
    let outer = scope
    scope = inner
    defer { scope = outer }
    work()
  }

  /// Remembers a function, to be looked at by itself.
  func found(_ function: Function) -> ForeseenFunction {
    let found = ForeseenFunction(function, in: scope, self)
    if !functions.contains(where: { $0.function.span == function.span }) { functions.append(found) }
    return found
  }

  // MARK: Binding

  private func bind(_ targets: [Target], _ operation: BinaryOperator?, _ value: Expression, _ span: Span) throws {
    var new = try evaluate(value)
    if let operation, let target = targets.first {
      let old = try evaluate(target, value.span)
      new = try located(span) { try binary(Operation(operation), old, new) }
    }
    if targets.count == 1, let target = targets.first { return try bind(target, new, span) }
    for (target, part) in zip(targets, try parts(of: new, targets, span)) { try bind(target, part, span) }
  }

  private func evaluate(_ target: Target, _ span: Span) throws -> Value {
    switch target {
    case .name(let name): read(name.text) ?? UnknownObject.value
    case .field, .index: UnknownObject.value
    }
  }

  private func bind(_ target: Target, _ value: Value, _ span: Span) throws {
    switch target {
    case .name(let name): bind(name.text, value)
    case .field(let base, let name): try change(base, [.field(name.text)], value, span)
    case .index(let base, let index): try change(base, [.index(try evaluate(index))], value, span)
    }
  }

  /// `x.field[0] = value`: the variable gets a new value.
  private func change(_ base: Expression, _ steps: [Indexing.Step], _ value: Value, _ span: Span) throws {
    switch base.kind {
    case .name(let name, _):
      guard var old = read(name), !old.holdsUnknown, !steps.contains(where: { $0.isUnknown }) else {
        bind(name, UnknownObject.value)
        return
      }
      _ = try located(span) {
        // Lists and records are values: a copy keeps what other variables hold.
        old = Foreseer.copied(old)
        try Indexing.change(&old, steps[...], to: value, host: host)
        return .none
      }
      bind(name, old)
    case .member(let inner, let name): try change(inner, [.field(name.text)] + steps, value, span)
    case .index(let inner, let index): try change(inner, [.index(try evaluate(index))] + steps, value, span)
    default: break
    }
  }

  private static func copied(_ value: Value) -> Value {
    if let list = value.asList { return .list(list.map(copied)) }
    if let record = value.asRecord { return .record(record.fields.map { ($0.name, copied($0.value)) }) }
    return value
  }

  /// A value taken apart as `a, b = value` does.
  private func parts(of value: Value, _ targets: [Target], _ span: Span) throws -> [Value] {
    let unknown = Array(repeating: UnknownObject.value, count: targets.count)
    let names = targets.compactMap { if case .name(let name) = $0 { name.text } else { nil } }
    if let record = value.asRecord {
      let fields = names.compactMap { record[$0] }
      if fields.count == targets.count { return fields }
      return record.values.count == targets.count ? record.values : try wrong(value, record.values.count, targets, span)
    }
    if let list = value.asList {
      return list.count == targets.count ? list : try wrong(value, list.count, targets, span)
    }
    return unknown
  }

  private func wrong(_ value: Value, _ count: Int, _ targets: [Target], _ span: Span) throws -> [Value] {
    _ = try located(span) {
      throw Diagnostic(
        "R036", "\(targets.count) names stand on the left, but the \(value.kind) has \(count) values")
    }
    return []
  }
}

extension Indexing.Step {
  var isUnknown: Bool { if case .index(let value) = self { value.holdsUnknown } else { false } }
}
