extension Compiler {
  func bind(_ targets: [Target], _ operation: BinaryOperator?, _ value: Expression, at span: Span) throws {
    guard targets.count == 1, let target = targets.first else {
      try takeApart(value, into: targets, at: span)
      return
    }
    switch target {
    case .name(let name):
      if let operation { try rebind(name, operation, value, at: span) } else { try bind(name, value) }
    case .field, .index: try change(target, operation, value, at: span)
    }
  }

  private func bind(_ name: Name, _ expression: Expression) throws {
    if let register = try bindingRegister(name) {
      try value(expression, to: register)
      markAssigned(name.text)
      return
    }
    let register = builder.allocate(at: expression.span)
    try value(expression, to: register)
    try bind(name, from: register)
  }

  /// `x += v`; a list that grows by one element grows in place.
  private func rebind(_ name: Name, _ operation: BinaryOperator, _ expression: Expression, at span: Span) throws {
    let old = Expression(kind: .name(name.text, isCommand: false), span: name.span)
    guard let register = try bindingRegister(name), try self.register(of: name.text, at: name.span) == register else {
      if operation == .add, try grow(name, by: expression, at: span) { return }
      let register = builder.allocate(at: span)
      let sum = Expression(kind: .binary(operation, old, expression, operatorSpan: span), span: span)
      try value(sum, to: register)
      try bind(name, from: register)
      return
    }
    if operation == .add, let element = expression.onlyElement, let number = plain(element) {
      builder.emit(.appendConstant, register, builder.constant(number), at: span)
    } else if operation == .add, let element = expression.onlyElement, !element.holdsBlock {
      let added = try operand(element)
      builder.emit(.appendElement, register, added.register, d: dying(added), at: span)
    } else if operation == .add, case .format(let parts) = expression.kind, !expression.holdsBlock {
      let (first, format) = try pieces(parts, at: expression.span)
      builder.emit(.appendText, register, first, format, at: span)
    } else {
      try value(Expression(kind: .binary(operation, old, expression, operatorSpan: span), span: span), to: register)
    }
    markAssigned(name.text)
  }

  /// A literal that is no object.
  private func plain(_ expression: Expression) -> Value? {
    guard let constant = constant(expression) else { return nil }
    if case .object = constant { return nil }
    return constant
  }

  /// `x += v` in place where the variable lies in a box, which closures share; false for any other variable. A right
  /// side that runs a function could change the variable, whose old value counts: it is kept beside.
  private func grow(_ name: Name, by expression: Expression, at span: Span) throws -> Bool {
    guard let box = try box(of: name) else { return false }
    var old = 0
    if !expression.isStill {
      old = builder.allocate(at: span) + 1
      try load(name.text, to: old - 1, at: name.span)
    }
    let element = expression.onlyElement
    let added = try operand(element ?? expression)
    let op: Op = element == nil ? .addShared : .appendElement
    builder.emit(op, box.place, added.register, old, d: dying(added) | box.bit, at: span)
    markAssigned(name.text)
    return true
  }

  /// Where the box of a variable is, and the bit that says so; none for a variable that lies in no box.
  private func box(of name: Name) throws -> (place: Int, bit: Int)? {
    switch try place(name.text, at: name.span) {
    case .local(let variable) where variable.isBoxed: (variable.register, Instruction.aBoxed)
    case .capture(let index, let variable) where variable.isBoxed: (index, Instruction.aCaptured)
    default: nil
    }
  }

  // MARK: Fields and elements

  /// `x.field[0].name = v`, read from the variable outwards.
  private struct Path {
    var root: Name
    var steps: [Step] = []

    /// A field by name, or an index.
    struct Step {
      var field: String?
      var index: Expression?
      var span: Span
    }
  }

  private func path(_ target: Target) throws -> Path {
    switch target {
    case .name(let name): return Path(root: name)
    case .field(let base, let name):
      var path = try path(base)
      path.steps.append(Path.Step(field: name.text, span: name.span))
      return path
    case .index(let base, let index):
      var path = try path(base)
      path.steps.append(Path.Step(index: index, span: index.span))
      return path
    }
  }

  private func path(_ expression: Expression) throws -> Path {
    switch expression.kind {
    case .name(let name, _): return Path(root: Name(text: name, span: expression.span))
    case .member(let base, let name): return try path(.field(base, name))
    case .index(let base, let index): return try path(.index(base, index))
    default:
      throw error(
        "C018", "only a variable can be changed", at: expression.span,
        help: "bind the value to a name first, then change that")
    }
  }

  private func change(_ target: Target, _ operation: BinaryOperator?, _ value: Expression, at span: Span) throws {
    let path = try path(target)
    let first = builder.allocate(at: span)
    let indices: [Operand]
    if path.steps.count == 1, let index = path.steps.first?.index, !value.holdsBlock {
      // A variable is read where it lies: nothing on the right side can bind it again.
      indices = [try operand(index)]
    } else {
      indices = try self.indices(of: path)
    }
    // One step into the variable's own list: the index lies behind the register that is meant for the value.
    if operation == nil, path.steps.count == 1, let index = indices.first, let constant = plain(value),
      let root = try rootRegister(path.root)
    {
      builder.emit(
        .setIndexConstant, root, index.register, builder.constant(constant), d: dying(index),
        at: path.steps.last?.span ?? span)
      return
    }
    try change(path, operation, first, indices, at: span) {
      try self.value(value, to: first)
    }
  }

  /// The indices of a path in registers in a row.
  private func indices(of path: Path) throws -> [Operand] {
    try path.steps.compactMap(\.index).map { index in
      let register = builder.allocate(at: index.span)
      try value(index, to: register)
      return Operand(register: register, dies: true)
    }
  }

  /// `first` holds the value, which dies; the indices of several steps lie in the registers after it.
  private func change(
    _ path: Path, _ operation: BinaryOperator?, _ first: Int, _ indices: [Operand], at span: Span,
    _ makeValue: () throws -> Void
  ) throws {
    let direct = try rootRegister(path.root)
    let box = try direct == nil ? box(of: path.root) : nil
    let root = try direct ?? (box == nil || operation != nil ? copyOfRoot(path.root) : 0)
    if let operation {
      let old = builder.allocate(at: span)
      readOld(path, root, indices, into: old)
      try makeValue()
      let dies = Instruction.bDies | Instruction.cDies
      builder.emit(Op(operation), first, old, first, d: dies, at: span)
    } else {
      try makeValue()
    }
    guard let box else {
      emitChange(path, root, first, indices, boxed: 0)
      if direct == nil { try bind(path.root, from: root) }
      return
    }
    // The variable alone must hold what is changed, so the copy that was read goes first.
    if operation != nil { builder.emit(.clear, root, at: span) }
    emitChange(path, box.place, first, indices, boxed: box.bit)
  }

  private func readOld(_ path: Path, _ root: Int, _ indices: [Operand], into old: Int) {
    var from = root
    var indices = indices[...]
    for step in path.steps {
      let dies = from == root ? 0 : Instruction.bDies
      if let name = step.field {
        builder.emit(.getField, old, from, builder.field(name), d: dies, at: step.span)
      } else {
        builder.emit(.getIndex, old, from, indices.removeFirst().register, d: dies, at: step.span)
      }
      from = old
    }
  }

  private func emitChange(_ path: Path, _ root: Int, _ first: Int, _ indices: [Operand], boxed: Int) {
    let span = path.steps.last?.span ?? path.root.span
    guard path.steps.count == 1, let step = path.steps.first else {
      let steps = path.steps.map { $0.field.map(builder.field) ?? Code.indexStep }
      builder.emit(.setPath, root, first, builder.path(steps), d: boxed, at: span)
      return
    }
    if let name = step.field {
      builder.emit(.setField, root, first, builder.field(name), d: boxed, at: span)
    } else {
      let dying = dying(indices[0]) | Instruction.cDies | boxed
      builder.emit(.setIndex, root, indices[0].register, first, d: dying, at: span)
    }
  }

  /// The register of the variable itself, so that what it alone holds is changed in place.
  private func rootRegister(_ name: Name) throws -> Int? {
    switch try place(name.text, at: name.span) {
    case .global where !scope.isMain:
      throw error(
        "C013", "a function cannot change `\(name.text)`, a variable of the script", at: name.span,
        help: "take it as a parameter and return the new value")
    case .verb, .ownFunction:
      throw error("C018", "`\(name.text)` is no variable, so nothing in it can be changed", at: name.span)
    default: return try register(of: name.text, at: name.span)
    }
  }

  private func copyOfRoot(_ name: Name) throws -> Int {
    let register = builder.allocate(at: name.span)
    try load(name.text, to: register, at: name.span)
    return register
  }

  // MARK: Taking apart

  /// `a, b = pair`.
  private func takeApart(_ value: Expression, into targets: [Target], at span: Span) throws {
    let source = builder.allocate(at: value.span)
    try self.value(value, to: source)
    let first = builder.allocate(targets.count, at: span)
    var names: [String?] = []
    for target in targets {
      if case .name(let name) = target { names.append(name.text) } else { names.append(nil) }
    }
    let pattern = Code.UnpackPattern(names: names, count: targets.count)
    builder.emit(.unpack, source, first, builder.append(pattern, to: &builder.patterns), at: value.span)
    for (offset, target) in targets.enumerated() {
      switch target {
      case .name(let name): try bind(name, from: first + offset)
      case .field, .index:
        let mark = builder.top
        let path = try path(target)
        let slot = builder.allocate(at: span)
        try change(path, nil, slot, try indices(of: path), at: span) {
          builder.emit(.take, slot, first + offset, at: span)
        }
        builder.release(to: mark)
      }
    }
  }
}

extension Expression {
  /// The element of a list of one, `[x]`.
  fileprivate var onlyElement: Expression? {
    guard case .list(let elements) = kind, let element = elements.first, elements.count == 1, !element.isSpread else {
      return nil
    }
    return element.value
  }

  /// Nothing in it can run a function, so nothing can change a variable meanwhile.
  fileprivate var isStill: Bool {
    switch kind {
    case .call, .pipe, .ifElse, .tryElse, .tryCatch, .block, .name(_, isCommand: true): return false
    default: break
    }
    var isStill = true
    visitChildren(expressions: { isStill = isStill && $0.isStill }, blocks: { _ in isStill = false })
    return isStill
  }
}
