extension Compiler {
  /// The callee in a register, the arguments in those after it; the result takes the callee's place.
  func call(_ call: Call, to target: Int, at span: Span) throws {
    let base = workplace(for: target, at: span)
    let callee = try prepare(call.callee, base)
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
    let site = CallSite(source: source, span: span, arguments: arguments)
    let index = builder.site(site)
    let count = arguments.count
    if site.isPlain {
      switch callee {
      case .register: builder.emit(.call, base, 0, index, d: count, at: span)
      case .global(let slot):
        builder.emit(scope.isMain ? .callGlobalMain : .callGlobal, base, slot, index, d: count, at: span)
      case .verb(let verb): builder.emit(.callHost, base, builder.constant(.object(verb)), index, d: count, at: span)
      }
    } else {
      switch callee {
      case .register: break
      case .global(let slot): builder.emit(scope.isMain ? .move : .getGlobal, base, slot, at: span)
      case .verb(let verb): builder.emit(.loadConstant, base, builder.constant(.object(verb)), at: span)
      }
      builder.emit(.callShaped, base, 0, index, d: count, at: span)
    }
    builder.release(to: base + 1)
    deliver(base, to: target, at: span)
  }

  private enum Callee {
    case register
    case global(Int)
    case verb(Callable)
  }

  /// Puts the callee into the register, unless the call itself can name it.
  private func prepare(_ callee: Expression, _ base: Int) throws -> Callee {
    guard case .name(let name, _) = callee.kind else {
      try value(callee, to: base)
      return .register
    }
    let place = try place(name, at: callee.span)
    if case .verb(let verb) = place { return .verb(verb) }
    let verb = callable(name)
    if case .global(let slot) = place, verb == nil { return .global(slot) }
    guard let verb else {
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
