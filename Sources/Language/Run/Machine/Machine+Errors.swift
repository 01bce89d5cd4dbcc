// Safe because frames are walked from the innermost down to the one that Swift opened, all of which are open.
extension Machine {
  // MARK: Unwinding

  /// Finds who catches an error, from the innermost call outwards, and lets go of everything in between.
  /// Afterwards the innermost frame goes on at the handler; an error that nobody catches leaves with its place in the
  /// text and the calls it came through.
  @inline(never) func unwind(_ error: any Error, _ pc: UnsafeMutablePointer<Instruction>) throws {
    var problem = diagnose(error, pc)
    var frame = state.pointee.frame
    frame.pointee.pc = pc
    while true {
      let entry = frame.pointee.entry
      let code = entry.pointee.code.takeUnretainedValue()
      let at = frame.pointee.pc - entry.pointee.instructions - 1
      if problem.ending == .failed, let handler = code.handlers.first(where: { $0.start <= at && at < $0.end }) {
        clear(frame, from: handler.level)
        if let register = handler.register {
          (frame.pointee.base + register).put(RegisterCell(ProblemRecord.make(problem)))
        }
        frame.pointee.pc = entry.pointee.instructions + handler.target
        state.pointee.frame = frame
        return
      }
      clear(frame, from: entry.pointee.isMain ? code.localCount : 0)
      let isBottom = frame.pointee.result == nil
      frame -= 1
      state.pointee.frame = frame
      if isBottom {
        if let name = code.name { note(&problem, name, nil) }
        throw problem
      }
      if !code.isTest { note(&problem, code.name ?? "a lambda", frame) }
    }
  }

  private func clear(_ frame: UnsafeMutablePointer<Frame>, from level: Int) {
    for register in stride(from: level, to: frame.pointee.entry.pointee.registerCount, by: 1) {
      (frame.pointee.base + register).clear()
    }
  }

  /// One line of the trail: which function it was in, and where that was called.
  private func note(_ problem: inout Diagnostic, _ name: String, _ caller: UnsafeMutablePointer<Frame>?) {
    guard problem.notes.count < 6 else { return }
    if problem.notes.count == 5 {
      problem.notes.append("…")
      return
    }
    guard let caller else {
      problem.notes.append("in `\(name)`")
      return
    }
    let entry = caller.pointee.entry
    let code = entry.pointee.code.takeUnretainedValue()
    let at = caller.pointee.pc - entry.pointee.instructions - 1
    guard code.spans.indices.contains(at) else { return }
    let line = code.source.position(Int(code.spans[at].start)).line
    problem.notes.append("in `\(name)`, called at \(code.source.name):\(line)")
  }

  /// Any error as a diagnostic that points into the text.
  private func diagnose(_ error: any Error, _ pc: UnsafeMutablePointer<Instruction>) -> Diagnostic {
    var problem: Diagnostic
    if let error = error as? Diagnostic {
      problem = error
    } else if let known = interpreter.host.translate(error) {
      problem = known
    } else {
      problem = Diagnostic("R099", "\(error)")
    }
    guard problem.span == nil else { return problem }
    let entry = state.pointee.frame.pointee.entry
    let code = entry.pointee.code.takeUnretainedValue()
    let at = pc - entry.pointee.instructions - 1
    guard code.spans.indices.contains(at) else { return problem }
    return located(problem, code.source, code.spans[at])
  }

  /// Points at the piece of text that the diagnostic names inside the span, or at the span.
  func located(_ diagnostic: Diagnostic, _ source: Source?, _ span: Span) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.source = source
    diagnostic.span = span
    guard let source, let subject = diagnostic.subject, !subject.isEmpty else { return diagnostic }
    if let narrow = SubjectSpan.find(subject, in: span, of: source) { diagnostic.span = narrow }
    return diagnostic
  }

  // MARK: What goes wrong in the machine itself

  /// Somebody asks to stop, or a limit that is watched from outside is used up.
  func interrupted() -> Diagnostic {
    if let limit = stop.exhausted { return limit }
    var problem = Diagnostic("R090", "interrupted")
    problem.ending = .interrupted
    return problem
  }

  func exhausted(_ message: String) -> Diagnostic {
    .exhausted(message)
  }

  func tooDeep() -> Diagnostic {
    var problem = Diagnostic(
      "R092", "calls are nested too deep", help: "a function that calls itself needs a case in which it does not")
    problem.ending = .exhausted
    return problem
  }

  func unset(_ name: RegisterCell) -> Diagnostic { noValue(name.value.asText ?? "it") }

  func unsetGlobal(_ frame: UnsafeMutablePointer<Frame>, _ slot: Int) -> Diagnostic {
    let names = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.space.names }
    return noValue(names.indices.contains(slot) ? names[slot] : "it")
  }

  func noValue(_ name: String) -> Diagnostic {
    Diagnostic("R003", "`\(name)` has no value yet", help: "bind it first: `\(name) = …`")
  }

  func notCallable(_ value: Value, _ site: CallSite) -> Diagnostic {
    let callee = site.source.map { $0.text(site.span) }.map { String($0.prefix { $0 != "(" && $0 != " " }) } ?? ""
    var problem = Diagnostic("R030", "`\(callee)` is \(value.aKind) and cannot be called")
    if let help = value.asObject?.callHelp {
      problem.help = help
      return problem
    }
    if callee.isEmpty { problem.message = "\(value.aKind) cannot be called" }
    if let first = site.arguments.first, let source = site.source {
      let text = source.text(first.span)
      switch value {
      case .object(is ListObject), .object(is RecordObject), .object(is TextObject):
        if text.hasPrefix("[") { problem.help = "for an element write `\(callee)\(text)`, without the space" }
      default: break
      }
      if text.hasPrefix(".") { problem.help = "`\(callee)\(text)` without the space is its field" }
      if problem.help == nil { problem.help = "missing operator or comma?" }
    }
    return problem
  }

  // MARK: Arguments

  func tooMany(_ count: Int, _ function: FunctionObject) -> Diagnostic {
    ArgumentProblem.tooMany(count, Machine.title(function), takes: function.parameterNames.count)
  }

  /// The first parameter that must be given and is not.
  func missing(_ function: FunctionObject, _ base: Registers) -> Diagnostic? {
    for (index, parameter) in function.template.code.parameters.enumerated()
    where parameter.isRequired && base[index].tag == Tag.unset {
      return ArgumentProblem.missing(parameter.name, Machine.title(function))
    }
    return nil
  }

  func unknownArgument(_ name: String, _ function: FunctionObject, _ site: CallSite) -> Diagnostic {
    ArgumentProblem.unknown(name, Machine.title(function), function.parameterNames, site)
  }

  private static func title(_ function: FunctionObject) -> String {
    function.name.map { "`\($0)`" } ?? "the function"
  }
}
