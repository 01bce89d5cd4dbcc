extension Compiler {
  /// The callee in a register, the arguments in those after it; the result takes the callee's place.
  func call(_ call: Call, to target: Int, at span: Span) throws {
    let base = workplace(for: target, at: span)
    let isPlain = call.arguments.allSatisfy { $0.name == nil && !$0.isSpread }
    let callee = try prepare(call.callee, base, mayStay: isPlain && !call.arguments.contains { $0.value.holdsBlock })
    var form: QuickForm?
    if case .verb(let verb) = callee, isPlain, call.arguments.count == 1 { form = verb.quickForm }
    var quick = try tryQuick(form, call.arguments, base, at: span)
    var arguments: [CallSite.Argument] = []
    for argument in call.arguments {
      let register = freshRegister(at: argument.value.span)
      try value(argument.value, to: register)
      arguments.append(
        CallSite.Argument(span: argument.value.span, name: argument.name?.text, isSpread: argument.isSpread))
    }
    guard arguments.count <= Int(UInt8.max) else {
      throw error("C019", "a call takes at most 255 arguments", at: span, help: "hand over a list")
    }
    if let form, quick == nil {
      quick = builder.emit(.tryQuickTemporary, base, form.rawValue, builder.top - 1, at: span)
    }
    let site = CallSite(source: source, span: span, arguments: arguments)
    let index = builder.site(site)
    let count = arguments.count
    if site.isPlain {
      switch callee {
      case .register: builder.emit(.call, base, 0, index, d: count, at: span)
      case .local(let register): builder.emit(.callLocal, base, register, index, d: count, at: span)
      case .capture(let place): builder.emit(.callCapture, base, place, index, d: count, at: span)
      case .global(let slot):
        builder.emit(scope.isMain ? .callGlobalMain : .callGlobal, base, slot, index, d: count, at: span)
      case .verb(let verb): builder.emit(.callHost, base, builder.constant(.object(verb)), index, d: count, at: span)
      }
    } else {
      switch callee {
      case .register, .local, .capture: break
      case .global(let slot): builder.emit(scope.isMain ? .move : .getGlobal, base, slot, at: span)
      case .verb(let verb): builder.emit(.loadConstant, base, builder.constant(.object(verb)), at: span)
      }
      builder.emit(.callShaped, base, 0, index, d: count, at: span)
    }
    if let quick { builder.skip(from: quick) }
    builder.release(to: base + 1)
    deliver(base, to: target, at: span)
  }

  private enum Callee {
    case register
    case local(Int)
    case capture(Int)
    case global(Int)
    case verb(Callable)
  }

  /// A quick form of a verb may answer for a variable where it lies; the place of that instruction, which then skips
  /// what makes the call.
  private func tryQuick(_ form: QuickForm?, _ arguments: [CallArgument], _ base: Int, at span: Span) throws -> Int? {
    guard let form, let argument = arguments.first, case .name(let name, isCommand: false) = argument.value.kind,
      recording[argument.value.span] == nil
    else { return nil }
    if let register = try register(of: name, at: argument.value.span) {
      return builder.emit(.tryQuick, base, form.rawValue, register, at: span)
    }
    switch try place(name, at: argument.value.span) {
    case .local(let variable): return builder.emit(.tryQuickBox, base, form.rawValue, variable.register, at: span)
    case .capture(let index, let variable):
      return builder.emit(
        variable.isBoxed ? .tryQuickCaptureBox : .tryQuickCapture, base, form.rawValue, index, at: span)
    default: return nil
    }
  }

  /// Puts the callee into the register, unless the call itself can name it. `mayStay`: nothing in the arguments could
  /// bind a variable anew.
  private func prepare(_ callee: Expression, _ base: Int, mayStay: Bool) throws -> Callee {
    guard case .name(let name, _) = callee.kind else {
      try value(callee, to: base)
      return .register
    }
    let place = try place(name, at: callee.span)
    if case .verb(let verb) = place { return .verb(verb) }
    let verb = callable(name)
    if case .global(let slot) = place, verb == nil { return .global(slot) }
    guard let verb else {
      if mayStay, !scope.isMain {
        if case .capture(let index, let variable) = place, !variable.isBoxed { return .capture(index) }
        if case .local = place, let register = try register(of: name, at: callee.span) { return .local(register) }
      }
      try load(name, to: base, at: callee.span)
      return .register
    }
    // A variable that holds nothing callable does not hide the verb of its name.
    if case .global(let slot) = place, !scope.isMain {
      builder.emit(.peekGlobal, base, slot, at: callee.span)
    } else {
      try load(name, to: base, at: callee.span)
    }
    builder.emit(.pickCallee, base, builder.constant(.object(verb)), at: callee.span)
    return .register
  }

}
