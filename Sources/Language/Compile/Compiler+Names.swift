extension Compiler {
  /// What a name stands for in the code.
  enum Place {
    case local(Variable)
    case capture(Int, Variable)
    case ownFunction
    case global(Int)
    case verb(Callable)
  }

  func place(_ name: String, at span: Span) throws -> Place {
    switch NameMeaning.find(name, from: scope) {
    case .own(let variable): return .local(variable)
    case .captured(let variable, let index): return .capture(index, variable)
    case .ownFunction: return .ownFunction
    case nil: break
    }
    let verb = callable(name)
    if let slot = space.slot(name), !scope.isMain || verb == nil || hasValue(slot) { return .global(slot) }
    if let verb { return .verb(verb) }
    throw error("C001", "no variable or verb `\(name)`", at: span)
  }

  func callable(_ name: String) -> Callable? { Builtins.callable(named: name) ?? host.callable(named: name) }

  /// A variable of the script that surely has a value where the script's own code stands.
  func hasValue(_ slot: Int) -> Bool { space.isSet(slot) || assignedSlots.contains(slot) }

  // MARK: Reading

  /// Writes the value of a name to a register.
  func load(_ name: String, to target: Int, at span: Span) throws {
    switch try place(name, at: span) {
    case .local(let variable):
      if variable.isBoxed {
        builder.emit(.getBox, target, variable.register, builder.constant(.text(name)), at: span)
      } else {
        checkSet(variable, at: span)
        if target != variable.register { builder.emit(.move, target, variable.register, at: span) }
      }
    case .capture(let index, let variable):
      builder.emit(
        variable.isBoxed ? .getCaptureBox : .getCapture, target, index, builder.constant(.text(name)), at: span)
    case .ownFunction: builder.emit(.loadSelf, target, at: span)
    case .global(let slot):
      if scope.isMain {
        checkSet(slot, at: span)
        if target != slot { builder.emit(.move, target, slot, at: span) }
      } else {
        builder.emit(.getGlobal, target, slot, at: span)
      }
    case .verb(let verb): builder.emit(.loadConstant, target, builder.constant(.object(verb)), at: span)
    }
  }

  /// The register in which a name's value already lies, if it lies in one.
  func register(of name: String, at span: Span) throws -> Int? {
    switch try place(name, at: span) {
    case .local(let variable) where !variable.isBoxed:
      checkSet(variable, at: span)
      return variable.register
    case .global(let slot) where scope.isMain:
      checkSet(slot, at: span)
      return slot
    default: return nil
    }
  }

  private func checkSet(_ variable: Variable, at span: Span) {
    guard !variable.isScoped, !assigned.contains(ObjectIdentifier(variable)) else { return }
    builder.emit(.checkSet, variable.register, builder.constant(.text(variable.name)), at: span)
  }

  private func checkSet(_ slot: Int, at span: Span) {
    guard !hasValue(slot) else { return }
    builder.emit(.checkSet, slot, builder.constant(.text(space.names[slot])), at: span)
  }

  // MARK: Binding

  /// The register that a binding of this name may write its value to directly; none where it takes one more step.
  func bindingRegister(_ name: Name) throws -> Int? {
    switch NameMeaning.find(name.text, from: scope) {
    case .own(let variable): return variable.isBoxed ? nil : variable.register
    case .captured: return nil
    case .ownFunction, nil:
      guard scope.isMain, let slot = space.slot(name.text) else { return nil }
      return slot
    }
  }

  /// Binds a name to the value in a register, which dies.
  func bind(_ name: Name, from register: Int) throws {
    switch NameMeaning.find(name.text, from: scope) {
    case .own(let variable):
      if variable.isBoxed {
        builder.emit(.setBox, variable.register, register, at: name.span)
      } else if register != variable.register {
        builder.emit(.take, variable.register, register, at: name.span)
      }
    case .captured(_, let index): builder.emit(.setCaptureBox, register, index, at: name.span)
    case .ownFunction, nil:
      guard scope.isMain, let slot = space.slot(name.text) else {
        throw error("C013", "a function cannot bind `\(name.text)` here", at: name.span)
      }
      if register != slot { builder.emit(.take, slot, register, at: name.span) }
    }
    markAssigned(name.text)
  }

  func markAssigned(_ name: String) {
    switch NameMeaning.find(name, from: scope) {
    case .own(let variable): assigned.insert(ObjectIdentifier(variable))
    case .captured, .ownFunction: break
    case nil: if scope.isMain, let slot = space.slot(name) { assignedSlots.insert(slot) }
    }
  }

  // MARK: What is surely assigned

  typealias Assigned = (Set<ObjectIdentifier>, Set<Int>)

  var flow: Assigned {
    get { (assigned, assignedSlots) }
    set { (assigned, assignedSlots) = newValue }
  }

  /// After two ways through the code only what both assigned is sure.
  func join(_ a: Assigned, _ b: Assigned) {
    flow = (a.0.intersection(b.0), a.1.intersection(b.1))
  }

  /// Runs a part of the compilation for a variable of a `for`, `catch` or pipe.
  func withScoped<Result>(_ variable: Variable, _ body: () throws -> Result) rethrows -> Result {
    scope.scoped.append(variable)
    defer { scope.scoped.removeLast() }
    return try body()
  }
}
